// The first answer to an interaction: within three seconds, and in spite of cut sockets and lost answers.
import { InteractionResponseType, MessageFlags, Routes, type REST } from 'discord.js';
import { setTimeout as sleep } from 'node:timers/promises';
import { classifyFault } from './classify-fault.js';

/** A new message for all, a new message for one, or a change of the message that holds the component. */
export type AckKind = 'public' | 'private' | 'update';

export interface AckTarget {
  readonly id: string;
  readonly token: string;
}

export interface Acknowledged {
  readonly state: 'acknowledged';
  readonly attempts: number;
}

export interface NotAcknowledged {
  /** `elsewhere`: another process answered; `late`: more than three seconds; `failed`: Discord was not reached. */
  readonly state: 'elsewhere' | 'late' | 'failed';
  readonly attempts: number;
  readonly cause: unknown;
}

/**
 * Tries again at once where Discord was not reached or did not answer, until the three seconds are over.
 * A retry that is told "already acknowledged" (40060) finds its own first attempt: that is success.
 * Measured: discord.js itself does not retry a cut socket, and calls a lost answer a failure (discord.md, 3).
 */
export async function acknowledge(
  rest: REST,
  target: AckTarget,
  kind: AckKind,
  receivedAtMs: number,
): Promise<Acknowledged | NotAcknowledged> {
  const route = Routes.interactionCallback(target.id, target.token);
  for (let attempts = 1; ; attempts++) {
    const patience = startPatience(attempts === 1 ? FIRST_PATIENCE_MS : NEXT_PATIENCE_MS);
    try {
      await rest.post(route, { body: BODIES[kind], auth: false, signal: patience.signal });
      return { state: 'acknowledged', attempts };
    } catch (cause) {
      const fault = classifyFault(cause);
      if (fault === 'acknowledged') {
        return attempts > 1 ? { state: 'acknowledged', attempts } : { state: 'elsewhere', attempts, cause };
      }
      if (fault === 'expired') return { state: 'late', attempts, cause };
      const waitMs = attempts === 1 ? 0 : 100;
      if (fault !== 'network' || Date.now() + waitMs > receivedAtMs + LAST_ATTEMPT_MS) {
        return { state: 'failed', attempts, cause };
      }
      await sleep(waitMs);
    } finally {
      patience.end();
    }
  }
}

/**
 * Aborts after a while. If this process itself was stalled, the answer may lie unread in the socket while the timer
 * is already due; so what has arrived is read first.
 */
function startPatience(ms: number): { readonly signal: AbortSignal; end(): void } {
  const controller = new AbortController();
  const timer = setTimeout(() => setImmediate(() => setImmediate(() => controller.abort())), ms);
  return { signal: controller.signal, end: () => clearTimeout(timer) };
}

/** Two attempts fit into Discord's three seconds. */
const FIRST_PATIENCE_MS = 1500;
const NEXT_PATIENCE_MS = 1000;

/** An attempt that starts later has no chance. */
const LAST_ATTEMPT_MS = 2800;

const BODIES = {
  public: { type: InteractionResponseType.DeferredChannelMessageWithSource },
  private: {
    type: InteractionResponseType.DeferredChannelMessageWithSource,
    data: { flags: MessageFlags.Ephemeral },
  },
  update: { type: InteractionResponseType.DeferredMessageUpdate },
} as const satisfies Record<AckKind, unknown>;
