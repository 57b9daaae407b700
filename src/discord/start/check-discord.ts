// Asks Discord, before anything else is loaded, whether it can be reached, knows the token, and allows a log-in.
import { setTimeout as sleep } from 'node:timers/promises';
import { DiscordAPIError, REST, Routes, type RESTGetAPIGatewayBotResult } from 'discord.js';
import { messageOf } from '../../errors.js';
import { classifyFault } from '../reply/classify-fault.js';
import { StartFault } from './start-fault.js';

/**
 * Network faults are waited out for a while; then it is the operator's turn.
 * @throws StartFault
 */
export async function checkDiscord(
  apiUrl: string,
  token: string,
  waitsMs: readonly number[] = WAITS_MS,
): Promise<void> {
  const rest = new REST({ api: apiUrl, version: '10', timeout: 10_000, retries: 1 }).setToken(token);
  for (let attempt = 0; ; attempt++) {
    try {
      const { session_start_limit: limit } = (await rest.get(
        Routes.gatewayBot(),
      )) as RESTGetAPIGatewayBotResult;
      if (limit.remaining > 0) return;
      throw new StartFault('sessionsUsedUp', (texts) =>
        texts.sessionsUsedUp(Math.ceil(limit.reset_after / 60_000)),
      );
    } catch (error) {
      if (error instanceof StartFault) throw error;
      if (error instanceof DiscordAPIError && error.status === 401) throw wrongToken(error);
      const waitMs = waitsMs[attempt];
      if (classifyFault(error) !== 'network' || waitMs === undefined) throw unreachable(apiUrl, error);
      await sleep(waitMs);
    }
  }
}

const WAITS_MS = [1000, 3000, 6000];

export function wrongToken(cause: unknown): StartFault {
  return new StartFault('wrongToken', (texts) => texts.wrongToken, cause);
}

export function unreachable(apiUrl: string, cause: unknown): StartFault {
  return new StartFault('unreachable', (texts) => texts.unreachable(apiUrl, reasonOf(cause)), cause);
}

/** The name of a network error says more than its message, which may be empty. */
function reasonOf(cause: unknown): string {
  const code = cause instanceof Error && 'code' in cause ? String(cause.code) : '';
  return code === '' ? messageOf(cause) : code;
}
