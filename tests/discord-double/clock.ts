// The double's clock: real time plus an offset that a test may move forwards.
export interface Clock {
  nowMs(): number;
  /** Moves this clock forwards without waiting (the bot's own clock does not move). */
  advance(ms: number): void;
  /** From now on this clock goes slower than real time, so that deadlines suit a machine that is busy elsewhere. */
  slowDown(factor: number): void;
}

export function createClock(): Clock {
  let shown = Date.now();
  let since = shown;
  let factor = 1;
  const nowMs = () => Math.floor(shown + (Date.now() - since) / factor);
  return {
    nowMs,
    advance(ms) {
      shown += ms;
    },
    slowDown(next) {
      shown = nowMs();
      since = Date.now();
      factor = next;
    },
  };
}

/** How many times longer than alone a program runs here now: wall time over CPU time of a busy moment; at least 1. */
export function measureSlowness(): number {
  const startedAt = performance.now();
  const before = process.cpuUsage();
  while (performance.now() - startedAt < BUSY_MS);
  const { user, system } = process.cpuUsage(before);
  return Math.max(1, ((performance.now() - startedAt) * 1000) / (user + system));
}

const BUSY_MS = 600;
