// The second stage for models whose token vectors do not depend on the text around them: late interaction.
import type { Embedder, MatchMatrix, SingleTokens } from '../embed/embedder.js';
import { joinRuns, type TokenRuns } from '../embed/token-runs.js';
import type { TokenData } from '../store/index-contents.js';
import type { InteractionScore, InteractionScorer, RunScore } from './interaction.js';

/** A match in the rest of the passage, or of the paragraph that it was cut from, counts this much; settled on XQuAD-R. */
export const REST_DISCOUNT = 0.5;
/** A match in title, section or date counts this much. */
export const CONTEXT_DISCOUNT = 0.8;
/** Tokens lighter than this share of the heaviest (marks, function words) tell nothing and cost as much. */
export const LIGHT_TOKEN = 0.04;
/** A token that weighs at least this share of the heaviest is telling. */
const TELLING = 0.3;

/**
 * Late interaction (Khattab & Zaharia 2020) with weights: Σ_t w_t · max_u cos(t, u) / Σ_t w_t over the
 * question's tokens t and the passage's tokens u. Similarities are computed once per distinct token.
 */
export function scoreByTokens(
  data: TokenData,
  tokens: SingleTokens,
  embedder: Embedder,
  continues: (passage: number) => boolean,
): InteractionScorer {
  return {
    tokensOf: (passage) => tokensOf(data, passage),
    score(question, passages) {
      const asked = weigh(question.tokenIds, tokens);
      const matrix = tokens.bestMatches(asked.ids, runsOf(data, passages, continues));
      const reach = scoreRow(
        highestOf(matrix, 0, matrix.values.length / Math.max(1, matrix.width), asked),
        asked,
      );
      let row = 0;
      return passages.map((passage) => {
        const first = row;
        const context = first + sentencesOf(data, passage);
        row = context + 2;
        return { ...combine(matrix, first, context, asked), reach };
      });
    },
    async readClauses(question, clauses) {
      const asked = weigh(question.tokenIds, tokens);
      const runs = joinRuns(await embedder.tokenise(clauses));
      return scoreRuns(tokens.bestMatches(asked.ids, runs), 0, asked);
    },
  };
}

function sentencesOf({ passageStarts }: TokenData, passage: number): number {
  return passageStarts[passage + 1]! - passageStarts[passage]!;
}

/** The tokens of each of a passage's sentences, then those of its context. */
function tokensOf(data: TokenData, passage: number): Uint32Array[] {
  const from = data.passageStarts[passage]!;
  const sentences = Array.from({ length: sentencesOf(data, passage) }, (_, at) =>
    data.ids.subarray(data.sentenceStarts[from + at], data.sentenceStarts[from + at + 1]),
  );
  return [...sentences, contextOf(data, passage)];
}

function contextOf({ contextIds, contextStarts }: TokenData, passage: number): Uint32Array {
  return contextIds.subarray(contextStarts[passage], contextStarts[passage + 1]);
}

/** Of each passage the runs of `tokensOf`, then one of the rest of the paragraph or list that it was cut from. */
function runsOf(
  data: TokenData,
  passages: readonly number[],
  continues: (passage: number) => boolean,
): TokenRuns {
  const pieces: Uint32Array[] = [];
  const ends: number[] = [];
  let length = 0;
  const add = (piece: Uint32Array): void => {
    pieces.push(piece);
    length += piece.length;
  };
  for (const passage of passages) {
    const before = length - startOf(data, passage);
    for (let of = data.passageStarts[passage]!; of < data.passageStarts[passage + 1]!; of += 1)
      ends.push(before + data.sentenceStarts[of + 1]!);
    add(between(data, passage, passage + 1));
    add(contextOf(data, passage));
    ends.push(length);
    let first = passage;
    while (continues(first)) first -= 1;
    let end = passage + 1;
    while (continues(end)) end += 1;
    add(between(data, first, passage));
    add(between(data, passage + 1, end));
    ends.push(length);
  }
  return { ids: joinRuns(pieces).ids, ends: Uint32Array.from(ends) };
}

