// XQuAD-R as somebody meets it who asks: whether the answer stands inside the quotes that are shown.
import { answerQuestion } from '../answer/answer-question.js';
import type { Quote } from '../domain.js';
import type { Embedder } from '../embed/embedder.js';
import { openTemporaryIndex } from './temporary-index.js';
import { documentOfText, questionSets, readXquadSets, type XquadQuestion } from './xquad-r.js';

/** Shares of all questions, 0..1. */
export interface QuoteRates {
  /** The first quote holds the whole answer, in the right paragraph. */
  readonly hit1: number;
  /** One of those shown does. */
  readonly hit3: number;
  /** Nothing was quoted. */
  readonly refused: number;
}

/** By question language – paragraph language; `vi0`: Vietnamese typed without diacritics. */
export type XquadQuotesReport = Readonly<Record<string, QuoteRates>>;

/** Answers every question over the 240 paragraphs of each language. */
export async function evaluateXquadQuotes(directory: string, embedder: Embedder): Promise<XquadQuotesReport> {
  const sets = await readXquadSets(directory);
  const report: Record<string, QuoteRates> = {};
  for (const { language, paragraphs, questions } of sets) {
    const documents = paragraphs.map((text, number) => documentOfText(String(number), text));
    const index = await openTemporaryIndex(documents, embedder, () => language);
    for (const [name, asked] of questionSets(sets)) {
      const found = { hit1: 0, hit3: 0, refused: 0 };
      for (const [number, text] of asked.entries()) {
        const answer = await answerQuestion(index, embedder, text);
        if (answer.kind === 'not-found') found.refused += 1;
        else {
          const rank = answer.quotes.findIndex((quote) => holdsAnswer(quote, questions[number]!));
          if (rank === 0) found.hit1 += 1;
          if (rank >= 0) found.hit3 += 1;
        }
      }
      const share = (count: number): number => count / Math.max(1, asked.length);
      report[`${name}-${language}`] = {
        hit1: share(found.hit1),
        hit3: share(found.hit3),
        refused: share(found.refused),
      };
    }
    await index.dispose();
  }
  return report;
}

function holdsAnswer(
  { citation, span }: Quote,
  { paragraph, answerStart, answerEnd }: XquadQuestion,
): boolean {
  const isRight = citation.document.id === String(paragraph);
  return isRight && span.start <= answerStart && answerEnd <= span.end;
}
