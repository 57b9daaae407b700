// Second stage: how well a question is met by each sentence of a passage.
import type { Embedder, QuestionEmbedding, SingleTokens } from '../embed/embedder.js';
import type { InteractionData, SentenceData, TokenData } from '../store/index-contents.js';

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
  /** What all scored passages together would reach as one passage. */
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

/** A match outside the scored sentence counts this much; settled on XQuAD-R answer sentences. */
export const REST_DISCOUNT = 0.5;
/** A match in title, section or date counts this much. */
export const CONTEXT_DISCOUNT = 0.8;

/** Picks the scorer by what the index holds; the manifest has made sure that the embedder fits it. */
export function openInteraction(data: InteractionData, embedder: Embedder): InteractionScorer {
  if (data.kind === 'sentences') return scoreBySentenceVectors(data, embedder);
  if (embedder.interaction.kind !== 'tokens') throw new TypeError('token data needs a token table');
  return scoreByTokens(data, embedder.interaction.tokens, embedder);
}

/**
 * Late interaction (Khattab & Zaharia 2020) with weights: Σ_t w_t · max_u cos(t, u) / Σ_t w_t over the
 * question's tokens t and the passage's tokens u. Similarities are computed once per distinct token.
 */
function scoreByTokens(data: TokenData, tokens: SingleTokens, embedder: Embedder): InteractionScorer {
  return {
    tokensOf: (passage) => runsOfTokens(data, passage),
    score(question, passages) {
      const { ids, weights, total } = distinctTokens(question.tokenIds, tokens);
      const best = tokens.bestMatches(
        ids,
        passages.flatMap((passage) => runsOfTokens(data, passage)),
      );
      let next = 0;
      const scores = passages.map((passage) => {
        const from = next;
        next += data.passageStarts[passage + 1]! - data.passageStarts[passage]! + 1;
        return combine(best.slice(from, next - 1), best[next - 1]!, weights, total);
      });
      const reach = weights.reduce((sum, weight, t) => sum + weight * highest(best, t), 0) / total;
      return scores.map((score) => ({ ...score, reach }));
    },
    async readClauses(question, clauses) {
      const { ids, weights, total } = distinctTokens(question.tokenIds, tokens);
      return scoreRuns(tokens.bestMatches(ids, await embedder.tokenise(clauses)), weights, total);
    },
  };
}

/** The tokens of each of a passage's sentences, then those of its context. */
function runsOfTokens(data: TokenData, passage: number): Uint32Array[] {
  const runs: Uint32Array[] = [];
  for (
    let sentence = data.passageStarts[passage]!;
    sentence < data.passageStarts[passage + 1]!;
    sentence += 1
  )
    runs.push(data.ids.subarray(data.sentenceStarts[sentence], data.sentenceStarts[sentence + 1]));
  runs.push(data.contextIds.subarray(data.contextStarts[passage], data.contextStarts[passage + 1]));
  return runs;
}

/** @param matches the best match of each question token in each piece */
function scoreRuns(matches: readonly Float32Array[], weights: Float32Array, total: number): RunScore {
  return (from, to) => {
    const run = matches.slice(from, to);
    const sum = weights.reduce((met, weight, t) => met + weight * highest(run, t), 0);
    return sum / total;
  };
}

/** The best match of question token `t` in any of the pieces. */
function highest(matches: readonly Float32Array[], t: number): number {
  return matches.reduce((max, match) => Math.max(max, match[t]!), 0);
}

function combine(
  bySentence: readonly Float32Array[],
  context: Float32Array,
  weights: Float32Array,
  total: number,
): Omit<InteractionScore, 'reach'> {
  const width = weights.length;
  const whole = new Float32Array(width);
  for (const sentence of bySentence)
    for (let t = 0; t < width; t += 1) whole[t] = Math.max(whole[t]!, sentence[t]!);
  const met = whole.map((best, t) => Math.max(best, CONTEXT_DISCOUNT * context[t]!));
  const passage = weights.reduce((sum, weight, t) => sum + weight * met[t]!, 0);
  const sentences = Float32Array.from(bySentence, (sentence) => {
    let sum = 0;
    for (let t = 0; t < width; t += 1)
      sum += weights[t]! * Math.max(sentence[t]!, REST_DISCOUNT * whole[t]!, CONTEXT_DISCOUNT * context[t]!);
    return sum / total;
  });
  const top = sentences.reduce((best, score, index) => (score > sentences[best]! ? index : best), 0);
  const matches = { weights, passage: met, sentence: bySentence[top] ?? met };
  const scoreRun = scoreRuns(bySentence, weights, total);
  return { passage: passage / total, sentences, scoreRun, weakest: weakestOf(met, weights), matches };
}

