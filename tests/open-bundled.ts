// The bundled model, for the tests that measure or show what users get.
import { afterAll } from 'vitest';
import type { Embedder } from '../src/embed/embedder.js';
import { openEmbedder } from '../src/embed/open-embedder.js';

export const EMBEDDINGS = new URL('../embeddings/', import.meta.url).pathname;

/** Opens the bundled model in a test file's `beforeAll`; it is closed after the file. */
export async function openBundled(): Promise<Embedder> {
  const embedder = await openEmbedder({
    model: 'bundled',
    modelDirectory: EMBEDDINGS,
    hubCacheDirectory: `${EMBEDDINGS}hub`,
  });
  afterAll(() => embedder.close());
  return embedder;
}
