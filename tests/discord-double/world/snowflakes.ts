// Makes ids as Discord does: milliseconds since 2015 above 22 bits that count up.
import type { Clock } from '../clock.js';

const DISCORD_EPOCH_MS = 1_420_070_400_000;

export function createSnowflakes(clock: Clock): () => string {
  let last = 0n;
  return () => {
    const fresh = BigInt(clock.nowMs() - DISCORD_EPOCH_MS) << 22n;
    last = fresh > last ? fresh : last + 1n;
    return last.toString();
  };
}
