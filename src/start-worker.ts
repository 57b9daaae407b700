// Starts a worker thread from a TypeScript file: `--import tsx` does not reach worker threads in Node 20.
import { createRequire } from 'node:module';
import { pathToFileURL } from 'node:url';
import { Worker, type WorkerOptions } from 'node:worker_threads';

/** tsx's CommonJS entry registers hooks under a path that does not exist; its ES module entry works. */
const TSX_API = createRequire(import.meta.url)
  .resolve('tsx/esm/api')
  .replace(/\.cjs$/, '.mjs');

/** @param entry address of the TypeScript file that the worker runs */
export function startWorker(entry: URL, options: WorkerOptions = {}): Worker {
  const bootstrap = `
    import(${JSON.stringify(pathToFileURL(TSX_API).href)})
      .then(({ register }) => { register(); return import(${JSON.stringify(entry.href)}); })
      .catch((error) => { setImmediate(() => { throw error; }); });`;
  return new Worker(bootstrap, { ...options, eval: true, execArgv: [] });
}
