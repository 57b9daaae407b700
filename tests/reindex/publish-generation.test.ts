// Candidates that are asked about before they answer, generations that are gone back to, and what each has kept.
import { appendFile, readFile, rm, writeFile } from 'node:fs/promises';
import path from 'node:path';
import { describe, expect, it } from 'vitest';
import { readReport, REPORT_FILE } from '../../src/reindex/generation-report.js';
import { publishGeneration } from '../../src/reindex/publish-generation.js';
import { recipeFor, runReindex, type Candidate, type ReindexOptions } from '../../src/reindex/run-reindex.js';
import { listGenerations, readLive } from '../../src/store/generations.js';
import { listHistory } from '../../src/store/list-history.js';
import { openGeneration } from '../../src/store/open-generation.js';
import { hnswlibDriver } from '../../src/store/hnswlib-index.js';
import { createHashedEmbedder } from '../fakes/hashed-embedder.js';
import { writeFiles } from '../temporary-folder.js';
import { corpusToIndex, openLive } from './corpus-to-index.js';

const embedder = createHashedEmbedder();
const recipe = recipeFor(embedder);
const reject = (): Promise<boolean> => Promise.resolve(false);

describe('a candidate', () => {
  it('is whole on the disk, and not live, when it is asked about', async () => {
    const { options, before } = await indexed();
    const seen: Candidate[] = [];
    const { manifest, published } = await runReindex(options, embedder, undefined, undefined, async (candidate) => {
      seen.push(candidate);
      expect(await readLive(options.indexDirectory)).toBe(before);
      const { indexDirectory, manifest: asked } = candidate;
      await openGeneration(indexDirectory, asked.generation, recipe, hnswlibDriver);
      return true;
    });
    expect(seen).toMatchObject([{ manifest, report: { reusedDocuments: 5, newPassages: 0 } }]);
    expect(published).toBe(true);
    expect(await readLive(options.indexDirectory)).toBe(manifest.generation);
  }); // prettier-ignore

  it('that is refused stays on the disk, and the live one answers', async () => {
    const { options, before, candidate } = await withCandidate();
    expect(await readLive(options.indexDirectory)).toBe(before);
    expect(await listGenerations(options.indexDirectory)).toContain(candidate);
    expect(await historyOf(options)).toEqual([
      [candidate, false, false],
      [before, true, true],
    ]);
  });

  it('that is refused can be published after all', async () => {
    const { options, before, candidate } = await withCandidate();
    const manifest = await publishGeneration(options.indexDirectory, candidate, recipe);
    expect(manifest.generation).toBe(candidate);
    expect(await historyOf(options)).toEqual([
      [candidate, true, true],
      [before, false, true],
    ]);
  });

  it('that is refused goes when another one is published, and does not count among those that are kept', async () => {
    const { options, before, candidate } = await withCandidate();
    const { manifest } = await runReindex({ ...options, keepGenerations: 2 }, embedder);
    const left = await listGenerations(options.indexDirectory);
    expect(left).not.toContain(candidate);
    expect(left.sort()).toEqual([before, manifest.generation].sort());
  });

  it('is not taken over from: the live one is', async () => {
    const { options } = await withCandidate();
    const { report } = await runReindex(options, embedder);
    expect(report).toMatchObject({ reusedDocuments: 5 });
    expect((await openLive(options, embedder)).documents).toHaveLength(6);
  });

  it('whose check fails is not published, and the failure is thrown', async () => {
    const { options, before } = await indexed();
    const run = runReindex(options, embedder, undefined, undefined, () =>
      Promise.reject(new Error('canary')),
    );
    await expect(run).rejects.toThrow('canary');
    expect(await readLive(options.indexDirectory)).toBe(before);
    await expect(runReindex(options, embedder)).resolves.toMatchObject({ published: true });
  });

  it('is not published when the run is cancelled during the check', async () => {
    const { options, before } = await indexed();
    const cancel = new AbortController();
    const run = runReindex(options, embedder, undefined, cancel.signal, () => {
      cancel.abort();
      return Promise.resolve(true);
    });
    await expect(run).rejects.toMatchObject({ code: 'reindex/cancelled' });
    expect(await readLive(options.indexDirectory)).toBe(before);
  });
});

