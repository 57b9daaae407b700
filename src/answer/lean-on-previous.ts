// Follow-ups: a question that leans on the one before it is searched together with it.
import { fold, hasDiacritics } from '../language/fold.js';
import { analyseQuestion, type AnalysedQuestion } from '../search/analyse-question.js';

/** A question with fewer content words cannot stand alone. */
const FEW_WORDS = 3;
const BEGINS_LEANING =
  /^(and|but|so|what about|how about|or|con|the con|vay con|vay thi|the thi|roi sao|tu do)\b/;
const POINTS_BACK =
  /\b(they|them|their|he|him|his|she|her|it|its|this|these|those|that one|there|then|ho|ong ay|ba ay|no|do|vay|nay|kia|cuoc do|vong do|luc do|o do)\b/;

/** @returns the text to search, or `undefined` where the question stands alone or there is none before it */
export function leanOnPrevious(question: AnalysedQuestion, previous: string | undefined): string | undefined {
  if (previous === undefined || previous.trim() === '') return undefined;
  const folded = fold(question.text);
  const leans =
    question.contentWords.length < FEW_WORDS || BEGINS_LEANING.test(folded) || POINTS_BACK.test(folded);
  if (!leans) return undefined;
  // "and the 28th?" after a question about the 27th asks about the 28th alone.
  // Two of the same kind are searched as they were typed; otherwise what lacks its diacritics has to have them first.
  const { accented, language } = analyseQuestion(previous);
  const alike = language === question.language && hasDiacritics(previous) === hasDiacritics(question.text);
  const [said, asks] = alike ? [previous, question.text] : [accented, question.accented];
  const before = question.numbers.length > 0 ? said.replace(/\d+(?:st|nd|rd|th)?/gu, ' ') : said;
  return `${before.trim()} ${asks}`;
}
