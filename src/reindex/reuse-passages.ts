// Documents → passages, those of unchanged documents taken over from the generation before.
import type { LanguageCode, Passage, SourceDocument } from '../domain.js';
import type { Embedder } from '../embed/embedder.js';
import { makePassages } from './make-passages.js';
import { passageRanges, type PreviousTexts } from './open-previous.js';

export interface ReusedPassages {
  readonly passages: readonly Passage[];
  /** For each passage its ordinal in the generation before, or -1 where it was made now. */
  readonly origins: Int32Array;
  readonly reusedDocuments: number;
  readonly reusedPassages: number;
}

/** Cuts the documents that are not the very objects of `previous`. `onDocument` is called after each that is cut. */
export async function reusePassages(
  documents: readonly SourceDocument[],
  previous: Pick<PreviousTexts, 'documents' | 'passages'> | undefined,
  embedder: Embedder,
  detectLanguage: (text: string) => LanguageCode,
  onDocument: (done: number, total: number) => void = () => undefined,
): Promise<ReusedPassages> {
  const unchanged = new Set(previous?.documents);
  const fresh = documents.filter((document) => !unchanged.has(document));
  const cut = await makePassages(fresh, embedder, detectLanguage, onDocument);
  const oldRanges = passageRanges(previous?.passages ?? []);
  const freshRanges = passageRanges(cut);
  const passages: Passage[] = [];
  const origins: number[] = [];
  for (const document of documents) {
    const isOld = unchanged.has(document);
    const range = (isOld ? oldRanges : freshRanges).get(document.card.id);
    for (let ordinal = range?.from ?? 0; ordinal < (range?.to ?? 0); ordinal += 1) {
      passages.push((isOld ? previous!.passages : cut)[ordinal]!);
      origins.push(isOld ? ordinal : -1);
    }
  }
  return {
    passages,
    origins: Int32Array.from(origins),
    reusedDocuments: documents.length - fresh.length,
    reusedPassages: passages.length - cut.length,
  };
}