describe('publishGeneration', () => {
  it('goes back to an earlier generation, and the next reindex starts from there', async () => {
    const { options, before } = await indexed();
    await writeFiles(options.corpusDirectory, { 'new.md': 'A new document about the harbour of the town.' });
    const { manifest } = await runReindex(options, embedder);
    await publishGeneration(options.indexDirectory, before, recipe);
    expect((await openLive(options, embedder)).documents).toHaveLength(5);
    expect(await listGenerations(options.indexDirectory)).toContain(manifest.generation);
    const again = await runReindex(options, embedder);
    expect(again.report).toMatchObject({ reusedDocuments: 5, newPassages: 1 });
    expect((await openLive(options, embedder)).documents).toHaveLength(6);
  });

  it.each(['00000000-0000', '../index', '', 'live'])('refuses %j, which is no generation', async (name) => {
    const { options, before } = await indexed();
    await expect(publishGeneration(options.indexDirectory, name, recipe)).rejects.toMatchObject({
      code: 'index/unknown',
      details: { generation: name },
    });
    expect(await readLive(options.indexDirectory)).toBe(before);
  });

  it('refuses a generation that is damaged', async () => {
    const { options, before, candidate } = await withCandidate();
    await appendFile(path.join(options.indexDirectory, candidate, 'documents.bin'), 'x');
    await expect(publishGeneration(options.indexDirectory, candidate, recipe)).rejects.toMatchObject({
      code: 'index/damaged',
    });
    expect(await readLive(options.indexDirectory)).toBe(before);
  });

  it('refuses a generation of another model', async () => {
    const { options, before } = await indexed();
    const other = createHashedEmbedder({ fingerprint: 'hashed-2' });
    await runReindex(options, other);
    await expect(publishGeneration(options.indexDirectory, before, recipeFor(other))).rejects.toMatchObject({
      code: 'index/mismatch',
    });
  });

  it('waits for nobody: a run that holds the lock refuses it', async () => {
    const { options, before } = await indexed();
    let refusal: unknown;
    await runReindex(options, embedder, undefined, undefined, async () => {
      refusal = await publishGeneration(options.indexDirectory, before, recipe).catch((error: unknown) => error);
      return true;
    });
    expect(refusal).toMatchObject({ code: 'index/busy' });
  }); // prettier-ignore
});

describe('listHistory', () => {
  it('is empty where there is no index', async () => {
    expect(await listHistory((await corpusToIndex()).indexDirectory)).toEqual([]);
  });

  it('leaves out what is not whole', async () => {
    const { options, before, candidate } = await withCandidate();
    await rm(path.join(options.indexDirectory, candidate, 'passages.bin'));
    expect((await historyOf(options)).map(([name]) => name)).toEqual([before]);
  });

  it('puts the newest first, also within a second', async () => {
    const { options, before } = await indexed();
    const names = [before];
    for (let run = 0; run < 2; run += 1) names.unshift((await runReindex(options, embedder)).manifest.generation);
    expect((await historyOf(options)).map(([name]) => name)).toEqual(names);
  }); // prettier-ignore
});

describe('the report of a generation', () => {
  it('is the one that the run returned', async () => {
    const options = await corpusToIndex();
    await writeFiles(options.corpusDirectory, { 'empty.txt': '', 'picture.png': 'PNG' });
    const { manifest, report } = await runReindex(options, createHashedEmbedder());
    expect(await readReport(options.indexDirectory, manifest.generation)).toEqual(report);
    expect(report.reports.map(({ status }) => status)).toContain('refused');
    expect(report).toMatchObject({ embedded: 13, newPassages: 13, reusedPassages: 0, modelLanguages: ['en', 'vi'] });
    expect(report.durationMs).toBeGreaterThanOrEqual(report.embeddingMs);
  }); // prettier-ignore

  it('says what was taken over, and keeps what a vector costs', async () => {
    const { options } = await indexed();
    await writeFiles(options.corpusDirectory, { 'new.md': 'A new document about the harbour of the town.' });
    const first = await runReindex(options, embedder);
    expect(first.report).toMatchObject({
      embedded: 1,
      reusedDocuments: 5,
      reusedPassages: 13,
      newPassages: 1,
    });
    const second = await runReindex(options, embedder);
    expect(second.report).toMatchObject({ embedded: 0, msPerEmbedding: first.report.msPerEmbedding });
  });

  it.each([
    ['changed', (text: string) => text.replace('"embedded": ', '"embedded": 1')],
    ['cut short', (text: string) => text.slice(0, 20)],
  ])('is refused when it was %s', async (_, change) => {
    const { options, before } = await indexed();
    const file = path.join(options.indexDirectory, before, REPORT_FILE);
    await writeFile(file, change(await readFile(file, 'utf8')));
    await expect(readReport(options.indexDirectory, before)).rejects.toMatchObject({ code: 'index/damaged' });
    const { report } = await runReindex(options, embedder);
    expect(report.reusedDocuments).toBe(0);
  });

  it.each(['../..', ''])('is not looked for under the name %j', async (name) => {
    const { options } = await indexed();
    await expect(readReport(options.indexDirectory, name)).rejects.toMatchObject({ code: 'index/unknown' });
  });
});

async function indexed(): Promise<{ options: ReindexOptions; before: string }> {
  const options = await corpusToIndex();
  const { manifest } = await runReindex(options, embedder);
  return { options, before: manifest.generation };
}

/** A live generation, and a newer one with a document more that was not approved. */
async function withCandidate() {
  const { options, before } = await indexed();
  await writeFiles(options.corpusDirectory, { 'new.md': 'A new document about the harbour of the town.' });
  const { manifest, published } = await runReindex(options, embedder, undefined, undefined, reject);
  expect(published).toBe(false);
  return { options, before, candidate: manifest.generation };
}

async function historyOf({ indexDirectory }: ReindexOptions) {
  const history = await listHistory(indexDirectory);
  return history.map(({ manifest, live, published }) => [manifest.generation, live, published] as const);
}
