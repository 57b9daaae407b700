// A question over an open index → exact quotes with citations, or "not found" with the reason.
import type { Answer, DocumentCard, NotFoundReason, Quote } from '../domain.js';
import type { Embedder, QuestionEmbedding } from '../embed/embedder.js';
import { analyseQuestion, type AnalysedQuestion } from '../search/analyse-question.js';
import { correctSpelling } from '../search/correct-spelling.js';
import type { RankedPassage } from '../search/rank-passages.js';
import { searchPassages, type SearchableIndex, type SearchFilter } from '../search/search-passages.js';
import { chooseSpan } from './choose-span.js';
import { isVerbatim, placeOf } from './cite.js';
import { findMissing } from './find-missing.js';
import { ENOUGH_SUPPORT, isStranger, supportOf } from './judge-support.js';
import { leanOnPrevious } from './lean-on-previous.js';
import { mergeDuplicates } from './merge-duplicates.js';

/** Quotes in the answer; the rest waits behind "More passages". */
export const SHOWN_QUOTES = 3;
/** Passages from which quotes are made. */
const PASSAGES = 12;
/** Of these the first can be shown; looking for the best clauses of the rest would be time lost. */
const EMPHASISED = SHOWN_QUOTES;
const MORE_QUOTES = 7;
const NEAREST_DOCUMENTS = 3;

export interface AnswerOptions extends SearchFilter {
  /** The question before this one, where this one may lean on it. */
  readonly previousQuestion?: string;
}

/** Answers with up to three quotes, each checked against the stored text; never throws for what is asked. */
export async function answerQuestion(
  index: SearchableIndex,
  embedder: Embedder,
  asked: string,
  options: AnswerOptions = {},
): Promise<Answer> {
  const own = analyseQuestion(asked);
  const frame = frameOf(index, own);
  if (index.generation.passages.length === 0) return notFound(frame, 'empty-corpus', [], []);
  if (!/[\p{L}\p{N}]/u.test(own.text)) return notFound(frame, 'empty-question', [], []);
  const leaning = leanOnPrevious(own, options.previousQuestion);
  const question = analyseQuestion(
    await correctSpelling(leaning ?? own.text, index.generation, async (words) =>
      (await embedder.tokenise(words)).map(({ length }) => length === 1),
    ),
  );
  const embedding = await embedder.embedQuestion(question.text);
  const ranked = searchPassages(index, question, embedding, options);
  // A phrase that only the filter keeps away stands in the documents nevertheless.
  const phraseMet = ranked.length > 0 || searchPassages(index, question, embedding).length > 0;
  const missing = findMissing(index.generation, question, phraseMet);
  const best = ranked[0];
  const nowhere = [...missing.numbers, ...missing.phrases];
  if (!best || nowhere.length > 0 || isStranger(best) || supportOf(question, best) < ENOUGH_SUPPORT) {
    const words = [...new Set([...nowhere, ...missing.words])];
    const nearest = nearestDocuments(index, ranked);
    return notFound(frame, words.length > 0 ? 'words-nowhere' : 'weak-support', words, nearest);
  }
  const quotes = await makeQuotes(index, question, embedding, ranked.slice(0, PASSAGES));
  if (quotes.length === 0) return notFound(frame, 'weak-support', [], []);
  const numbered = quotes.map((quote, at) => ({
    ...quote,
    citation: { ...quote.citation, number: at + 1 },
  }));
  return {
    ...frame,
    kind: 'quoted',
    quotes: numbered.slice(0, SHOWN_QUOTES),
    more: numbered.slice(SHOWN_QUOTES, SHOWN_QUOTES + MORE_QUOTES),
  };
}

type Frame = Pick<Answer, 'question' | 'language' | 'generation' | 'documentCount'>;

function frameOf({ generation }: SearchableIndex, { text, language }: AnalysedQuestion): Frame {
  return {
    question: text,
    language,
    generation: generation.manifest.generation,
    documentCount: generation.documents.length,
  };
}

function notFound(
  frame: Frame,
  reason: NotFoundReason,
  missing: readonly string[],
  nearest: readonly DocumentCard[],
): Answer {
  return { ...frame, kind: 'not-found', reason, missing, nearest };
}

function nearestDocuments({ generation }: SearchableIndex, ranked: readonly RankedPassage[]): DocumentCard[] {
  const ids = [...new Set(ranked.map(({ passage }) => generation.passages[passage]!.documentId))];
  const cards = new Map(generation.documents.map(({ card }) => [card.id, card]));
  return ids.slice(0, NEAREST_DOCUMENTS).map((id) => cards.get(id)!);
}

async function makeQuotes(
  { generation, scorer }: SearchableIndex,
  question: AnalysedQuestion,
  embedding: QuestionEmbedding,
  ranked: readonly RankedPassage[],
): Promise<Quote[]> {
  const documents = new Map(generation.documents.map((document) => [document.card.id, document]));
  const quotes = await Promise.all(
    ranked.map(async (found, rank): Promise<Quote[]> => {
      const passage = generation.passages[found.passage]!;
      const document = documents.get(passage.documentId);
      const chosen = await chooseSpan(passage, found.sentences, scorer, embedding, rank < EMPHASISED);
      const text = passage.text.slice(
        chosen.span.start - passage.span.start,
        chosen.span.end - passage.span.start,
      );
      if (!document || !isVerbatim(document, chosen.span, text)) return [];
      return [
        {
          ...chosen,
          text,
          citation: { number: 0, document: document.card, place: placeOf(document, passage) },
          language: passage.language,
          alsoIn: [],
          support: supportOf(question, found),
        },
      ];
    }),
  );
  return mergeDuplicates(quotes.flat());
}
