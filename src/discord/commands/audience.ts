// Who may use what; decided from what Discord says of the member at this very press.
import { PermissionFlagsBits, type BaseInteraction } from 'discord.js';

export type Admission = 'allowed' | 'not-allowed' | 'only-in-server';

/** Pure: called again at every use, also of buttons, so that a stale or forged one gains nothing. */
export type Audience = (by: Pick<BaseInteraction, 'guildId' | 'memberPermissions'>) => Admission;

export const everyone: Audience = () => 'allowed';

/** Members with *Manage Server*. */
export const serverManagers: Audience = ({ guildId, memberPermissions }) => {
  if (guildId === null) return 'only-in-server';
  return memberPermissions?.has(PermissionFlagsBits.ManageGuild) === true ? 'allowed' : 'not-allowed';
};

/** Whether a member may remove other people's messages where this happens. */
export function moderatesMessages({
  memberPermissions,
}: Pick<BaseInteraction, 'memberPermissions'>): boolean {
  return (
    memberPermissions?.any([PermissionFlagsBits.ManageMessages, PermissionFlagsBits.ManageGuild]) === true
  );
}
