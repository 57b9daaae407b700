// The double's clock: real time plus an offset that a test may move forwards.
export interface Clock {
  nowMs(): number;
  /** Moves this clock forwards without waiting (the bot's own clock does not move). */
  advance(ms: number): void;
}

export function createClock(): Clock {
  let offsetMs = 0;
  return {
    nowMs: () => Date.now() + offsetMs,
    advance(ms) {
      offsetMs += ms;
    },
  };
}
