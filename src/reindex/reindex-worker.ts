// The worker thread that reindexes: parsing, embedding and building block only this thread. A message cancels.
import { parentPort, workerData } from 'node:worker_threads';
import { openEmbedder } from '../embed/open-embedder.js';
import { isVerbatimError, messageOf } from '../errors.js';
import type { FromReindexWorker, ReindexJob } from './reindex-protocol.js';
import { runReindex } from './run-reindex.js';

const { options, embedder: embedderOptions } = workerData as ReindexJob;
const cancel = new AbortController();
parentPort?.once('message', () => cancel.abort());
const send = (message: FromReindexWorker): void => parentPort?.postMessage(message);

try {
  const embedder = await openEmbedder(embedderOptions);
  try {
    const result = await runReindex(
      options,
      embedder,
      (progress) => send({ kind: 'progress', progress }),
      cancel.signal,
    );
    send({ kind: 'done', result });
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
