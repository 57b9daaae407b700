// Times and percentiles for the measurements.
import { performance } from 'node:perf_hooks';

/** Elapsed milliseconds, and those of processor time that this process had: on a busy machine the truer figure. */
export interface Times {
  readonly ms: number;
  readonly cpuMs: number;
}

/** What `work` takes, with what it returns. The model's process is not in `cpuMs`. */
export async function timed<T>(work: () => Promise<T>): Promise<Times & { readonly result: T }> {
  const started = performance.now();
  const before = process.cpuUsage();
  const result = await work();
  const { user, system } = process.cpuUsage(before);
  return { ms: performance.now() - started, cpuMs: (user + system) / 1000, result };
}

/** Runs `work` several times. @returns the median of its milliseconds */
export async function medianMs(runs: number, work: () => Promise<unknown>): Promise<number> {
  const times: number[] = [];
  for (let run = 0; run < runs; run += 1) times.push((await timed(work)).ms);
  return percentile(times, 0.5);
}

/** The value below which `share` of the values lie; nearest rank. */
export function percentile(values: readonly number[], share: number): number {
  const sorted = [...values].sort((a, b) => a - b);
  return sorted[Math.max(0, Math.ceil(share * sorted.length) - 1)] ?? 0;
}

export function mean(values: readonly number[]): number {
  return values.reduce((sum, value) => sum + value, 0) / Math.max(1, values.length);
}
