// A worker that speaks the embedder's protocol without a model: texts are commands.
import { existsSync, writeFileSync } from 'node:fs';
import type { FromWorker, WorkerSetup } from '../../src/embed/worker-protocol.js';

const { folder } = JSON.parse(process.argv[2]!) as WorkerSetup;
const send = (message: FromWorker): void => void process.send?.(message);
process.on('disconnect', () => process.exit());
// `folder` is a file here: where it exists, the worker has been started before.
const again = existsSync(folder);
writeFileSync(folder, 'started');
const fingerprint = again && folder.endsWith('changes') ? 'other' : 'same';

process.on('message', ({ texts }: { readonly texts: readonly string[] }) => {
  if (texts.includes('exit')) process.exit(3);
  if (texts.includes('throw')) throw new Error('thrown in the worker');
  if (texts.includes('fail')) return send({ kind: 'failed', message: 'this text fails' });
  const vectors = texts.map((text) => Float32Array.of(text.length));
  const tokenIds = texts.map((text) => Uint32Array.of(text.length));
  setTimeout(() => send({ kind: 'done', result: { vectors, tokenIds } }), 10);
});
if (again && folder.endsWith('breaks')) send({ kind: 'refused', code: 'model/failed', message: 'gone' });
else send({ kind: 'ready', facts: { fingerprint, dimensions: 1, maxTokens: 8 } });
