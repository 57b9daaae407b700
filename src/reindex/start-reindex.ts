// Starts a reindex in a worker thread of its own, so that the bot goes on answering.
import type { IndexProgress } from '../app-types.js';
import { VerbatimError } from '../errors.js';
import { startWorker } from '../start-worker.js';
import type { FromReindexWorker, ReindexJob } from './reindex-protocol.js';
import type { ReindexResult } from './run-reindex.js';

export interface RunningReindex {
  /** Rejects as `runReindex` does. */
  readonly done: Promise<ReindexResult>;
  /** Asks the worker to stop; `done` then rejects with `reindex/cancelled` unless it was already publishing. */
  cancel(): void;
}

export function startReindex(job: ReindexJob, onProgress: (progress: IndexProgress) => void): RunningReindex {
  const worker = startWorker(new URL('./reindex-worker.ts', import.meta.url), { workerData: job });
  const done = new Promise<ReindexResult>((resolve, reject) => {
    worker.on('message', (message: FromReindexWorker) => {
      if (message.kind === 'progress') onProgress(message.progress);
      else if (message.kind === 'done') resolve(message.result);
      else reject(failureOf(message));
    });
    worker.once('error', reject);
    worker.once('exit', (code) => reject(new Error(`The reindex worker ended with code ${code}.`)));
  });
  return { done, cancel: () => worker.postMessage('cancel') };
}

function failureOf({ code, details, message }: Extract<FromReindexWorker, { kind: 'failed' }>): Error {
  const cause = new Error(message);
  return code === undefined ? cause : new VerbatimError(code, details as never, cause);
}
