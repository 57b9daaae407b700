// Reading beside asking: look-up, pages, context and verification over a live generation and the older ones.
import type { DocumentPage, LookupPage, QuoteRef, Unavailable, Verification } from './app-types.js';
import { placeOf } from './answer/cite.js';
import { pageOf, pageSpans } from './answer/page-document.js';
import { placeAt, verifyQuote } from './answer/verify-quote.js';
import type { DocumentId, LanguageCode, Quote, SourceDocument, Span } from './domain.js';
import { detectLanguage } from './language/detect-language.js';
import { lookupWords } from './search/lookup-words.js';
import type { Generation } from './store/open-generation.js';

/** Characters of context on each side of the first match. */
const HIT_CONTEXT = 150;

/** A page of look-up hits from the live generation. */
export function lookupPage(
  live: Generation,
  query: string,
  { offset, limit }: { readonly offset: number; readonly limit: number },
): LookupPage {
  const found = lookupWords(live, query);
  const documents = new Map(live.documents.map((document) => [document.card.id, document]));
  const { generation } = live.manifest;
  const hits = found.slice(offset, offset + limit).map(({ passage, matches }) => {
    const document = documents.get(passage.documentId)!;
    const local = sliceAround(passage.text, matches);
    const start = passage.span.start + local.start;
    const end = passage.span.start + local.end;
    return {
      ref: { generation, documentId: passage.documentId, span: { start, end } },
      document: document.card,
      place: placeOf(document, passage),
      language: passage.language,
      text: passage.text.slice(local.start, local.end),
      matches: matches
        .filter((match) => match.start >= local.start && match.end <= local.end)
        .map((match) => ({ start: match.start - local.start, end: match.end - local.start })),
    };
  });
  return { generation, total: found.length, offset, hits };
}

function sliceAround(text: string, matches: readonly Span[]): Span {
  const first = matches[0] ?? { start: 0, end: 0 };
  const from = Math.max(0, first.start - HIT_CONTEXT);
  const to = Math.min(text.length, first.end + HIT_CONTEXT);
  const spaceBefore = text.indexOf(' ', from);
  const start = spaceBefore === -1 || spaceBefore >= first.start ? first.start : spaceBefore + 1;
  const spaceAfter = text.lastIndexOf(' ', to);
  const end = spaceAfter < first.end ? first.end : spaceAfter;
  return { start: from === 0 ? 0 : start, end: to === text.length ? to : end };
}

/** One page of a document; the number is kept inside the document. `undefined` for a document without text. */
export function documentPage(
  generation: string,
  document: SourceDocument,
  wantedPage: number,
  marked?: Span,
): DocumentPage | undefined {
  const pages = pageSpans(document);
  const page = Math.min(Math.max(0, wantedPage), pages.length - 1);
  const span = pages[page];
  if (!span) return undefined;
  const start = marked && Math.max(marked.start, span.start);
  const end = marked && Math.min(marked.end, span.end);
  const visible = start !== undefined && end !== undefined && start < end;
  const text = document.text.slice(span.start, span.end);
  return {
    generation,
    document: document.card,
    page,
    pageCount: pages.length,
    text,
    span,
    ...(visible && { marked: { start: start - span.start, end: end - span.start } }),
    languages: languagesOf(text),
  };
}

function languagesOf(text: string): LanguageCode[] {
  const paragraphs = text.split('\n').filter((line) => line.trim().length > 40);
  return [...new Set(paragraphs.map(detectLanguage))].filter((language) => language !== 'und');
}

/** The page on which a quote begins, `turn` pages further on. */
export function contextPage(
  ref: QuoteRef,
  document: SourceDocument,
  turn: number,
): DocumentPage | Unavailable {
  const page = pageOf(pageSpans(document), ref.span.start) + turn;
  return (
    documentPage(ref.generation, document, page, ref.span) ?? {
      state: 'unknown',
      document: document.card,
    }
  );
}

/** The quote that a reference names. */
export function quoteAt(ref: QuoteRef, document: SourceDocument): Quote | Unavailable {
  const { span } = ref;
  const text = document.text.slice(span.start, span.end);
  if (text === '' || span.end > document.text.length) return { state: 'unknown', document: document.card };
  return {
    citation: { number: 1, document: document.card, place: placeAt(document, span.start) },
    span,
    text,
    best: span,
    language: detectLanguage(text),
    cutBefore: false,
    cutAfter: false,
    alsoIn: [],
    support: 1,
  };
}

/** Compares a quote with the document as it is read now; `undefined`: the file is gone. */
export function checkQuote(
  ref: QuoteRef,
  then: SourceDocument,
  now: SourceDocument | undefined,
): Verification {
  const quoted = then.text.slice(ref.span.start, ref.span.end);
  if (quoted === '') return { state: 'unknown' };
  if (!now) return { state: 'gone', document: then.card };
  const check = verifyQuote(quoted, ref.span, now);
  return { ...check, document: now.card };
}

export function documentById(
  documents: readonly SourceDocument[],
  id: DocumentId,
): SourceDocument | undefined {
  return documents.find(({ card }) => card.id === id);
}
