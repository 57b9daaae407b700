// An index in a temporary folder, built and opened exactly as in production.
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import type { LanguageCode, SourceDocument } from '../domain.js';
import type { Embedder } from '../embed/embedder.js';
import { detectLanguage } from '../language/detect-language.js';
import { buildContents } from '../reindex/build-contents.js';
import { openIndex } from '../open-index.js';
import { makePassages } from '../reindex/make-passages.js';
import { recipeFor } from '../reindex/run-reindex.js';
import type { SearchableIndex } from '../search/search-passages.js';
import { hnswlibDriver } from '../store/hnswlib-index.js';
import { writeGeneration } from '../store/write-generation.js';

/** Builds an index over the documents; `dispose` removes its folder. `detect` tells a passage's language. */
export async function openTemporaryIndex(
  documents: readonly SourceDocument[],
  embedder: Embedder,
  detect: (text: string) => LanguageCode = detectLanguage,
): Promise<SearchableIndex & { dispose(): Promise<void> }> {
  const folder = await mkdtemp(path.join(tmpdir(), 'verbatim-'));
  const passages = await makePassages(documents, embedder, detect);
  const contents = await buildContents({
    documents,
    passages,
    embedder,
    embed: (texts) => embedder.embedPassages(texts),
  });
  const origin = { ...recipeFor(embedder), model: embedder.model, builtAt: new Date() };
  const { generation: name } = await writeGeneration(folder, contents, origin, hnswlibDriver);
  return {
    ...(await openIndex(folder, name, embedder)),
    dispose: () => rm(folder, { recursive: true, force: true }),
  };
}
