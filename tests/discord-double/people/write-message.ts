// Puts an ordinary message of a person into a channel, with its mentions, reply and uploads.
import type { APIMessage } from 'discord.js';
import { buildMessage } from '../world/build-message.js';
import type { FileToAttach } from '../world/attachments.js';
import type { Channel } from '../world/channel.js';
import type { SentMessage } from '../world/sent-message.js';
import { userJson, type User } from '../world/user.js';
import type { World } from '../world/world.js';

export interface Words {
  readonly text: string;
  readonly channel?: Channel;
  readonly replyTo?: SentMessage;
  /** Whether a reply pings its target; Discord's app does so unless told otherwise. */
  readonly ping?: boolean;
  readonly files?: readonly FileToAttach[];
}

export function writeMessage(world: World, user: User, channel: Channel, words: Words): SentMessage {
  if (channel.guild && !channel.allows(user, 'SendMessages'))
    throw new Error(`${user.name} may not write in ${channel.name}`);
  const { replyTo, text } = words;
  const files = (words.files ?? []).map((file) => world.attachments.add(channel, file));
  const raw = buildMessage(world, {
    body: { content: text },
    files: [],
    author: user,
    channel,
    type: replyTo ? 19 : 0,
    flags: 0,
    extra: replyTo
      ? {
          message_reference: {
            type: 0,
            channel_id: replyTo.channel.id,
            message_id: replyTo.id,
            ...(channel.guild ? { guild_id: channel.guild.id } : {}),
          },
        }
      : {},
  });
  const mentions =
    replyTo && (words.ping ?? true) && !raw.mentions.some((m) => m.id === replyTo.author.id)
      ? [...raw.mentions, userJson(replyTo.author)]
      : raw.mentions;
  return world.store(channel, user, { ...raw, mentions, attachments: files } as APIMessage);
}
