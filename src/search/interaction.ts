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
  /** How well they together meet the telling token that they meet worst: a word met nowhere. */
  readonly nowhere: number;
}

export interface InteractionScorer {
  /** One score for each passage ordinal, in order. */
  score(question: QuestionEmbedding, passages: readonly number[]): readonly InteractionScore[];
  /** One score for each text by itself, in order: which clause of a sentence answers. */
  scoreTexts(question: QuestionEmbedding, texts: readonly string[]): Promise<Float32Array>;
}

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
      const nowhere = weakestOf(everywhere, weights);
      for (const token of tokens) slotOf[token] = -1;
      return scores.map((score) => ({ ...score, reach, nowhere }));
    },
    async scoreTexts(question, texts) {
      const { ids, weights, total } = distinctTokens(question.tokenIds, table);
      const tokenised = await embedder.tokenise(texts);
      return Float32Array.from(tokenised, (tokens) => {
        const best = columnMaxima(cosines.between(tokens, ids), ids.length);
        return weights.reduce((sum, weight, t) => sum + (weight * best[t]!) / total, 0);
      });
    },
  };
}

function combine(
  bySentence: readonly Float32Array[],
  context: Float32Array,
  weights: Float32Array,
  total: number,
): Pick<InteractionScore, 'passage' | 'sentences' | 'weakest'> {
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
  return { passage: passage / total, sentences, weakest: weakestOf(met, weights) };
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
    async scoreTexts({ vector }, texts) {
      return Float32Array.from(await embedder.embedPassages(texts), (other) =>
        other.reduce((sum, value, i) => sum + value * vector[i]!, 0),
      );
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
      return scores.map((score) => ({ ...score, weakest: score.passage, reach, nowhere: reach }));
    },
  };
}
