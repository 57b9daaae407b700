// The queue in front of the worker, and what happens when the worker dies; with a worker that has no model.
import { mkdtempSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, expect, test } from 'vitest';
import { startWorkerClient } from '../../src/embed/worker-client.js';
import type { WorkerClient } from '../../src/embed/worker-client.js';
import type { JobResult } from '../../src/embed/worker-protocol.js';

let client: WorkerClient | undefined;
afterEach(() => client?.close());

async function start(name = 'plain'): Promise<WorkerClient> {
  const recipe = {
    pooling: 'mean',
    questionPrefix: '',
    passagePrefix: '',
    specialTokens: false,
    interaction: 'sentences',
    tokenWeightPower: 1,
    tokenCountPower: 1,
  } as const;
  const folder = join(mkdtempSync(join(tmpdir(), 'verbatim-worker-')), name);
  const setup = { folder, quantized: true, recipe };
  client = await startWorkerClient('fake', setup, new URL('./fake-worker.ts', import.meta.url));
  return client;
}
const passages = (of: WorkerClient, ...texts: string[]): Promise<JobResult> =>
  of.run({ kind: 'passages', texts });
const question = (of: WorkerClient, text: string): Promise<JobResult> =>
  of.run({ kind: 'question', texts: [text] });
const failed = { code: 'model/failed', details: { model: 'fake' } };

test('a question overtakes the passages that wait', async () => {
  const running = await start();
  const order: string[] = [];
  const jobs = ['a', 'b', 'c', 'd'].map((text) => passages(running, text).then(() => order.push(text)));
  jobs.push(question(running, 'q').then(() => order.push('q')));
  jobs.push(question(running, 'r').then(() => order.push('r')));
  await Promise.all(jobs);
  expect(order).toEqual(['a', 'q', 'r', 'b', 'c', 'd']);
});

test('a job that fails leaves the others alone', async () => {
  const running = await start();
  const results = await Promise.allSettled([passages(running, 'fail'), passages(running, 'fine')]);
  expect(results.map(({ status }) => status)).toEqual(['rejected', 'fulfilled']);
  expect(results[0]).toMatchObject({ reason: { ...failed, cause: { message: 'this text fails' } } });
});

test.each(['exit', 'throw'])(
  'a worker that dies (%s) fails what waits, and the next call starts another',
  async (how) => {
    const running = await start();
    const results = await Promise.allSettled([
      passages(running, how),
      passages(running, 'waits'),
      question(running, 'q'),
    ]);
    expect(results.filter(({ status }) => status === 'rejected')).toHaveLength(3);
    for (const result of results) expect(result).toMatchObject({ reason: failed });
    expect((await passages(running, 'four')).vectors).toEqual([Float32Array.of(4)]);
  },
);

test('a worker that does not come back fails the call, not the program', async () => {
  const running = await start('breaks');
  await expect(passages(running, 'exit')).rejects.toMatchObject(failed);
  await expect(passages(running, 'one')).rejects.toMatchObject(failed);
  await expect(question(running, 'two')).rejects.toMatchObject(failed);
});

test('a model that has changed on disk is not taken up', async () => {
  const running = await start('changes');
  await expect(passages(running, 'exit')).rejects.toMatchObject(failed);
  await expect(passages(running, 'one')).rejects.toMatchObject(failed);
});

test('closing fails what waits, now and later, and may be done twice', async () => {
  const running = await start();
  const waiting = Promise.allSettled([passages(running, 'a'), question(running, 'b')]);
  await running.close();
  await running.close();
  for (const result of await waiting) expect(result).toMatchObject({ reason: failed });
  await expect(question(running, 'late')).rejects.toMatchObject(failed);
});

test('a worker that cannot start is a failed model', async () => {
  const setup = { folder: '/nowhere', quantized: true, recipe: {} as never };
  await expect(
    startWorkerClient('fake', setup, new URL('./no-such-file.ts', import.meta.url)),
  ).rejects.toMatchObject(failed);
});
