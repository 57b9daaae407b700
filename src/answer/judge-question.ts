// A question searched and judged: what was found, what stands nowhere, and whether that is enough to quote.
import type { NotFoundReason } from '../domain.js';
import type { Embedder, QuestionEmbedding } from '../embed/embedder.js';
import { analyseQuestion, type AnalysedQuestion } from '../search/analyse-question.js';
import { correctSpelling } from '../search/correct-spelling.js';
import type { RankedPassage } from '../search/rank-passages.js';
import { searchAndRead } from '../search/search-and-read.js';
import { searchPassages, type SearchableIndex, type SearchFilter } from '../search/search-passages.js';
import { findMissing } from './find-missing.js';
import { ENOUGH_SUPPORT, openJudge } from './judge-support.js';
import { leanOnPrevious } from './lean-on-previous.js';

export interface AnswerOptions extends SearchFilter {
  /** The question before this one, where this one may lean on it. */
  readonly previousQuestion?: string;
}

export interface JudgedQuestion {
  /** As it was searched: leaning on the one before, misspelt words replaced. */
  readonly question: AnalysedQuestion;
  readonly embedding: QuestionEmbedding;
  /** Best first. */
  readonly ranked: readonly RankedPassage[];
  /** Numbers, phrases and words that no document contains. */
  readonly missing: readonly string[];
  readonly supportOf: (found: RankedPassage) => number;
  /** Present where nothing is to be quoted. */
  readonly refusal?: NotFoundReason;
}

/** @param own what was asked, analysed as it was typed */
export async function judgeQuestion(
  index: SearchableIndex,
  embedder: Embedder,
  own: AnalysedQuestion,
  options: AnswerOptions = {},
): Promise<JudgedQuestion> {
  const { generation } = index;
  const leaning = leanOnPrevious(own, options.previousQuestion);
  const corrected = await correctSpelling(leaning ?? own.text, generation, async (words) =>
    (await embedder.tokenise(words)).map(({ length }) => length === 1),
  );
  const question = corrected === own.text ? own : analyseQuestion(corrected);
  const embedding = await embedder.embedQuestion(question.accented);
  const searching = searchAndRead(index, embedder, question, embedding, options);
  // While the model reads.
  const { numbers, words } = findMissing(generation, question);
  const ranked = await searching;
  // A phrase that only the filter keeps away stands in the documents nevertheless.
  const phraseMet = ranked.length > 0 || searchPassages(index, question, embedding).length > 0;
  const phrases = phraseMet ? [] : question.phrases;
  const missing = [...new Set([...numbers, ...phrases, ...words])];
  const supportOf = openJudge(generation, question, ranked);
  const best = ranked[0];
  const isWeak = !best || numbers.length + phrases.length > 0 || supportOf(best) < ENOUGH_SUPPORT;
  const reason = missing.length > 0 ? 'words-nowhere' : 'weak-support';
  return { question, embedding, ranked, missing, supportOf, ...(isWeak && { refusal: reason }) };
}
