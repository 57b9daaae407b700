// A generation that is on the disk as something to search: verified against what this program needs, with its scorer.
import type { Embedder } from './embed/embedder.js';
import { recipeFor } from './reindex/run-reindex.js';
import { openInteraction } from './search/open-interaction.js';
import type { SearchableIndex } from './search/search-passages.js';
import { hnswlibDriver } from './store/hnswlib-index.js';
import { openGeneration } from './store/open-generation.js';

/** @throws VerbatimError `index/damaged`, `index/mismatch` */
export async function openIndex(
  indexDirectory: string,
  name: string,
  embedder: Embedder,
): Promise<SearchableIndex> {
  const generation = await openGeneration(indexDirectory, name, recipeFor(embedder), hnswlibDriver);
  return { generation, scorer: openInteraction(generation, embedder) };
}
