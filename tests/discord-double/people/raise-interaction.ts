// Pushes an interaction to the bot as Discord does, with everything that discord.js needs to read it.
import { randomBytes } from 'node:crypto';
import { FLAG } from '../limits/check-message.js';
import type { Traffic } from '../record-traffic.js';
import type { Channel } from '../world/channel.js';
import type { Interaction } from '../world/interaction.js';
import type { SentMessage } from '../world/sent-message.js';
import { userJson, type User } from '../world/user.js';
import type { World } from '../world/world.js';

export interface Deed {
  readonly type: number;
  readonly user: User;
  readonly channel: Channel;
  readonly data: Record<string, unknown>;
  readonly locale: string;
  readonly source?: SentMessage | undefined;
  /** The app is installed by the user alone, not by the server. */
  readonly userInstalled: boolean;
  readonly metadata?: Record<string, unknown>;
}

const ATTACHMENT_LIMIT = 10 * 1024 * 1024;

export function raiseInteraction(world: World, traffic: Traffic, deed: Deed): Interaction {
  const { user, channel, source } = deed;
  const { guild } = channel;
  const id = world.nextId();
  const token = `aW50ZXJhY3Rpb246${randomBytes(60).toString('base64url')}`;
  const owners: Record<string, string> = deed.userInstalled ? { '1': user.id } : { '0': guild?.id ?? '0' };
  const interaction: Interaction = {
    id,
    token,
    type: deed.type,
    user,
    channel,
    createdMs: world.clock.nowMs(),
    attachmentLimit: ATTACHMENT_LIMIT,
    userInstalled: deed.userInstalled,
    forcedEphemeral: deed.userInstalled && guild !== undefined && !channel.allows(user, 'UseExternalApps'),
    source,
    metadata: {
      id,
      type: deed.type,
      user: userJson(user),
      authorizing_integration_owners: owners,
      ...deed.metadata,
    },
    callback: undefined,
    original: undefined,
    followUps: [],
    edits: 0,
    originalDeleted: false,
    choices: undefined,
    modal: undefined,
    refused: [],
  };
  world.interactions.set(token, interaction);
  traffic.add({
    kind: 'interaction',
    t: interaction.createdMs,
    id,
    token,
    application_id: world.applicationId,
    type: deed.type,
    message: source !== undefined,
    owners,
    attachment_size_limit: ATTACHMENT_LIMIT,
  });
  world.tell(channel, 'INTERACTION_CREATE', {
    id,
    application_id: world.applicationId,
    type: deed.type,
    token,
    version: 1,
    channel_id: channel.id,
    channel: {
      ...channel.toJson(),
      ...(guild ? { permissions: channel.permissionsOf(user).toString() } : {}),
    },
    ...(guild
      ? {
          guild_id: guild.id,
          guild: { id: guild.id, locale: guild.locale, features: [] },
          guild_locale: guild.locale,
          member: memberWithPermissions(channel, user),
        }
      : { user: userJson(user) }),
    locale: deed.locale,
    app_permissions: channel.permissionsOf(world.bot).toString(),
    entitlements: [],
    authorizing_integration_owners: owners,
    context: guild ? 0 : 1,
    attachment_size_limit: ATTACHMENT_LIMIT,
    data: deed.data,
    ...(source ? { message: sourceJson(source) } : {}),
  });
  world.changes.ring();
  return interaction;
}

function memberWithPermissions(channel: Channel, user: User): Record<string, unknown> {
  const member = channel.guild?.members.get(user.id);
  if (!channel.guild || !member)
    throw new Error(`${user.name} is no member of the server that ${channel.name} belongs to`);
  return {
    ...channel.guild.memberJson(member),
    user: userJson(user),
    permissions: channel.permissionsOf(user).toString(),
  };
}

function sourceJson(source: SentMessage): Record<string, unknown> {
  const raw = source.raw as unknown as Record<string, unknown>;
  return { ...raw, flags: source.flags & ~FLAG.loading };
}
