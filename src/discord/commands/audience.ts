// Who may use what; decided from what Discord says of the member at this very press.
import { PermissionFlagsBits, type BaseInteraction } from 'discord.js';
import type { Services } from '../services.js';

/** Otherwise the name of the sentence that refuses (`refusal` in the sentences). */
export type Admission = 'allowed' | 'needsManageServer' | 'onlyInServer';

/** Called again at every use, also of buttons and menus, so that a stale or forged one gains nothing. */
export type Audience = (by: BaseInteraction, services: Services) => Admission;

export const everyone: Audience = () => 'allowed';

/** Members with *Manage Server*. */
export const serverManagers: Audience = ({ guildId, memberPermissions }) => {
  if (guildId === null) return 'onlyInServer';
  return memberPermissions?.has(PermissionFlagsBits.ManageGuild) === true ? 'allowed' : 'needsManageServer';
};

/** Whether a member may remove other people's messages where this happens. */
export function moderatesMessages({ memberPermissions }: BaseInteraction): boolean {
  return (
    memberPermissions?.any([PermissionFlagsBits.ManageMessages, PermissionFlagsBits.ManageGuild]) === true
  );
}
