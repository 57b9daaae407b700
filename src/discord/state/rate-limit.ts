// How often somebody may ask: a bucket per user and per server, in memory only, bounded.
import { LRUCache } from 'lru-cache';

export interface RateLimit {
  /** Takes one from the bucket. Seconds to wait where it is empty, else 0. */
  take(key: string): number;
}

/**
 * A bucket holds `perMinute` and fills evenly.
 * @param nowMs monotonic clock
 */
export function createRateLimit(perMinute: number, nowMs: () => number, mostKeys = 20_000): RateLimit {
  const buckets = new LRUCache<string, { tokens: number; atMs: number }>({ max: mostKeys });
  const perMs = perMinute / 60_000;
  return {
    take(key) {
      const now = nowMs();
      const bucket = buckets.get(key);
      const tokens =
        bucket === undefined ? perMinute : Math.min(perMinute, bucket.tokens + (now - bucket.atMs) * perMs);
      const enough = tokens >= 1;
      buckets.set(key, { tokens: enough ? tokens - 1 : tokens, atMs: now });
      return enough ? 0 : Math.max(1, Math.ceil((1 - tokens) / perMs / 1000));
    },
  };
}
