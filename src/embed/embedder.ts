// The port through which texts become vectors and token ids.
import type { LanguageCode } from '../domain.js';
import type { TokenRuns } from './token-runs.js';

/** What a model whose token vectors do not depend on the text around them says of single tokens. */
export interface SingleTokens {
  /** The vectors' lengths: a token's weight in pooling. */
  readonly weights: Float32Array;
  /** In late interaction a token counts `weight ** weightPower`, as the model was trained. */
  readonly weightPower: number;
  /**
   * How well tokens are met.
   * @param asked token ids
   * @returns for each run and each token of `asked` the cosine with the run's nearest token, at least 0
   */
  bestMatches(asked: readonly number[], runs: TokenRuns): MatchMatrix;
}

/** A row for each run. */
export interface MatchMatrix {
  readonly values: Float32Array;
  /** From one row to the next; what stands behind a row's last asked token means nothing. */
  readonly width: number;
}

/** How passages may be compared with a question more finely than by one vector each. */
export type Interaction =
  { readonly kind: 'tokens'; readonly tokens: SingleTokens } | { readonly kind: 'sentences' };

export interface QuestionEmbedding {
  /** L2-normalised, `dimensions` long. */
  readonly vector: Float32Array;
  readonly tokenIds: Uint32Array;
}

/**
 * Reads passages with a question in mind.
 * @param question token ids
 * @param passages token ids of each passage's sentences
 * @returns for each passage and each of its sentences the log-odds that it answers
 */
export type ReadPassages = (
  question: Uint32Array,
  passages: readonly (readonly Uint32Array[])[],
) => Promise<Float32Array[]>;

/**
 * Texts → vectors, in a worker. Questions overtake passages that are waiting.
 * Every method rejects with `model/failed` when the model or its worker has died.
 */
export interface Embedder {
  /** Changes whenever the vectors would: model files, pooling, prefixes. */
  readonly fingerprint: string;
  readonly model: string;
  readonly dimensions: number;
  /** Tokens that a passage may have before the model cuts it off. */
  readonly maxTokens: number;
  /** Languages that the model knows; empty: no claim is made. */
  readonly languages: readonly LanguageCode[];
  readonly interaction: Interaction;
  /** One L2-normalised vector for each text, in order. */
  embedPassages(texts: readonly string[]): Promise<Float32Array[]>;
  embedQuestion(text: string): Promise<QuestionEmbedding>;
  /** Token ids without special tokens, in order, not cut off. */
  tokenise(texts: readonly string[]): Promise<Uint32Array[]>;
  /** Of models that bring a reader. */
  readonly read?: ReadPassages;
  close(): Promise<void>;
}
