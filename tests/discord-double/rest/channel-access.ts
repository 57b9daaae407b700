// Decides whether the bot may touch a channel at all, and whether it has a permission there.
import { refusals } from '../limits/refusal.js';
import type { Channel } from '../world/channel.js';
import type { PermissionName } from '../world/permissions.js';
import type { World } from '../world/world.js';
import type { Call } from './router.js';

/** The channel of the request; 10003 when there is none, 50001 when the bot cannot see it. */
export function channelFor(call: Call): Channel {
  const channel = call.world.channels.get(call.param('channel'));
  if (!channel || channel.deleted) throw refusals.unknownChannel();
  if (channel.guild && !channel.allows(call.world.bot, 'ViewChannel')) throw refusals.missingAccess();
  return channel;
}

export function requirePermission(world: World, channel: Channel, permission: PermissionName): void {
  if (!channel.allows(world.bot, permission)) throw refusals.missingPermissions();
}
