// The HTTP clients for answers to interactions: one with a short patience for callbacks, one for edits.
import { REST } from 'discord.js';
import { Agent } from 'undici';

export interface InteractionRest {
  /** First answers: they are worth nothing after three seconds. */
  readonly callbacks: REST;
  /** Edits and follow-ups through the interaction's webhook. */
  readonly webhooks: REST;
  close(): Promise<void>;
}

/**
 * These routes carry no bot token and do not count against the global limit of 50 requests a second.
 * First answers never queue behind edits: they have connections of their own, as many as they need.
 */
export function createInteractionRest(apiUrl: string): InteractionRest {
  const urgent = createAgent(CONNECT_TIMEOUT_MS);
  const patient = createAgent(EDIT_TIMEOUT_MS, EDIT_CONNECTIONS);
  const options = { api: apiUrl, version: '10', globalRequestsPerSecond: 10_000 };
  return {
    callbacks: new REST({ ...options, agent: urgent as never, timeout: CALLBACK_TIMEOUT_MS, retries: 0 }),
    webhooks: new REST({ ...options, agent: patient as never, timeout: EDIT_TIMEOUT_MS, retries: 2 }),
    async close() {
      await Promise.all([urgent.destroy(), patient.destroy()]);
    },
  };
}

/** After that nobody waits any more; `acknowledge` gives up a single attempt sooner. */
const CALLBACK_TIMEOUT_MS = 3000;
const CONNECT_TIMEOUT_MS = 1500;
const EDIT_TIMEOUT_MS = 15_000;
const EDIT_CONNECTIONS = 16;

/** Idle connections are given up early: middleboxes cut them silently (discordjs/discord.js#11554). */
export function createAgent(connectTimeoutMs: number, connections: number | null = null): Agent {
  return new Agent({
    keepAliveTimeout: 2000,
    keepAliveMaxTimeout: 2000,
    connections,
    connect: { timeout: connectTimeoutMs },
  });
}
