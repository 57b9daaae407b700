// A question over an open index → exact quotes with citations, or "not found" with the reason.
import type { Answer, DocumentCard, NotFoundReason, Quote } from '../domain.js';
import type { Embedder, QuestionEmbedding } from '../embed/embedder.js';
import { analyseQuestion, type AnalysedQuestion } from '../search/analyse-question.js';
import type { RankedPassage } from '../search/rank-passages.js';
import type { SearchableIndex } from '../search/search-passages.js';
import { chooseSentences, chooseSpan } from './choose-span.js';
import { isVerbatim, placeOf } from './cite.js';
import { judgeQuestion, type AnswerOptions } from './judge-question.js';
import { mergeDuplicates } from './merge-duplicates.js';

/** Quotes in the answer; the rest waits behind "More passages". */
export const SHOWN_QUOTES = 3;
/** Passages from which quotes are made. */
const PASSAGES = 12;
/** Of these the first can be shown; looking for the best clauses of the rest would be time lost. */
const EMPHASISED = SHOWN_QUOTES;
const MORE_QUOTES = 7;
const NEAREST_DOCUMENTS = 3;

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
  const { embedding, ranked, missing, supportOf, refusal } = await judgeQuestion(
    index,
    embedder,
    own,
    options,
  );
  if (refusal !== undefined) return notFound(frame, refusal, missing, nearestDocuments(index, ranked));
  const quotes = await makeQuotes(index, embedding, ranked.slice(0, PASSAGES), supportOf);
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
  embedding: QuestionEmbedding,
  ranked: readonly RankedPassage[],
  supportOf: (found: RankedPassage) => number,
): Promise<Quote[]> {
  const documents = new Map(generation.documents.map((document) => [document.card.id, document]));
  const chosen = ranked.map(({ passage, sentences, scoreRun }, rank) =>
    chooseSentences(generation.passages[passage]!, sentences, scoreRun, rank < EMPHASISED),
  );
  const competing = chosen.map(({ text, clauses }) =>
    clauses.length === 1 ? [] : clauses.map(({ start, end }) => text.slice(start, end)),
  );
  // The clauses of all quotes in one call to the model's process.
  const clauses = competing.flat();
  const scoreRun = clauses.length === 0 ? () => 0 : await scorer.readClauses(embedding, clauses);
  let before = 0;
  const quotes = ranked.flatMap((found, rank): Quote[] => {
    const first = before;
    before += competing[rank]!.length;
    const passage = generation.passages[found.passage]!;
    const document = documents.get(passage.documentId);
    const quoted = chooseSpan(chosen[rank]!, (from, to) => scoreRun(first + from, first + to));
    const { start, end } = quoted.span;
    const text = passage.text.slice(start - passage.span.start, end - passage.span.start);
    if (!document || !isVerbatim(document, quoted.span, text)) return [];
    return [
      {
        ...quoted,
        text,
        citation: { number: 0, document: document.card, place: placeOf(document, passage) },
        language: passage.language,
        alsoIn: [],
        support: supportOf(found),
      },
    ];
  });
  return mergeDuplicates(quotes);
}
