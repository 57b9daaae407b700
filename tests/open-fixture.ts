// The small corpora of the tests as open indexes, through the real reading, splitting and index stages.
import { fileURLToPath } from 'node:url';
import { readCorpus } from '../src/corpus/read-corpus.js';
import { readDocument } from '../src/corpus/read-document.js';
import type { SourceDocument } from '../src/domain.js';
import type { Embedder } from '../src/embed/embedder.js';
import { openTemporaryIndex } from '../src/evaluation/temporary-index.js';
import type { SearchableIndex } from '../src/search/search-passages.js';

/** Two rounds of a made-up dialogue in two languages, and a page about something else. */
export const TWO_ROUNDS = fileURLToPath(new URL('./fixtures/two-rounds/', import.meta.url));

export async function twoRounds(): Promise<readonly SourceDocument[]> {
  return (await readCorpus(TWO_ROUNDS)).documents;
}

/** A text as the corpus reader makes a document of it. */
export async function readText(file: string, text: string): Promise<SourceDocument> {
  const { document, report } = await readDocument(file, Buffer.from(text));
  if (!document) throw new Error(`${file} was refused: ${report.reason}`);
  return document;
}

/** An index in memory: its files are gone once it is open. */
export async function openIndex(
  documents: readonly SourceDocument[],
  embedder: Embedder,
): Promise<SearchableIndex> {
  const index = await openTemporaryIndex(documents, embedder);
  await index.dispose();
  return index;
}
