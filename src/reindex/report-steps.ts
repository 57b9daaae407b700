// The progress of a run: each step reported, and the run ended at the next step after it was cancelled.
import type { IndexPhase, IndexProgress } from '../app-types.js';
import { VerbatimError } from '../errors.js';

/** Reports steps of a phase. @throws VerbatimError `reindex/cancelled` */
export type StepReporter = (phase: IndexPhase) => (done: number, total: number) => void;

export function stepReporter(
  onProgress: (progress: IndexProgress) => void,
  signal: AbortSignal | undefined,
): StepReporter {
  return (phase) => (done, total) => {
    if (signal?.aborted) throw new VerbatimError('reindex/cancelled', {});
    onProgress({ phase, done, total });
  };
}
