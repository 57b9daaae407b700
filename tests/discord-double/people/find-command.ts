// Finds a command that Discord would offer this person in this place, and says why when it would not.
import type { Channel } from '../world/channel.js';
import type { RegisteredCommand } from '../world/command-registry.js';
import type { User } from '../world/user.js';
import type { World } from '../world/world.js';

export interface Wanted {
  readonly name: string;
  /** 1 a slash command, 3 a message's menu. */
  readonly type: number;
  readonly userInstalled?: boolean;
  readonly overridePermissions?: boolean;
}

export function findCommand(world: World, user: User, channel: Channel, wanted: Wanted): RegisteredCommand {
  const command = world.commands.find(wanted.name, wanted.type, channel.guild?.id);
  const shown = `${wanted.type === 1 ? '/' : 'Apps → '}${wanted.name}`;
  if (!command) {
    const names = world.commands.all().map((c) => c.body.name);
    throw new Error(`no command ${shown} is registered, only: ${names.join(', ') || 'none'}`);
  }
  const { contexts, integration_types: installs } = command.body;
  const place = channel.guild ? { context: 0, words: 'servers' } : { context: 1, words: 'direct messages' };
  if (contexts && !contexts.includes(place.context))
    throw new Error(`${shown} is not offered in ${place.words}`);
  if (wanted.userInstalled && !installs?.includes(1))
    throw new Error(`${shown} is not offered by a user-installed app`);
  if (!wanted.overridePermissions && !isGranted(command, user, channel)) {
    throw new Error(
      `${shown} is not offered to ${user.name}: it needs the permissions ${command.body.default_member_permissions} (overridePermissions stands for an admin's exception)`,
    );
  }
  return command;
}

/** default_member_permissions: "0" is for administrators alone. */
function isGranted({ body }: RegisteredCommand, user: User, channel: Channel): boolean {
  const needed = body.default_member_permissions;
  if (needed === undefined || needed === null || !channel.guild) return true;
  if (channel.guild.owner === user || channel.allows(user, 'Administrator')) return true;
  return BigInt(needed) !== 0n && (channel.permissionsOf(user) & BigInt(needed)) === BigInt(needed);
}
