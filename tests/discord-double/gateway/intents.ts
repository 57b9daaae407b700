// Which events a session hears for the intents it asked for, and which intents need permission.
import type { WorldEvent } from '../world/world.js';

const INTENT = {
  Guilds: 1 << 0,
  GuildMembers: 1 << 1,
  GuildPresences: 1 << 8,
  GuildMessages: 1 << 9,
  DirectMessages: 1 << 12,
  MessageContent: 1 << 15,
} as const;

export type PrivilegedIntent = 'GuildMembers' | 'GuildPresences' | 'MessageContent';

const ALL_KNOWN = (1 << 26) - 1;

/** Close code 4013 for intents that do not exist, 4014 for those that the portal has switched off. */
export function refuseIntents(
  intents: number,
  allowed: readonly PrivilegedIntent[],
): 4013 | 4014 | undefined {
  if (!Number.isInteger(intents) || intents < 0 || intents > ALL_KNOWN) return 4013;
  const privileged: readonly PrivilegedIntent[] = ['GuildMembers', 'GuildPresences', 'MessageContent'];
  const forbidden = privileged.filter((name) => !allowed.includes(name));
  return forbidden.some((name) => (intents & INTENT[name]) !== 0) ? 4014 : undefined;
}

export function hears(intents: number, event: WorldEvent): boolean {
  if (event.name === 'INTERACTION_CREATE') return true;
  if (/^MESSAGE_/.test(event.name))
    return (intents & (event.guild ? INTENT.GuildMessages : INTENT.DirectMessages)) !== 0;
  if (/^(GUILD|CHANNEL|THREAD)_/.test(event.name)) return (intents & INTENT.Guilds) !== 0;
  return true;
}
