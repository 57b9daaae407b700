// A reindex in its worker thread: it can be cancelled, and its failures come through.
import path from 'node:path';
import { beforeAll, describe, expect, it } from 'vitest';
import { startReindex } from '../../src/reindex/start-reindex.js';
import type { ReindexJob } from '../../src/reindex/reindex-protocol.js';
import { readLive } from '../../src/store/generations.js';
import { writeTinyModel } from '../embed/tiny-model.js';
import { TWO_ROUNDS } from '../open-fixture.js';
import { useFolder } from '../temporary-folder.js';

const folder = useFolder();

beforeAll(() => {
  writeTinyModel(path.join(folder(), 'model'));
});

describe('startReindex', () => {
  it('can be cancelled, and publishes nothing then', async () => {
    const running = startReindex(job('second'), () => undefined);
    running.cancel();
    await expect(running.done).rejects.toMatchObject({ name: 'VerbatimError', code: 'reindex/cancelled' });
    expect(await readLive(path.join(folder(), 'second'))).toBeUndefined();
  });

  it('fails with the code and details of the failure', async () => {
    const { options, embedder } = job('third');
    const corpusDirectory = path.join(folder(), 'nowhere');
    const { done } = startReindex({ embedder, options: { ...options, corpusDirectory } }, () => undefined);
    await expect(done).rejects.toMatchObject({
      name: 'VerbatimError',
      code: 'corpus/missing',
      details: { directory: corpusDirectory },
    });
  });
});

function job(name: string): ReindexJob {
  return {
    options: {
      corpusDirectory: TWO_ROUNDS,
      indexDirectory: path.join(folder(), name),
      cacheDirectory: path.join(folder(), 'cache'),
      keepGenerations: 3,
      maxFileBytes: 1024 * 1024,
    },
    embedder: {
      model: path.join(folder(), 'model'),
      modelDirectory: folder(),
      hubCacheDirectory: path.join(folder(), 'hub'),
    },
  };
}
