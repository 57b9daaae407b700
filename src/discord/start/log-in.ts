// Logs the client in and waits until it is ready; says which of the known reasons stopped it.
import { Events, GatewayCloseCodes, type Client } from 'discord.js';
import { withinMs } from '../within-ms.js';
import { unreachable, wrongToken } from './check-discord.js';
import { StartFault } from './start-fault.js';

/** @throws StartFault */
export async function logIn(client: Client, token: string, apiUrl: string): Promise<void> {
  const ready = new Promise<void>((resolve) => client.once(Events.ClientReady, () => resolve()));
  const closed = new Promise<never>((_resolve, reject) => {
    client.on(Events.ShardDisconnect, ({ code }) => {
      const fault = faultOfClose(code);
      if (fault !== undefined) reject(fault);
    });
  });
  try {
    await withinMs(Promise.race([client.login(token).then(() => ready), closed]), READY_PATIENCE_MS);
  } catch (error) {
    throw faultOfLogin(error, apiUrl);
  }
}

/** Waiting for servers takes discord.js up to 15 s by itself. */
const READY_PATIENCE_MS = 60_000;

/** Closes after which Discord does not take the same client back. */
export function faultOfClose(code: number): StartFault | undefined {
  if (code === Number(GatewayCloseCodes.AuthenticationFailed))
    return wrongToken(new Error(`gateway closed with ${code}`));
  if (
    code === Number(GatewayCloseCodes.DisallowedIntents) ||
    code === Number(GatewayCloseCodes.InvalidIntents)
  ) {
    return disallowedIntent(new Error(`gateway closed with ${code}`));
  }
  return undefined;
}

function faultOfLogin(error: unknown, apiUrl: string): Error {
  if (error instanceof StartFault) return error;
  const message = error instanceof Error ? error.message : String(error);
  if (/disallowed intents|invalid intents/i.test(message)) return disallowedIntent(error);
  if (/token/i.test(message) && /invalid/i.test(message)) return wrongToken(error);
  return unreachable(apiUrl, error);
}

function disallowedIntent(cause: unknown): StartFault {
  return new StartFault('disallowedIntent', (texts) => texts.disallowedIntent, cause);
}