/** A token that weighs at least this share of the heaviest is telling. */
const TELLING = 0.3;

/** The least of the telling tokens' matches; 1 where there is no token. */
function weakestOf(met: Float32Array, weights: Float32Array): number {
  const heaviest = weights.reduce((max, weight) => Math.max(max, weight), 0);
  return met.reduce(
    (least, match, t) => (weights[t]! >= TELLING * heaviest ? Math.min(least, match) : least),
    1,
  );
}

/** Tokens lighter than this share of the heaviest (marks, function words) tell nothing and cost as much. */
export const LIGHT_TOKEN = 0.04;

/** The question's distinct tokens that weigh something; a repeated token's weight adds up. */
function distinctTokens(
  tokenIds: Uint32Array,
  tokens: SingleTokens,
): { ids: number[]; weights: Float32Array; total: number } {
  const byId = new Map<number, number>();
  for (const id of tokenIds) {
    const weight = tokens.weights[id]! ** tokens.weightPower;
    byId.set(id, (byId.get(id) ?? 0) + weight);
  }
  const lightest = LIGHT_TOKEN * Math.max(...byId.values());
  for (const [id, weight] of byId) if (weight < lightest) byId.delete(id);
  const weights = Float32Array.from(byId.values());
  return {
    ids: [...byId.keys()],
    weights,
    total: Math.max(
      1e-9,
      weights.reduce((sum, w) => sum + w, 0),
    ),
  };
}

/** For models without token vectors: cosine with each sentence; the passage is as good as its best sentence. */
function scoreBySentenceVectors(
  { rows, scales, dimensions, passageStarts }: SentenceData,
  embedder: Embedder,
): InteractionScorer {
  const vectorOf = (sentence: number): Float32Array =>
    Float32Array.from(
      rows.subarray(sentence * dimensions, (sentence + 1) * dimensions),
      (value) => value * scales[sentence]!,
    );
  return {
    tokensOf: () => [],
    async readClauses({ vector }, clauses) {
      const vectors = await embedder.embedPassages(clauses);
      return scoreSums((clause) => vectors[clause]!, vector);
    },
    score({ vector }, passages) {
      const scores = passages.map((passage) => {
        const from = passageStarts[passage]!;
        const sentences = Float32Array.from({ length: passageStarts[passage + 1]! - from }, (_, index) => {
          let sum = 0;
          const row = (from + index) * dimensions;
          for (let i = 0; i < dimensions; i += 1) sum += vector[i]! * rows[row + i]!;
          return sum * scales[from + index]!;
        });
        const scoreRun = scoreSums((sentence) => vectorOf(from + sentence), vector);
        return { passage: sentences.reduce((max, score) => Math.max(max, score), 0), sentences, scoreRun };
      });
      const reach = scores.reduce((max, { passage }) => Math.max(max, passage), 0);
      const weights = Float32Array.of(1);
      return scores.map((score) => {
        const match = Float32Array.of(Math.max(0, score.passage));
        const matches = { weights, passage: match, sentence: match };
        return { ...score, weakest: score.passage, reach, matches };
      });
    },
  };
}

/** A run's vector is taken to be the sum of its pieces': embedding every run would cost a model's pass each. */
function scoreSums(vectorOf: (piece: number) => Float32Array, question: Float32Array): RunScore {
  return (from, to) => {
    const run = Array.from({ length: to - from }, (_, piece) => vectorOf(from + piece));
    const sum = question.map((_, i) => run.reduce((total, vector) => total + vector[i]!, 0));
    const length = Math.sqrt(sum.reduce((total, value) => total + value * value, 0));
    return sum.reduce((total, value, i) => total + value * question[i]!, 0) / Math.max(1e-9, length);
  };
}
