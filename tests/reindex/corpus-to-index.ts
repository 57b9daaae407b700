// A small corpus folder with room for its index, and the live index opened.
import { cp } from 'node:fs/promises';
import path from 'node:path';
import type { Embedder } from '../../src/embed/embedder.js';
import { recipeFor, type ReindexOptions } from '../../src/reindex/run-reindex.js';
import { hnswlibDriver } from '../../src/store/hnswlib-index.js';
import { readLive } from '../../src/store/generations.js';
import { openGeneration, type Generation } from '../../src/store/open-generation.js';
import { TWO_ROUNDS } from '../open-fixture.js';
import { temporaryFolder } from '../temporary-folder.js';

/** A copy of the two rounds; nothing is indexed yet. */
export async function corpusToIndex(): Promise<ReindexOptions> {
  const folder = await temporaryFolder();
  const corpusDirectory = path.join(folder, 'corpus');
  await cp(TWO_ROUNDS, corpusDirectory, { recursive: true });
  return {
    corpusDirectory,
    indexDirectory: path.join(folder, 'index'),
    cacheDirectory: path.join(folder, 'cache'),
    keepGenerations: 3,
    maxFileBytes: 1024 * 1024,
  };
}

export async function openLive(options: ReindexOptions, embedder: Embedder): Promise<Generation> {
  const live = await readLive(options.indexDirectory);
  return openGeneration(options.indexDirectory, live!, recipeFor(embedder), hnswlibDriver);
}
