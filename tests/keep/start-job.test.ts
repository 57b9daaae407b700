// A reindex and its plan in their worker thread: they can be cancelled, and their failures come through.
import path from 'node:path';
import { beforeAll, describe, expect, it } from 'vitest';
import { startPlan, startReindex } from '../../src/keep/start-job.js';
import type { Job } from '../../src/keep/job-protocol.js';
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

describe('startPlan', () => {
  it('gives the differences, and writes nothing', async () => {
    const phases = new Set<string>();
    const diff = await startPlan(job('fourth'), ({ phase }) => phases.add(phase)).done;
    expect(diff).toMatchObject({ fullBuild: true, unchanged: 0 });
    expect(diff.added).toHaveLength(5);
    expect([...phases]).toEqual(['reading', 'splitting']);
    expect(await readLive(path.join(folder(), 'fourth'))).toBeUndefined();
  });

  it('can be cancelled', async () => {
    const running = startPlan(job('fifth'), () => undefined);
    running.cancel();
    await expect(running.done).rejects.toMatchObject({ code: 'reindex/cancelled' });
  });
});

function job(name: string): Job {
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
