// Second stage: how well a question is met by each sentence of a passage.
import type { Embedder, QuestionEmbedding, TokenTable } from '../embed/embedder.js';
import { openDotProducts } from './dot-products.js';
import type { InteractionData, SentenceData, TokenData } from '../store/index-contents.js';

/** How a passage meets a question. */
export interface InteractionScore {
  /** The whole passage, its context (title, section, date) included; at most 1. */
  readonly passage: number;
  /** Each sentence, the rest of the passage and its context counting less; at most 1. */
  readonly sentences: Float32Array;
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
  /** One score for each passage ordinal, in order. */
  score(question: QuestionEmbedding, passages: readonly number[]): readonly InteractionScore[];
  /** How well runs of the passage's sentences meet the question by themselves. */
  readSentences(question: QuestionEmbedding, passage: number): RunScore;
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
  return scoreByTokens(data, embedder.interaction.table, embedder);
}

/**
 * Late interaction (Khattab & Zaharia 2020) with weights: Σ_t w_t · max_u cos(t, u) / Σ_t w_t over the
 * question's tokens t and the passage's tokens u. Similarities are computed once per distinct token.
 */
function scoreByTokens(data: TokenData, table: TokenTable, embedder: Embedder): InteractionScorer {
  const slotOf = new Int32Array(table.weights.length).fill(-1);
  const cosines = openDotProducts(table.directions, table.dimensions);
  return {
    score(question, passages) {
      const { ids, weights, total } = distinctTokens(question.tokenIds, table);
      const width = ids.length;
      const tokens = collectDistinct(data, passages, slotOf);
      const similarities = cosines.between(tokens, ids);
      const scores = passages.map((passage) => {
        const from = data.passageStarts[passage]!;
        const to = data.passageStarts[passage + 1]!;
        const context = maxima(
          data.contextIds,
          data.contextStarts[passage]!,
          data.contextStarts[passage + 1]!,
          slotOf,
          similarities,
          width,
        );
        const bySentence = Array.from({ length: to - from }, (_, index) =>
          maxima(
            data.ids,
            data.sentenceStarts[from + index]!,
            data.sentenceStarts[from + index + 1]!,
            slotOf,
            similarities,
            width,
          ),
        );
        return combine(bySentence, context, weights, total);
      });
      const everywhere = columnMaxima(similarities, width);
      const reach = weights.reduce((sum, weight, t) => sum + weight * everywhere[t]!, 0) / total;
      for (const token of tokens) slotOf[token] = -1;
      return scores.map((score) => ({ ...score, reach }));
    },
    readSentences(question, passage) {
      const { ids, weights, total } = distinctTokens(question.tokenIds, table);
      const from = data.passageStarts[passage]!;
      const sentences = Array.from({ length: data.passageStarts[passage + 1]! - from }, (_, index) =>
        data.ids.subarray(data.sentenceStarts[from + index], data.sentenceStarts[from + index + 1]),
      );
      const matches = sentences.map((tokens) => columnMaxima(cosines.between(tokens, ids), ids.length));
      return scoreRuns(matches, weights, total);
    },
    async readClauses(question, clauses) {
      const { ids, weights, total } = distinctTokens(question.tokenIds, table);
      const tokenised = await embedder.tokenise(clauses);
      const matches = tokenised.map((tokens) => columnMaxima(cosines.between(tokens, ids), ids.length));
      return scoreRuns(matches, weights, total);
    },
  };
}

/** @param matches the best match of each question token in each piece */
function scoreRuns(matches: readonly Float32Array[], weights: Float32Array, total: number): RunScore {
  return (from, to) => {
    const run = matches.slice(from, to);
    const sum = weights.reduce(
      (met, weight, t) => met + weight * run.reduce((max, match) => Math.max(max, match[t]!), 0),
      0,
    );
    return sum / total;
  };
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
  return { passage: passage / total, sentences, weakest: weakestOf(met, weights), matches };
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

function columnMaxima(matrix: Float32Array, width: number): Float32Array {
  const best = new Float32Array(width);
  matrix.forEach((value, at) => {
    const t = at % width;
    if (value > best[t]!) best[t] = value;
  });
  return best;
}

/** Tokens lighter than this share of the heaviest (marks, function words) tell nothing and cost as much. */
export const LIGHT_TOKEN = 0.04;

/** The question's distinct tokens that weigh something; a repeated token's weight adds up. */
function distinctTokens(
  tokenIds: Uint32Array,
  table: TokenTable,
): { ids: number[]; weights: Float32Array; total: number } {
  const byId = new Map<number, number>();
  for (const id of tokenIds) {
    const weight = table.weights[id]! ** table.weightPower;
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

/** The distinct tokens of the passages and their contexts; `slotOf[token]` becomes its row. */
function collectDistinct(data: TokenData, passages: readonly number[], slotOf: Int32Array): number[] {
  const tokens: number[] = [];
  const add = (ids: Uint32Array, from: number, to: number): void => {
    for (let at = from; at < to; at += 1) {
      const token = ids[at]!;
      if (slotOf[token] === -1) slotOf[token] = tokens.push(token) - 1;
    }
  };
  for (const passage of passages) {
    const first = data.passageStarts[passage]!;
    const last = data.passageStarts[passage + 1]!;
    add(data.ids, data.sentenceStarts[first]!, data.sentenceStarts[last]!);
    add(data.contextIds, data.contextStarts[passage]!, data.contextStarts[passage + 1]!);
  }
  return tokens;
}

function maxima(
  ids: Uint32Array,
  from: number,
  to: number,
  slotOf: Int32Array,
  similarities: Float32Array,
  width: number,
): Float32Array {
  const best = new Float32Array(width);
  for (let at = from; at < to; at += 1) {
    const row = slotOf[ids[at]!]! * width;
    for (let t = 0; t < width; t += 1) {
      const similarity = similarities[row + t]!;
      if (similarity > best[t]!) best[t] = similarity;
    }
  }
  return best;
}

/** For models without token vectors: cosine with each sentence; the passage is as good as its best sentence. */
function scoreBySentenceVectors(
  { rows, scales, dimensions, passageStarts }: SentenceData,
  embedder: Embedder,
): InteractionScorer {
  return {
    readSentences({ vector }, passage) {
      const from = passageStarts[passage]!;
      const vectors = Array.from({ length: passageStarts[passage + 1]! - from }, (_, index) =>
        Float32Array.from(
          rows.subarray((from + index) * dimensions, (from + index + 1) * dimensions),
          (value) => value * scales[from + index]!,
        ),
      );
      return scoreSums(vectors, vector);
    },
    async readClauses({ vector }, clauses) {
      return scoreSums(await embedder.embedPassages(clauses), vector);
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
        return { passage: sentences.reduce((max, score) => Math.max(max, score), 0), sentences };
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
function scoreSums(vectors: readonly Float32Array[], question: Float32Array): RunScore {
  return (from, to) => {
    const run = vectors.slice(from, to);
    const sum = question.map((_, i) => run.reduce((total, vector) => total + vector[i]!, 0));
    const length = Math.sqrt(sum.reduce((total, value) => total + value * value, 0));
    return sum.reduce((total, value, i) => total + value * question[i]!, 0) / Math.max(1e-9, length);
  };
}
