// Lets tests wait for the world to change: every change rings, every waiter looks again.
export class Changes {
  readonly #listeners = new Set<() => void>();
  #count = 0;

  /** How many changes happened so far; tells "nothing new" from "something new". */
  get count(): number {
    return this.#count;
  }

  ring(): void {
    this.#count += 1;
    for (const listener of [...this.#listeners]) listener();
  }

  onChange(listener: () => void): () => void {
    this.#listeners.add(listener);
    return () => this.#listeners.delete(listener);
  }

  /** Resolves with the first value of `look` that is neither undefined nor false; rejects with `explain()` after `timeoutMs`. */
  until<T>(look: () => T | undefined | false, timeoutMs: number, explain: () => string): Promise<T> {
    return new Promise((resolve, reject) => {
      const attempt = (): void => {
        try {
          const found = look();
          if (found === undefined || found === false) return;
          finish();
          resolve(found);
        } catch (error) {
          finish();
          reject(error instanceof Error ? error : new Error(String(error)));
        }
      };
      const timer = setTimeout(() => {
        finish();
        reject(new Error(`${explain()} (waited ${timeoutMs} ms)`));
      }, timeoutMs);
      const forget = this.onChange(attempt);
      const finish = (): void => {
        clearTimeout(timer);
        forget();
      };
      attempt();
    });
  }

  /** Resolves once nothing changed, by `measure`, for `quietMs`. */
  async quiet(quietMs: number, measure: () => number): Promise<void> {
    for (;;) {
      const before = measure();
      await new Promise((resolve) => setTimeout(resolve, quietMs));
      if (measure() === before) return;
    }
  }
}
