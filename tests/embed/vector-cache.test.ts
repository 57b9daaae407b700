// The cache of vectors: nothing is embedded twice, and no damage to the file is ever an error.
import { appendFile, mkdtemp, readFile, readdir, stat, truncate, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import fc from 'fast-check';
import { beforeEach, expect, test } from 'vitest';
import type { Embedder } from '../../src/embed/embedder.js';
import { cachedEmbedPassages, openVectorCache } from '../../src/embed/vector-cache.js';

const MODEL = { fingerprint: 'f00d', dimensions: 3 };
const vector = (text: string): Float32Array => Float32Array.of(text.length, text.charCodeAt(0) || 0, 0.1);
let directory: string;
let file: string;
beforeEach(async () => {
  directory = join(await mkdtemp(join(tmpdir(), 'verbatim-cache-')), 'cache');
  file = join(directory, 'f00d.vectors');
});

function countingEmbedder(): { embedder: Embedder; asked: string[] } {
  const asked: string[] = [];
  const embedPassages = (texts: readonly string[]): Promise<Float32Array[]> => {
    asked.push(...texts);
    return Promise.resolve(texts.map(vector));
  };
  return { asked, embedder: { ...MODEL, embedPassages } as unknown as Embedder };
}

test('embeds each text once, over several runs, and keeps the order', async () => {
  const { embedder, asked } = countingEmbedder();
  const progress: [number, number][] = [];
  const texts = ['b', 'a', 'b', 'ấ'];
  const run = async (): Promise<Float32Array[]> =>
    cachedEmbedPassages(embedder, await openVectorCache(directory, MODEL), texts, (...of) =>
      progress.push(of),
    );
  expect(await run()).toEqual(texts.map(vector));
  expect(await run()).toEqual(texts.map(vector));
  expect(asked).toEqual(['b', 'a', 'ấ']);
  expect(progress).toEqual([
    [0, 4],
    [4, 4],
    [4, 4],
  ]);
});

test('a run that is stopped keeps what it had', async () => {
  const { embedder, asked } = countingEmbedder();
  const texts = Array.from({ length: 600 }, (_, i) => `text ${i}`);
  const stop = (done: number): void => {
    if (done > 0) throw new Error('stop');
  };
  await expect(
    cachedEmbedPassages(embedder, await openVectorCache(directory, MODEL), texts, stop),
  ).rejects.toThrow('stop');
  await cachedEmbedPassages(embedder, await openVectorCache(directory, MODEL), texts);
  expect(asked).toHaveLength(600);
});

test('another fingerprint or another number of dimensions shares nothing', async () => {
  await (await openVectorCache(directory, MODEL)).add(['a'], [vector('a')]);
  expect((await openVectorCache(directory, { ...MODEL, fingerprint: 'beef' })).size).toBe(0);
  expect((await openVectorCache(directory, { ...MODEL, dimensions: 2 })).size).toBe(0);
});

test('a torn tail is passed over, and what is appended behind it is found', async () => {
  await (await openVectorCache(directory, MODEL)).add(['a', 'b'], [vector('a'), vector('b')]);
  await truncate(file, (await stat(file)).size - 5);
  const cache = await openVectorCache(directory, MODEL);
  expect([cache.get('a'), cache.get('b')]).toEqual([vector('a'), undefined]);
  await cache.add(['c'], [vector('c')]);
  const again = await openVectorCache(directory, MODEL);
  expect([again.get('a'), again.get('b'), again.get('c')]).toEqual([vector('a'), undefined, vector('c')]);
});

test('any damage loses vectors at most, and never invents one', async () => {
  const texts = ['a', 'bb', 'ccc', 'dddd'];
  await fc.assert(
    fc.asyncProperty(
      fc.nat(239),
      fc.uint8Array({ minLength: 1, maxLength: 20 }),
      fc.boolean(),
      async (at, junk, insert) => {
        await writeFile(file, '').catch(() => undefined);
        await (await openVectorCache(directory, MODEL)).add(texts, texts.map(vector));
        const bytes = await readFile(file);
        await writeFile(
          file,
          Buffer.concat([bytes.subarray(0, at), junk, bytes.subarray(insert ? at : at + junk.length)]),
        );
        const cache = await openVectorCache(directory, MODEL);
        for (const text of texts) expect([undefined, vector(text)]).toContainEqual(cache.get(text));
        expect(cache.size).toBeGreaterThanOrEqual(insert ? 3 : 2);
      },
    ),
    { numRuns: 100 },
  );
});

test('two writers at once lose nothing', async () => {
  const names = ['x', 'y'];
  await Promise.all(
    names.map(async (name) => {
      const cache = await openVectorCache(directory, MODEL);
      for (let i = 0; i < 50; i += 1) await cache.add([`${name}${i}`], [vector(`${name}${i}`)]);
    }),
  );
  expect((await openVectorCache(directory, MODEL)).size).toBe(100);
});

test('pruning keeps what is alive and shrinks the file', async () => {
  const cache = await openVectorCache(directory, MODEL);
  await cache.add(['a', 'b', 'c'], ['a', 'b', 'c'].map(vector));
  const before = (await stat(file)).size;
  await cache.prune(['b', 'unknown']);
  expect((await stat(file)).size).toBe(before / 3);
  expect(cache.get('a')).toBeUndefined();
  const again = await openVectorCache(directory, MODEL);
  expect([again.size, again.get('b')]).toEqual([1, vector('b')]);
  expect(await readdir(directory)).toEqual(['f00d.vectors']);
});

test('a folder that cannot be written is no failure', async () => {
  await appendFile(`${directory}-file`, 'not a folder');
  const cache = await openVectorCache(`${directory}-file`, MODEL);
  await cache.add(['a'], [vector('a')]);
  expect(cache.get('a')).toEqual(vector('a'));
  await cache.prune([]);
});
