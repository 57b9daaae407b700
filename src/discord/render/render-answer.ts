// An answer as one message: the question, its quotes with their citations, and the rows below them.
import type {
  Answer,
  DocumentCard,
  Locale,
  NotFoundAnswer,
  Quote,
  QuotedAnswer,
  Span,
} from '../../domain.js';
import { sentencesFor } from '../../i18n/discord/sentences-for.js';
import { CONTENT_LIMIT, type OutgoingMessage } from '../reply/outgoing-message.js';
import { answerRows, closingRows } from './answer-rows.js';
import { renderCitation, renderWork } from './render-citation.js';
import { renderInline } from './render-inline.js';
import { renderedLength, renderSlice } from './render-slice.js';
import { shareRoom } from './share-room.js';

export interface AnswerFrame {
  readonly locale: Locale;
  /** `find`: passages that bear on a statement; never a verdict. */
  readonly purpose: 'ask' | 'find';
  /** Seen by one person only; may be shared. */
  readonly isPrivate: boolean;
}

export function renderAnswer(answer: Answer, frame: AnswerFrame): OutgoingMessage {
  return answer.kind === 'quoted' ? renderQuoted(answer, frame) : renderNotFound(answer, frame);
}

/** Numbers count from 1 in the order shown; quotes that do not fit go behind *More passages*. */
function renderQuoted(answer: QuotedAnswer, frame: AnswerFrame): OutgoingMessage {
  const texts = sentencesFor(frame.locale).answer;
  const counted = (shown: readonly Quote[]) => {
    const documents = new Set(shown.map((quote) => quote.citation.document.id)).size;
    return (frame.purpose === 'ask' ? texts.quoted : texts.supporting)(shown.length, documents);
  };
  const question = renderQuestion(answer.question, frame);
  const room = CONTENT_LIMIT - question.length - counted(answer.quotes).length - 4;
  const { blocks, shown } = renderQuotes(answer.quotes, 1, room, frame.locale);
  const content = [`${question}\n${counted(shown)}`, ...blocks].join('\n\n');
  const more = [...answer.quotes.slice(shown.length), ...answer.more];
  return {
    content,
    rows: answerRows({ generation: answer.generation, shown, more, firstNumber: 1, ...frame }),
  };
}

/** Further passages, numbered on from those of the answer. */
export function renderMore(
  generation: string,
  quotes: readonly Quote[],
  firstNumber: number,
  frame: AnswerFrame,
): OutgoingMessage {
  const texts = sentencesFor(frame.locale).answer;
  const room = CONTENT_LIMIT - texts.morePassages(quotes.length).length - 4;
  const { blocks, shown } = renderQuotes(quotes, firstNumber, room, frame.locale);
  const more = quotes.slice(shown.length);
  return {
    content: [texts.morePassages(shown.length), ...blocks].join('\n\n'),
    rows: answerRows({ generation, shown, more, firstNumber, ...frame }),
  };
}

const MOST_QUOTES = 4;
/** A quote shorter than this is no use; rather one quote less. */
const SMALLEST_QUOTE = 260;
/** `> **10** › “… `, ` …”`, the line breaks around it. */
const QUOTE_FRAME = 26;

interface RenderedQuotes {
  readonly blocks: readonly string[];
  readonly shown: readonly Quote[];
}

function renderQuotes(
  quotes: readonly Quote[],
  firstNumber: number,
  room: number,
  locale: Locale,
): RenderedQuotes {
  const parts = quotes.slice(0, MOST_QUOTES).map((quote) => {
    const citation = renderCitation({ ...quote.citation, alsoIn: quote.alsoIn }, locale);
    return {
      quote,
      citation,
      fixed: citation.length + QUOTE_FRAME,
      wanted: renderedLength(quote.text, [bestInText(quote)]),
    };
  });
  const budgets = shareRoom(parts, room, SMALLEST_QUOTE);
  const fitting = parts.slice(0, budgets.length);
  return {
    blocks: fitting.map(({ quote, citation }, index) =>
      renderQuote(quote, firstNumber + index, citation, budgets[index] ?? 0),
    ),
    shown: fitting.map(({ quote }) => quote),
  };
}

function renderQuote(quote: Quote, number: number, citation: string, budget: number): string {
  const { markdown, shown } = renderSlice(quote.text, [bestInText(quote)], budget);
  const before = quote.cutBefore || shown.start > 0 ? '… ' : '';
  const after = quote.cutAfter || shown.end < quote.text.length ? ' …' : '';
  return `> **${number}** › “${before}${markdown}${after}”\n${citation}`;
}

/** Offsets into the quote's own text. */
function bestInText(quote: Quote): Span {
  const clamp = (offset: number) => Math.min(Math.max(offset - quote.span.start, 0), quote.text.length);
  return { start: clamp(quote.best.start), end: clamp(quote.best.end) };
}

function renderNotFound(answer: NotFoundAnswer, frame: AnswerFrame): OutgoingMessage {
  const texts = sentencesFor(frame.locale).answer;
  const lines = [renderQuestion(answer.question, frame), notFoundSentence(answer, frame)];
  if (answer.missing.length > 0)
    lines.push(
      texts.missing(
        answer.missing
          .slice(0, 6)
          .map((word) => renderInline(word, 50))
          .join(', '),
      ),
    );
  if (answer.nearest.length > 0)
    lines.push(texts.nearest, ...answer.nearest.slice(0, 3).map((card) => nearestLine(card, frame.locale)));
  return { content: lines.join('\n'), rows: closingRows(frame) };
}

function nearestLine(card: DocumentCard, locale: Locale): string {
  return `- ${renderWork(card, locale)}`;
}

function notFoundSentence(answer: NotFoundAnswer, frame: AnswerFrame): string {
  const texts = sentencesFor(frame.locale).answer;
  if (answer.reason === 'empty-question') return texts.emptyQuestion;
  if (answer.reason === 'empty-corpus') return texts.emptyCorpus;
  return (frame.purpose === 'ask' ? texts.nothing : texts.noPassage)(answer.documentCount);
}

const QUESTION_BUDGET = 320;

/** `**Question:** …`; read back by `readQuestion`. */
function renderQuestion(question: string, frame: Pick<AnswerFrame, 'locale' | 'purpose'>): string {
  const texts = sentencesFor(frame.locale).answer;
  const label = frame.purpose === 'ask' ? texts.question : texts.statement;
  return `**${label}:** ${renderInline(question, QUESTION_BUDGET) || '…'}`;
}
