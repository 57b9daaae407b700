// The whole search: candidates, second stage, and the reader over the best.
import type { Embedder, QuestionEmbedding } from '../embed/embedder.js';
import type { AnalysedQuestion } from './analyse-question.js';
import type { RankedPassage } from './rank-passages.js';
import { searchPassages, type SearchableIndex, type SearchFilter } from './search-passages.js';
import { readingScore } from './weights.js';

/** Which of the ranked passages are read. */
export interface ReadLimits {
  readonly most: number;
  /** In log-odds of the second stage: one that is farther behind the first is not read. */
  readonly within: number;
}

/**
 * `npm run fit:limits` prints what others do: the right passage comes first for 74.8 to 75.0 % of the questions with any of
 * two or more, 73.9 % unread, so time decides; refusals were fitted with these.
 */
export const READ_LIMITS: ReadLimits = { most: 3, within: 0.5 };
/** What a unit of the reader's log-odds counts beside a sentence's late interaction; on held-out questions 0.01 and 0.03 did less. */
const SENTENCE_SHARE = 0.05;

/**
 * Ranked passages, best first; those that were read stand before those that were not.
 *
 * @param limits others than the usual ones to compare with
 */
export async function searchAndRead(
  index: SearchableIndex,
  embedder: Embedder,
  question: AnalysedQuestion,
  embedding: QuestionEmbedding,
  filter: SearchFilter = {},
  limits = READ_LIMITS,
): Promise<RankedPassage[]> {
  const ranked = searchPassages(index, question, embedding, filter);
  const read = await readBest(index, embedder, embedding, ranked, limits);
  const rescored = read.map((found) => {
    const score = readingScore(question, found.language, found.score, found.reading);
    return { ...found, score };
  });
  return [
    ...rescored.sort((a, b) => b.score - a.score || a.passage - b.passage),
    ...ranked.slice(read.length),
  ];
}

/** The best of `ranked` with what the reader says of them, in the same order; none where the model has no reader. */
export async function readBest(
  { scorer }: SearchableIndex,
  embedder: Embedder,
  { tokenIds }: QuestionEmbedding,
  ranked: readonly RankedPassage[],
  { most, within }: ReadLimits,
): Promise<(RankedPassage & { readonly reading: number })[]> {
  if (!embedder.read) return [];
  const lowest = (ranked[0]?.score ?? 0) - within;
  const best = ranked.slice(0, most).filter(({ score }) => score >= lowest);
  // Title and section are read first, as a sentence that cannot be the answer.
  const texts = best.map(({ passage }) => {
    const tokens = scorer.tokensOf(passage);
    return [...tokens.slice(-1), ...tokens.slice(0, -1)];
  });
  const logits = (await embedder.read(tokenIds, texts)).map((all) => all.subarray(1));
  return best.map((found, at) => ({
    ...found,
    reading: logits[at]!.reduce((max, value) => Math.max(max, value), -Infinity),
    sentences: found.sentences.map((score, sentence) => score + SENTENCE_SHARE * logits[at]![sentence]!),
  }));
}
