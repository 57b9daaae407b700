// Writing and opening a generation: the same comes back, and damage or a mismatch is never half-read.
import { appendFile, readdir, readFile, rm, writeFile } from 'node:fs/promises';
import path from 'node:path';
import { describe, expect, it } from 'vitest';
import { buildContents } from '../../src/reindex/build-contents.js';
import { makePassages } from '../../src/reindex/make-passages.js';
import { detectLanguage } from '../../src/language/detect-language.js';
import { exactDriver } from '../../src/store/exact-index.js';
import { hnswlibDriver } from '../../src/store/hnswlib-index.js';
import type { IndexContents } from '../../src/store/index-contents.js';
import { MANIFEST_FILE } from '../../src/store/manifest.js';
import { openGeneration, readGenerationDocuments } from '../../src/store/open-generation.js';
import { writeGeneration } from '../../src/store/write-generation.js';
import { createHashedEmbedder } from '../fakes/hashed-embedder.js';
import { twoRounds } from '../open-fixture.js';
import { temporaryFolder } from '../temporary-folder.js';

const embedder = createHashedEmbedder();
const RECIPE = {
  fingerprint: embedder.fingerprint,
  dimensions: embedder.dimensions,
  recipe: 'test-1',
  store: exactDriver.name,
};
const ORIGIN = { ...RECIPE, model: 'hashed', builtAt: new Date('2026-01-02T03:04:05Z') };

describe.each([exactDriver, hnswlibDriver])('a generation written with the $name driver', (driver) => {
  it('is opened with all that was written', async () => {
    const contents = await contentsOf();
    const folder = await temporaryFolder();
    const written = await writeGeneration(folder, contents, ORIGIN, driver);
    const opened = await openGeneration(folder, written.generation, RECIPE, driver);
    expect(opened.manifest).toEqual(written);
    expect(opened.documents).toEqual(contents.documents);
    expect(opened.passages).toEqual(contents.passages);
    expect(opened.interaction).toEqual(contents.interaction);
    expect(opened.shards.map(({ language }) => language)).toEqual(['en', 'vi']);
    for (const [at, shard] of opened.shards.entries()) {
      const { vectors, passages } = contents.shards[at]!;
      expect(shard.passages).toEqual(passages);
      expect(shard.folded.size).toBe(passages.length);
      expect(shard.accented.size).toBe(passages.length);
      for (const [label, vector] of vectors.entries())
        expect(shard.vectors.search(vector as Float32Array, 1)[0]?.label).toBe(label);
    }
  });
});

describe('a finished generation', () => {
  it('says in its manifest what it holds', async () => {
    const { manifest } = await written();
    expect(manifest).toMatchObject({
      ...RECIPE,
      builtAt: '2026-01-02T03:04:05.000Z',
      documents: 5,
      passages: 13,
    });
    expect(manifest.shards).toEqual([
      { language: 'en', passages: 9 },
      { language: 'vi', passages: 4 },
    ]);
  });

  it('leaves nothing half-built beside it', async () => {
    const { folder, manifest } = await written();
    expect(await readdir(folder)).toEqual([manifest.generation]);
  });

  it('is damaged when any byte of any file differs, and says which file', async () => {
    const { folder, manifest } = await written();
    const files = Object.keys(manifest.files);
    expect(files.length).toBeGreaterThanOrEqual(7);
    for (const name of files) {
      const file = path.join(folder, manifest.generation, name);
      const intact = await readFile(file);
      for (const at of [0, intact.length >> 1, intact.length - 1]) {
        const bytes = Buffer.from(intact);
        bytes[at]! ^= 1;
        await writeFile(file, bytes);
        await expect(opening(folder, manifest.generation)).rejects.toMatchObject({
          code: 'index/damaged',
          details: { file },
        });
      }
      await writeFile(file, intact);
    }
    await expect(opening(folder, manifest.generation)).resolves.toBeDefined();
  });

  it('is damaged when a file is missing, cut short or longer', async () => {
    const { folder, manifest } = await written();
    for (const name of Object.keys(manifest.files)) {
      const file = path.join(folder, manifest.generation, name);
      const intact = await readFile(file);
      await appendFile(file, 'x');
      await expect(opening(folder, manifest.generation)).rejects.toMatchObject({ code: 'index/damaged' });
      await writeFile(file, intact.subarray(0, intact.length - 1));
      await expect(opening(folder, manifest.generation)).rejects.toMatchObject({ code: 'index/damaged' });
      await rm(file);
      await expect(opening(folder, manifest.generation)).rejects.toMatchObject({ code: 'index/damaged' });
      await writeFile(file, intact);
    }
  });

  it.each(['', '{', '[]', '{"format":1}', '\0\0'])(
    'is damaged with a manifest that reads %j',
    async (text) => {
      const { folder, manifest } = await written();
      await writeFile(path.join(folder, manifest.generation, MANIFEST_FILE), text);
      await expect(opening(folder, manifest.generation)).rejects.toMatchObject({ code: 'index/damaged' });
      await expect(readGenerationDocuments(folder, manifest.generation)).rejects.toMatchObject({
        code: 'index/damaged',
      });
    },
  );

  it.each([
    ['fingerprint', { fingerprint: 'other-model' }],
    ['dimensions', { dimensions: 32 }],
    ['chunking recipe', { recipe: 'test-2' }],
    ['store', { store: 'elsewhere' }],
  ])('is not opened for another %s', async (_, other) => {
    const { folder, manifest } = await written();
    const wanted = { ...RECIPE, ...other };
    await expect(openGeneration(folder, manifest.generation, wanted, exactDriver)).rejects.toMatchObject({
      code: 'index/mismatch',
    });
  });

  it('is not opened when its files have another format', async () => {
    const { folder, manifest } = await written();
    const file = path.join(folder, manifest.generation, MANIFEST_FILE);
    await writeFile(file, JSON.stringify({ ...manifest, format: manifest.format + 1 }));
    await expect(opening(folder, manifest.generation)).rejects.toMatchObject({ code: 'index/mismatch' });
  });

  it('gives its documents without the rest', async () => {
    const { folder, manifest } = await written();
    expect(await readGenerationDocuments(folder, manifest.generation)).toEqual(await twoRounds());
  });
});

describe('a generation that cannot be written', () => {
  it('is refused with the folder, and nothing stays behind', async () => {
    const folder = await temporaryFolder();
    const failing = { ...exactDriver, build: () => Promise.reject(new Error('disk full')) };
    await expect(writeGeneration(folder, await contentsOf(), ORIGIN, failing)).rejects.toMatchObject({
      code: 'index/write',
      details: { directory: folder },
      cause: new Error('disk full'),
    });
    expect(await readdir(folder)).toEqual([]);
  });

  it('is refused where the folder is a file', async () => {
    const file = path.join(await temporaryFolder(), 'file');
    await writeFile(file, 'kept');
    await expect(writeGeneration(file, await contentsOf(), ORIGIN, exactDriver)).rejects.toMatchObject({
      code: 'index/write',
    });
    expect(await readFile(file, 'utf8')).toBe('kept');
  });
});

async function contentsOf(): Promise<IndexContents> {
  const documents = await twoRounds();
  const passages = await makePassages(documents, embedder, detectLanguage);
  return buildContents({ documents, passages, embedder, embed: (texts) => embedder.embedPassages(texts) });
}

async function written() {
  const folder = await temporaryFolder();
  return { folder, manifest: await writeGeneration(folder, await contentsOf(), ORIGIN, exactDriver) };
}

function opening(folder: string, generation: string) {
  return openGeneration(folder, generation, RECIPE, exactDriver);
}
