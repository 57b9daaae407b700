// The bundled model, for the tests that measure or show what users get.
import { fileURLToPath } from 'node:url';
import { afterAll, beforeAll } from 'vitest';
import type { Embedder } from '../src/embed/embedder.js';
import { openEmbedder } from '../src/embed/open-embedder.js';

export const EMBEDDINGS = fileURLToPath(new URL('../embeddings/', import.meta.url));

/** Opens the bundled model before the tests of a file or a `describe`, and closes it after them. */
export function useBundled(): () => Embedder {
  let embedder: Embedder;
  beforeAll(async () => {
    embedder = await openEmbedder({
      model: 'bundled',
      modelDirectory: EMBEDDINGS,
      hubCacheDirectory: `${EMBEDDINGS}hub`,
    });
  });
  afterAll(() => embedder.close());
  return () => embedder;
}
