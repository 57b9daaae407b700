// What a reindex takes over from the live generation, and where it takes nothing.
import { appendFile, readFile, writeFile } from 'node:fs/promises';
import path from 'node:path';
import { describe, expect, it } from 'vitest';
import type { FileReport, RefusalReason } from '../../src/corpus/file-report.js';
import { rememberFiles } from '../../src/reindex/known-files.js';
import { runReindex, type ReindexOptions } from '../../src/reindex/run-reindex.js';
import { readLive } from '../../src/store/generations.js';
import { createHashedEmbedder } from '../fakes/hashed-embedder.js';
import { writeFiles } from '../temporary-folder.js';
import { corpusToIndex, openLive } from './corpus-to-index.js';

const embedder = createHashedEmbedder();

describe('a reindex over an index of the same recipe', () => {
  it('takes over every document whose file is the same', async () => {
    const options = await indexed();
    await writeFiles(options.corpusDirectory, { 'lighthouse.en.txt': 'The lamp was replaced in 2001.' });
    const { report } = await runReindex(options, embedder);
    expect(report).toMatchObject({ reusedDocuments: 4, newPassages: 1 });
  });

  it.each(['documents.bin', 'keywords.en.bin', 'vectors.vi.bin', 'interaction.bin', 'files.bin', 'manifest.json'])(
    'takes nothing over where %s is damaged',
    async (name) => {
      const options = await indexed();
      const live = await readLive(options.indexDirectory);
      await appendFile(path.join(options.indexDirectory, live!, name), 'x');
      const { report } = await runReindex(options, embedder);
      expect(report).toMatchObject({ reusedDocuments: 0, newPassages: 13, embedded: 0 });
      expect((await openLive(options, embedder)).documents).toHaveLength(5);
    },
  ); // prettier-ignore

  it('takes nothing over from files of another format', async () => {
    const options = await indexed();
    const live = await readLive(options.indexDirectory);
    const file = path.join(options.indexDirectory, live!, 'manifest.json');
    const manifest = JSON.parse(await readFile(file, 'utf8')) as { format: number };
    await writeFile(file, JSON.stringify({ ...manifest, format: manifest.format - 1 }));
    expect((await runReindex(options, embedder)).report.reusedDocuments).toBe(0);
  });

  it('takes nothing over for another model, or where it is told so', async () => {
    const options = await indexed();
    const anew = await runReindex({ ...options, fullBuild: true }, embedder);
    expect(anew.report).toMatchObject({ reusedDocuments: 0, embedded: 0 });
    const other = await runReindex(options, createHashedEmbedder({ fingerprint: 'hashed-2' }));
    expect(other.report).toMatchObject({ reusedDocuments: 0, embedded: 13 });
  });
});

describe('rememberFiles', () => {
  it.each([
    ['empty', true],
    ['encrypted', true],
    ['no-text-layer', true],
    ['timeout', false],
    ['too-complex', false],
    ['malformed', false],
    ['same-name', false],
  ] as [RefusalReason, boolean][])('knows a file that was refused as %s: %s', (reason, known) => {
    const report = { file: 'a.pdf', status: 'refused', reason, warnings: [] } as unknown as FileReport;
    const remember = rememberFiles([{ file: 'a.pdf', digest: 'd' }], [report], []);
    expect(remember('a.pdf', 'd')).toEqual(known ? { report } : undefined);
    expect(remember('a.pdf', 'e')).toBeUndefined();
    expect(remember('b.pdf', 'd')).toBeUndefined();
  });

  it('does not know which of two files of one name is meant', () => {
    const report = { file: 'a.txt', status: 'empty', reason: 'empty', warnings: [] } as unknown as FileReport;
    const file = { file: 'a.txt', digest: 'd' };
    expect(rememberFiles([file, file], [report, report], [])('a.txt', 'd')).toBeUndefined();
  });
});

async function indexed(): Promise<ReindexOptions> {
  const options = await corpusToIndex();
  await runReindex(options, embedder);
  return options;
}
