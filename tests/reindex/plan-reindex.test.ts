// The dry run: what a reindex would change is what it changes, and nothing is written.
import { readdir, readFile, rm } from 'node:fs/promises';
import path from 'node:path';
import { describe, expect, it } from 'vitest';
import { planReindex } from '../../src/reindex/plan-reindex.js';
import { runReindex, type ReindexOptions } from '../../src/reindex/run-reindex.js';
import { createHashedEmbedder } from '../fakes/hashed-embedder.js';
import { writeFiles } from '../temporary-folder.js';
import { corpusToIndex } from './corpus-to-index.js';

const embedder = createHashedEmbedder();

describe('planReindex', () => {
  it('finds everything added before the first index', async () => {
    const options = await corpusToIndex();
    const diff = await planReindex(options, embedder);
    expect(diff).toMatchObject({
      fullBuild: true,
      changed: [],
      removed: [],
      unchanged: 0,
      embeddings: 13,
      passages: { added: 13, removed: 0, kept: 0 },
      modelLanguages: ['en', 'vi'],
      unknownLanguages: [],
    });
    expect(diff.live).toBeUndefined();
    expect(diff.added).toHaveLength(5);
    expect(diff.estimatedMs).toBeGreaterThan(0);
    expect(await readdir(path.dirname(options.indexDirectory))).toEqual(['corpus']);
  });

  it('finds nothing to do after a reindex', async () => {
    const { options, live } = await indexed();
    expect(await planReindex(options, embedder)).toMatchObject({
      live,
      fullBuild: false,
      added: [],
      changed: [],
      removed: [],
      unchanged: 5,
      embeddings: 0,
      passages: { added: 0, removed: 0, kept: 13 },
    });
  });

  it('names what the reindex then changes, and writes nothing', async () => {
    const { options } = await indexed();
    await edit(options);
    const before = await snapshot(path.dirname(options.indexDirectory));
    const diff = await planReindex(options, embedder);
    expect(await snapshot(path.dirname(options.indexDirectory))).toEqual(before);
    expect(diff.added).toMatchObject([{ card: { file: 'new.md' }, passagesAdded: 1 }]);
    expect(diff.removed).toMatchObject([{ card: { file: 'round-27.en.md' } }]);
    expect(diff.changed.map(({ card, what }) => [card.file, what])).toEqual([
      ['lighthouse.en.txt', 'text'],
      ['vong-28.vi.md', 'facts'],
    ]);
    expect(diff.unchanged).toBe(2);
    expect(diff.reports.map(({ file }) => file)).toContain('new.md');
    const counting = createHashedEmbedder();
    const { manifest, report } = await runReindex(options, counting);
    expect(counting.embedded).toHaveLength(diff.embeddings);
    expect(report.embedded).toBe(diff.embeddings);
    expect(manifest.passages).toBe(diff.passages.kept + diff.passages.added);
  });

  it('does not parse, cut or embed what has not changed', async () => {
    const { options } = await indexed();
    await writeFiles(options.corpusDirectory, { 'new.md': 'A new document about the harbour of the town.' });
    const tokenised: string[] = [];
    const counting = createHashedEmbedder();
    const watched = {
      ...counting,
      tokenise: (texts: readonly string[]) => {
        tokenised.push(...texts);
        return counting.tokenise(texts);
      },
    };
    await planReindex(options, watched);
    expect(tokenised).toEqual(['A new document about the harbour of the town.']);
    expect(counting.embedded).toEqual([]);
  });

  it('puts changes over the folder that have not been made', async () => {
    const { options } = await indexed();
    const addDirectory = path.join(path.dirname(options.indexDirectory), 'staged');
    await writeFiles(addDirectory, {
      'lighthouse.en.txt': 'The Lighthouse\n\nNobody lives there any more, says the new edition.',
      'more/new.md': 'A new document about the harbour of the town.',
      'round-28.en.md': await readFile(path.join(options.corpusDirectory, 'round-28.en.md'), 'utf8'),
    });
    const overlay = { addDirectory, removed: ['vong-27.vi.md', 'never-there.md'] };
    const diff = await planReindex({ ...options, overlay }, embedder);
    expect(diff.added.map(({ card }) => card.file)).toEqual(['more/new.md']);
    expect(diff.changed.map(({ card }) => card.file)).toEqual(['lighthouse.en.txt']);
    expect(diff.removed.map(({ card }) => card.file)).toEqual(['vong-27.vi.md']);
    expect(diff.unchanged).toBe(3);
    expect(await planReindex(options, embedder)).toMatchObject({ added: [], changed: [], removed: [] });
  });

  it('compares with an index of another model, of which nothing can be taken over', async () => {
    const { options, live } = await indexed();
    const diff = await planReindex(options, createHashedEmbedder({ fingerprint: 'hashed-2' }));
    expect(diff).toMatchObject({ live, fullBuild: true, unchanged: 5, embeddings: 13, added: [] });
  });

  it('says that a damaged index is built anew', async () => {
    const { options, live } = await indexed();
    await rm(path.join(options.indexDirectory, live, 'passages.bin'));
    expect(await planReindex(options, embedder)).toMatchObject({ fullBuild: true, unchanged: 0 });
  });

  it('names languages that the model does not know', async () => {
    const options = await corpusToIndex();
    await writeFiles(options.corpusDirectory, {
      'de.md': 'Der Leuchtturm wurde im Jahr 1961 gebaut, und niemand hat seitdem darin gewohnt.',
    });
    const { unknownLanguages } = await planReindex(options, embedder);
    expect(unknownLanguages).toEqual([{ language: 'de', files: 1 }]);
  });

  it('can be cancelled', async () => {
    const { options } = await indexed();
    const cancel = new AbortController();
    const plan = planReindex(options, embedder, () => cancel.abort(), cancel.signal);
    await expect(plan).rejects.toMatchObject({ code: 'reindex/cancelled' });
  });

  it.each([
    ['corpus/missing', undefined],
    ['corpus/empty', {}],
  ])('fails as a reindex would: %s', async (code, files) => {
    const { options } = await indexed();
    await rm(options.corpusDirectory, { recursive: true });
    if (files) await writeFiles(options.corpusDirectory, { 'empty.txt': '' });
    await expect(planReindex(options, embedder)).rejects.toMatchObject({ code });
  });
});

