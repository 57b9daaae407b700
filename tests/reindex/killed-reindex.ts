// A reindex in a process that kills itself at its n-th change of the disk, or tells how many there were.
// `tsx killed-reindex.ts OPTIONS_AS_JSON N`: N is 0 for none.
import fs from 'node:fs';
import fsPromises, { type FileHandle } from 'node:fs/promises';
import { syncBuiltinESMExports } from 'node:module';
import type { ReindexOptions } from '../../src/reindex/run-reindex.js';

const options = JSON.parse(process.argv[2]!) as ReindexOptions;
const killAt = Number(process.argv[3]);
let changes = 0;
// What is over `ulimit -f` then fails, as on a full disk, instead of killing the process.
process.on('SIGXFSZ', () => undefined);

type Methods = Record<string, (...args: unknown[]) => unknown>;

/** Counts the calls, and dies before the n-th; a file that is written then holds half of its bytes. */
function watch(target: object, names: readonly string[]): void {
  const methods = target as Methods;
  for (const name of names) {
    const original = methods[name]!;
    methods[name] = function (this: unknown, ...args: unknown[]) {
      changes += 1;
      if (changes === killAt) {
        if (name === 'writeFile' && Buffer.isBuffer(args[0]))
          fs.writeSync((this as FileHandle).fd, args[0], 0, args[0].length >> 1);
        process.kill(process.pid, 'SIGKILL');
        return new Promise(() => undefined);
      }
      return original.apply(this, args);
    };
  }
}

const handle = await fsPromises.open(process.argv[1]!);
watch(Object.getPrototypeOf(handle) as object, ['writeFile', 'sync']);
await handle.close();
watch(fsPromises, ['mkdir', 'open', 'rename', 'rm', 'writeFile', 'copyFile', 'appendFile']);
// Not `utimes`: how often the lock is renewed depends on the time.
watch(fs, ['mkdir', 'rename', 'rmdir', 'write', 'fsync']);
syncBuiltinESMExports();

const { runReindex } = await import('../../src/reindex/run-reindex.js');
const { createHashedEmbedder } = await import('../fakes/hashed-embedder.js');
await runReindex(options, createHashedEmbedder());
process.stdout.write(`${changes}\n`);
