// Whether the bot may answer in a channel: its permissions there, and what the server's moderators chose.
import { PermissionFlagsBits, type Message } from 'discord.js';
import type { GuildSettings } from '../state/settings-store.js';

export type MayAnswer = 'yes' | 'not-here' | 'no-permission';

export function mayAnswer(message: Message, settings: GuildSettings): MayAnswer {
  if (!message.inGuild()) return 'yes';
  const { channel } = message;
  const parentId = channel.isThread() ? channel.parentId : undefined;
  const chosen = settings.channels;
  if (
    chosen.length > 0 &&
    !chosen.includes(channel.id) &&
    !(typeof parentId === 'string' && chosen.includes(parentId))
  )
    return 'not-here';
  const me = message.guild.members.me;
  const permissions = me === null ? null : channel.permissionsFor(me);
  // Unknown (nothing cached): try, and learn from Discord's answer.
  if (permissions === null) return 'yes';
  const send = channel.isThread()
    ? PermissionFlagsBits.SendMessagesInThreads
    : PermissionFlagsBits.SendMessages;
  const needed = [PermissionFlagsBits.ViewChannel, send, PermissionFlagsBits.ReadMessageHistory];
  return permissions.has(needed) ? 'yes' : 'no-permission';
}
