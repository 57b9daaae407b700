// Who may use what; decided from what Discord says of the member at this very press.
import { PermissionFlagsBits, type BaseInteraction } from 'discord.js';
import type { Services } from '../services.js';

/** Otherwise the name of the sentence that refuses (`refusal` in the sentences). */
export type Admission =
  | 'allowed'
  | 'needsManageServer'
  | 'onlyInServer'
  | 'ownerOnly'
  | 'onlyInModerationServers'
  | 'moderatorsOnly';

/** Called again at every use, also of buttons and menus, so that a stale or forged one gains nothing. */
export type Audience = (by: BaseInteraction, services: Services) => Admission;

export const everyone: Audience = () => 'allowed';

/** Members with *Manage Server*. */
export const serverManagers: Audience = ({ guildId, memberPermissions }) => {
  if (guildId === null) return 'onlyInServer';
  return memberPermissions?.has(PermissionFlagsBits.ManageGuild) === true ? 'allowed' : 'needsManageServer';
};

/**
 * Those who may change the documents, which are the same for all servers of the bot: members with *Manage Server* or
 * a named role, in the servers named for it; where none is named, the application's owner alone, anywhere.
 */
export const corpusModerators: Audience = (by, { moderation }) => {
  const { guildIds, roleIds } = moderation;
  if (guildIds.length === 0) return moderation.isOwner(by.user.id) ? 'allowed' : 'ownerOnly';
  if (by.guildId === null || !guildIds.includes(by.guildId)) return 'onlyInModerationServers';
  const mayManage = by.memberPermissions?.has(PermissionFlagsBits.ManageGuild) === true;
  return mayManage || roleIds.some((id) => hasRole(by, id)) ? 'allowed' : 'moderatorsOnly';
};

/** The role that everybody has (its id is the server's) counts for nobody. */
function hasRole({ member, guildId }: BaseInteraction, roleId: string): boolean {
  if (member === null || roleId === guildId) return false;
  return Array.isArray(member.roles) ? member.roles.includes(roleId) : member.roles.cache.has(roleId);
}

/** Whether a member may remove other people's messages where this happens. */
export function moderatesMessages({ memberPermissions }: BaseInteraction): boolean {
  return (
    memberPermissions?.any([PermissionFlagsBits.ManageMessages, PermissionFlagsBits.ManageGuild]) === true
  );
}
