// Repeats a request that may arrive twice without harm, where the network failed.
import { setTimeout as sleep } from 'node:timers/promises';
import { classifyFault } from './classify-fault.js';

const WAITS_MS = [100, 1000, 3000];

export async function sendAgain<T>(send: () => Promise<T>): Promise<T> {
  for (let attempt = 0; ; attempt++) {
    try {
      return await send();
    } catch (error) {
      const waitMs = WAITS_MS[attempt];
      if (waitMs === undefined || classifyFault(error) !== 'network') throw error;
      await sleep(waitMs);
    }
  }
}
