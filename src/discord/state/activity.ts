// What is running right now, so that a stop can wait for it, cut it short, and turn new work away.

/** The bot stops and waits no longer: whoever asked is told to ask again. */
export class CutShortError extends Error {
  override readonly name = 'CutShortError';
}

export interface Activity {
  readonly isStopping: boolean;
  track(work: Promise<unknown>): void;
  /** @throws CutShortError when a stop waits no longer; the work itself may go on */
  unlessCutShort<T>(work: Promise<T>): Promise<T>;
  /**
   * From now on `isStopping`. Resolves when everything has ended; what is still running after `patienceMs` is cut
   * short, and has `lastWordsMs` to say so. @returns how many were cut short
   */
  stop(patienceMs: number, lastWordsMs: number): Promise<number>;
}

export function createActivity(): Activity {
  const running = new Set<Promise<unknown>>();
  const cuts = new Set<(error: CutShortError) => void>();
  let isStopping = false;

  const ended = async (withinMs: number): Promise<void> => {
    const deadline = Date.now() + withinMs;
    while (running.size > 0 && Date.now() < deadline)
      await Promise.race([Promise.allSettled(running), pause(deadline - Date.now())]);
  };

  return {
    get isStopping() {
      return isStopping;
    },
    track(work) {
      running.add(work);
      void work.catch(() => undefined).finally(() => running.delete(work));
    },
    async unlessCutShort<T>(work: Promise<T>): Promise<T> {
      let cut: ((error: CutShortError) => void) | undefined;
      try {
        return await new Promise<T>((resolve, reject) => {
          cut = reject;
          cuts.add(reject);
          work.then(resolve, reject);
        });
      } finally {
        if (cut !== undefined) cuts.delete(cut);
      }
    },
    async stop(patienceMs, lastWordsMs) {
      isStopping = true;
      await ended(patienceMs);
      const cutShort = running.size;
      for (const cut of cuts) cut(new CutShortError('The bot stops'));
      await ended(lastWordsMs);
      return cutShort;
    },
  };
}

function pause(ms: number): Promise<void> {
  return new Promise((resolve) => setTimeout(resolve, ms));
}
