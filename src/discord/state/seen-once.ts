// Whether something happens for the first time; remembers the latest keys only.
import { LRUCache } from 'lru-cache';

export interface SeenOnce {
  /** True at the first call with this key. */
  isNew(key: string): boolean;
}

export function createSeenOnce(mostKeys: number, ttlMs?: number): SeenOnce {
  const keys = new LRUCache<string, true>({ max: mostKeys, ...(ttlMs === undefined ? {} : { ttl: ttlMs }) });
  return {
    isNew(key) {
      if (keys.has(key)) return false;
      keys.set(key, true);
      return true;
    },
  };
}