async function indexed(): Promise<{ options: ReindexOptions; live: string }> {
  const options = await corpusToIndex();
  const { manifest } = await runReindex(options, embedder);
  return { options, live: manifest.generation };
}

/** One document added, one removed, the text of one changed, the title of one. */
async function edit({ corpusDirectory }: ReindexOptions): Promise<void> {
  const old = await readFile(path.join(corpusDirectory, 'lighthouse.en.txt'), 'utf8');
  await rm(path.join(corpusDirectory, 'round-27.en.md'));
  await writeFiles(corpusDirectory, {
    'new.md': 'A new document about the harbour of the town.',
    'lighthouse.en.txt': `${old}\nA sentence more stands here now, in a paragraph of its own.\n`,
    'vong-28.vi.md': (await readFile(path.join(corpusDirectory, 'vong-28.vi.md'), 'utf8')).replace(
      /^title: .*$/m,
      'title: Một tiêu đề khác',
    ),
  });
}

/** Every file below a folder with its bytes. */
async function snapshot(folder: string): Promise<Record<string, string>> {
  const names = await readdir(folder, { recursive: true, withFileTypes: true });
  const files = names.filter((entry) => entry.isFile()).map((entry) => path.join(entry.parentPath, entry.name));
  return Object.fromEntries(
    await Promise.all(files.map(async (file) => [file, await readFile(file, 'base64')] as const)),
  );
} // prettier-ignore
