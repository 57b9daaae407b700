// The worker thread that reindexes or plans: parsing, embedding and building block only this thread. A message cancels.
import { parentPort, workerData } from 'node:worker_threads';
import type { IndexProgress } from '../app-types.js';
import type { Embedder } from '../embed/embedder.js';
import { openEmbedder } from '../embed/open-embedder.js';
import { isVerbatimError, messageOf } from '../errors.js';
import { planReindex, type CorpusDiff } from '../reindex/plan-reindex.js';
import { checkedReindex } from './checked-reindex.js';
import type { CheckedReindex, FromWorker, WorkerJob } from './job-protocol.js';

const job = workerData as WorkerJob;
const cancel = new AbortController();
parentPort?.once('message', () => cancel.abort());
const send = (message: FromWorker): void => parentPort?.postMessage(message);

try {
  const embedder = await openEmbedder(job.embedder);
  try {
    send({ kind: 'done', result: await work(embedder) });
  } finally {
    await embedder.close();
  }
} catch (error) {
  const known = isVerbatimError(error) ? error : undefined;
  const cause = messageOf(known?.cause ?? error);
  send({ kind: 'failed', ...(known && { code: known.code }), details: known?.details, message: cause });
} finally {
  parentPort?.close();
}

function work(embedder: Embedder): Promise<CheckedReindex | CorpusDiff> {
  const onProgress = (progress: IndexProgress): void => send({ kind: 'progress', progress });
  if (job.kind === 'plan') return planReindex(job.options, embedder, onProgress, cancel.signal);
  return checkedReindex(job.options, embedder, onProgress, cancel.signal);
}
