// Counts requests per bucket, as Discord does when a test turns rate limits on.
import type { Clock } from '../clock.js';

export interface RateLimit {
  /** Requests that a bucket allows … */
  readonly limit: number;
  /** … in this many milliseconds. */
  readonly perMs: number;
}

export interface Verdict {
  readonly headers: Readonly<Record<string, string>>;
  /** Milliseconds to wait, when the bucket is empty. */
  readonly retryAfterMs: number | undefined;
}

/** Returns a counter; a bucket is a route together with its channel, server or webhook. */
export function createRateLimiter(
  clock: Clock,
  rule: RateLimit | undefined,
): (route: string, path: string) => Verdict {
  const buckets = new Map<string, { left: number; resetMs: number }>();
  return (route, path) => {
    if (!rule) return { headers: {}, retryAfterMs: undefined };
    const now = clock.nowMs();
    const key = `${route} ${path.split('/')[2] ?? ''}`;
    const known = buckets.get(key);
    const bucket = known && known.resetMs > now ? known : { left: rule.limit, resetMs: now + rule.perMs };
    buckets.set(key, bucket);
    const waitMs = bucket.resetMs - now;
    const exhausted = bucket.left === 0;
    if (!exhausted) bucket.left -= 1;
    return {
      headers: {
        'x-ratelimit-limit': String(rule.limit),
        'x-ratelimit-remaining': String(bucket.left),
        'x-ratelimit-reset': String(bucket.resetMs / 1000),
        'x-ratelimit-reset-after': String(waitMs / 1000),
        'x-ratelimit-bucket': Buffer.from(key).toString('base64url').slice(0, 40),
      },
      retryAfterMs: exhausted ? waitMs : undefined,
    };
  };
}
