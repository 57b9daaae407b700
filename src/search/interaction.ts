// Second stage: how well a question is met by each sentence of a passage.
import type { QuestionEmbedding } from '../embed/embedder.js';

/** How a passage meets a question. */
export interface InteractionScore {
  /** The whole passage, its context (title, section, date) included; at most 1. */
  readonly passage: number;
  /** Each sentence, the rest of the passage and its context counting less; at most 1. */
  readonly sentences: Float32Array;
  /** How well runs of the passage's sentences meet the question by themselves. */
  readonly scoreRun: RunScore;
  /** How well the passage meets the telling token that it meets worst. */
  readonly weakest: number;
  /** What all scored passages together, with the rest of their paragraphs, would reach as one passage. */
  readonly reach: number;
  readonly matches: Matches;
}

/** How well each of the question's tokens is met, 0..1. */
export interface Matches {
  readonly weights: Float32Array;
  /** By the passage, its context included. */
  readonly passage: Float32Array;
  /** By its best sentence alone. */
  readonly sentence: Float32Array;
}

export interface InteractionScorer {
  /** Token ids of each of a passage's sentences, then those of its context; none where the index holds no tokens. */
  tokensOf(passage: number): readonly Uint32Array[];
  /** One score for each passage ordinal, in order. */
  score(question: QuestionEmbedding, passages: readonly number[]): readonly InteractionScore[];
  /** How well runs of these clauses meet the question by themselves: which part of a sentence answers. */
  readClauses(question: QuestionEmbedding, clauses: readonly string[]): Promise<RunScore>;
}

/** Score of the sentences or clauses `from` up to and without `to` as one text; at most 1. */
export type RunScore = (from: number, to: number) => number;