/** The tokens of the passages `from` up to and without `to`. */
function between(data: TokenData, from: number, to: number): Uint32Array {
  return data.ids.subarray(startOf(data, from), startOf(data, to));
}

function startOf({ sentenceStarts, passageStarts }: TokenData, passage: number): number {
  return sentenceStarts[passageStarts[passage]!]!;
}

/** A question's distinct tokens that weigh something. */
interface AskedTokens {
  readonly ids: readonly number[];
  readonly weights: Float32Array;
  readonly total: number;
}

/** A repeated token's weight adds up. */
function weigh(tokenIds: Uint32Array, tokens: SingleTokens): AskedTokens {
  const byId = new Map<number, number>();
  for (const id of tokenIds) byId.set(id, (byId.get(id) ?? 0) + tokens.weights[id]! ** tokens.weightPower);
  const lightest = LIGHT_TOKEN * Math.max(...byId.values());
  for (const [id, weight] of byId) if (weight < lightest) byId.delete(id);
  const weights = Float32Array.from(byId.values());
  const total = weights.reduce((sum, weight) => sum + weight, 0);
  return { ids: [...byId.keys()], weights, total: Math.max(1e-9, total) };
}

/**
 * @param first row of a passage's first sentence
 * @param context row of its context, behind its sentences; the next one is that of the rest of its paragraph
 */
function combine(
  { values, width }: MatchMatrix,
  first: number,
  context: number,
  asked: AskedTokens,
): Omit<InteractionScore, 'reach'> {
  const { weights, total } = asked;
  const whole = highestOf({ values, width }, first, context, asked);
  const met = new Float32Array(weights.length);
  const elsewhere = new Float64Array(weights.length);
  for (let t = 0; t < weights.length; t += 1) {
    const beside = Math.max(
      CONTEXT_DISCOUNT * values[context * width + t]!,
      REST_DISCOUNT * values[(context + 1) * width + t]!,
    );
    met[t] = Math.max(whole[t]!, beside);
    elsewhere[t] = Math.max(REST_DISCOUNT * whole[t]!, beside);
  }
  const sentences = new Float32Array(context - first);
  let top = 0;
  for (let at = 0; at < sentences.length; at += 1) {
    let sum = 0;
    for (let t = 0; t < weights.length; t += 1)
      sum += weights[t]! * Math.max(values[(first + at) * width + t]!, elsewhere[t]!);
    sentences[at] = sum / total;
    if (sentences[at]! > sentences[top]!) top = at;
  }
  const best = (first + top) * width;
  const sentence = sentences.length === 0 ? met : values.subarray(best, best + weights.length);
  return {
    passage: scoreRow(met, asked),
    sentences,
    scoreRun: scoreRuns({ values, width }, first, asked),
    weakest: weakestOf(met, weights),
    matches: { weights, passage: met, sentence },
  };
}

/** @param first row of the first piece */
function scoreRuns(matrix: MatchMatrix, first: number, asked: AskedTokens): RunScore {
  return (from, to) => scoreRow(highestOf(matrix, first + from, first + to, asked), asked);
}

/** The best match of each token in the rows `from` up to and without `to`. */
function highestOf(
  { values, width }: MatchMatrix,
  from: number,
  to: number,
  { weights }: AskedTokens,
): Float32Array {
  const highest = new Float32Array(weights.length);
  for (let row = from; row < to; row += 1)
    for (let t = 0; t < highest.length; t += 1)
      if (values[row * width + t]! > highest[t]!) highest[t] = values[row * width + t]!;
  return highest;
}

function scoreRow(matches: Float32Array, { weights, total }: AskedTokens): number {
  let sum = 0;
  for (let t = 0; t < weights.length; t += 1) sum += weights[t]! * matches[t]!;
  return sum / total;
}

/** The least of the telling tokens' matches; 1 where there is no token. */
function weakestOf(met: Float32Array, weights: Float32Array): number {
  const telling = TELLING * weights.reduce((max, weight) => Math.max(max, weight), 0);
  let least = 1;
  for (let t = 0; t < met.length; t += 1) if (weights[t]! >= telling) least = Math.min(least, met[t]!);
  return least;
}
