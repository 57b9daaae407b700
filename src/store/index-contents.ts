// What an index generation holds, as plain data: documents, passages, and a shard of search structures per language.
import type { LanguageCode, Passage, SourceDocument } from '../domain.js';
import type { KeywordIndexData } from './keyword-index.js';
import type { StoredVectors, VectorSource } from './vector-index.js';

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

/** The passages of one language, with their keyword indexes. */
export interface ShardData {
  readonly language: LanguageCode;
  /** Ordinals of the shard's passages in the generation; position = item of the keyword indexes. */
  readonly passages: Uint32Array;
  readonly folded: KeywordIndexData;
  readonly accented: KeywordIndexData;
}

/** A shard before it is written. */
export interface ShardContents extends ShardData {
  /** One unit vector a passage, or the position in `previousVectors` from where it is taken over. */
  readonly vectors: readonly VectorSource[];
  readonly previousVectors?: StoredVectors;
}

/** A shard as it stands in a finished generation. */
export interface StoredShard extends ShardData {
  readonly vectors: StoredVectors;
}

export interface IndexContents {
  readonly documents: readonly SourceDocument[];
  readonly passages: readonly Passage[];
  readonly interaction: InteractionData;
  readonly shards: readonly ShardContents[];
}

/** A finished generation as it was written, apart from its manifest. */
export interface StoredContents extends Omit<IndexContents, 'shards'> {
  readonly shards: readonly StoredShard[];
}
