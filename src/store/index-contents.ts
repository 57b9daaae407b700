// What an index generation holds, as plain data: documents, passages, and a shard of search structures per language.
import type { LanguageCode, Passage, SourceDocument } from '../domain.js';
import type { KeywordIndexData } from './keyword-index.js';

/** Token ids of every passage, sentence by sentence, with the ids of its context (title, section, date) apart. */
export interface TokenData {
  readonly kind: 'tokens';
  readonly ids: Uint32Array;
  /** `sentenceStarts[s]..sentenceStarts[s + 1]` is the range of sentence s in `ids`. */
  readonly sentenceStarts: Uint32Array;
  /** `passageStarts[p]..passageStarts[p + 1]` is the range of passage p's sentences. */
  readonly passageStarts: Uint32Array;
  readonly contextIds: Uint32Array;
  readonly contextStarts: Uint32Array;
}

/** A unit vector for every sentence, quantised to int8 with one scale a row. */
export interface SentenceData {
  readonly kind: 'sentences';
  readonly dimensions: number;
  readonly rows: Int8Array;
  readonly scales: Float32Array;
  readonly passageStarts: Uint32Array;
}

export type InteractionData = TokenData | SentenceData;

/** The passages of one language, with what searches them. */
export interface ShardContents {
  readonly language: LanguageCode;
  /** Ordinals of the shard's passages in the generation; position = label in the indexes below. */
  readonly passages: Uint32Array;
  readonly folded: KeywordIndexData;
  readonly accented: KeywordIndexData;
  /** One unit vector a passage; only while building. */
  readonly vectors: readonly Float32Array[];
}

export interface IndexContents {
  readonly documents: readonly SourceDocument[];
  readonly passages: readonly Passage[];
  readonly interaction: InteractionData;
  readonly shards: readonly ShardContents[];
}
