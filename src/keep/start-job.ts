// Starts a reindex, or the plan of one, in a worker thread of its own, so that the bot goes on answering.
import type { IndexProgress } from '../app-types.js';
import { VerbatimError } from '../errors.js';
import type { Running } from '../keeper-types.js';
import type { CorpusDiff } from '../reindex/plan-reindex.js';
import { startWorker } from '../start-worker.js';
import type { CheckedReindex, FromWorker, Job, WorkerJob } from './job-protocol.js';

type OnProgress = (progress: IndexProgress) => void;

/** `checkedReindex` in a worker thread. */
export function startReindex(job: Job, onProgress?: OnProgress): Running<CheckedReindex> {
  return start<CheckedReindex>({ ...job, kind: 'reindex' }, onProgress);
}

/** `planReindex` in a worker thread. */
export function startPlan(job: Job, onProgress?: OnProgress): Running<CorpusDiff> {
  return start<CorpusDiff>({ ...job, kind: 'plan' }, onProgress);
}

/** The worker's result is of the kind that the job asks for. */
function start<T extends CheckedReindex | CorpusDiff>(job: WorkerJob, onProgress?: OnProgress): Running<T> {
  const worker = startWorker(new URL('./job-worker.ts', import.meta.url), { workerData: job });
  const done = new Promise<T>((resolve, reject) => {
    worker.on('message', (message: FromWorker) => {
      if (message.kind === 'progress') onProgress?.(message.progress);
      else if (message.kind === 'done') resolve(message.result as T);
      else reject(failureOf(message));
    });
    worker.once('error', reject);
    worker.once('exit', (code) => reject(new Error(`The reindex worker ended with code ${code}.`)));
  });
  return { done, cancel: () => worker.postMessage('cancel') };
}

function failureOf({ code, details, message }: Extract<FromWorker, { kind: 'failed' }>): Error {
  const cause = new Error(message);
  return code === undefined ? cause : new VerbatimError(code, details as never, cause);
}
