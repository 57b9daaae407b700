// What is running right now, so that a stop can wait for it and turn new work away.

export interface Activity {
  readonly isStopping: boolean;
  track(work: Promise<unknown>): void;
  /** From now on `isStopping`; resolves when everything has ended, or after `patienceMs`, with what is still running. */
  stop(patienceMs: number): Promise<number>;
}

export function createActivity(): Activity {
  const running = new Set<Promise<unknown>>();
  let isStopping = false;
  return {
    get isStopping() {
      return isStopping;
    },
    track(work) {
      running.add(work);
      void work.catch(() => undefined).finally(() => running.delete(work));
    },
    async stop(patienceMs) {
      isStopping = true;
      const deadline = Date.now() + patienceMs;
      while (running.size > 0 && Date.now() < deadline) {
        await Promise.race([Promise.allSettled(running), pause(deadline - Date.now())]);
      }
      return running.size;
    },
  };
}

function pause(ms: number): Promise<void> {
  return new Promise((resolve) => setTimeout(resolve, ms));
}
