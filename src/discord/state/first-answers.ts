// First answers have a deadline of three seconds, answers have not: in a rush the former go first.
import { setTimeout as sleep } from 'node:timers/promises';

export interface FirstAnswers {
  /** Counts a first answer as pending until the promise settles. */
  during<T>(firstAnswer: Promise<T>): Promise<T>;
  /** Resolves at once, or in a rush when it is over, at the latest after a second and a half. */
  calm(): Promise<void>;
}

export function createFirstAnswers(rush = 16, patienceMs = 1500): FirstAnswers {
  let pending = 0;
  return {
    async during(firstAnswer) {
      pending++;
      try {
        return await firstAnswer;
      } finally {
        pending--;
      }
    },
    async calm() {
      const until = Date.now() + patienceMs;
      while (pending >= rush && Date.now() < until) await sleep(25);
    },
  };
}
