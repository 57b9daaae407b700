// Whether a quote still stands in its source: compared with a fresh reading of the file.
import type { Place, SourceDocument, Span } from '../domain.js';
import { sectionUnlessTitle } from './cite.js';

export type QuoteCheck =
  { readonly state: 'identical' | 'moved'; readonly place: Place } | { readonly state: 'changed' };

/**
 * @param quoted the quote's text as the generation that quoted it holds it
 * @param span where it stood then
 * @param now the document as it is read now
 */
export function verifyQuote(quoted: string, span: Span, now: SourceDocument): QuoteCheck {
  const found = findQuote(quoted, span, now);
  if (found === undefined) return { state: 'changed' };
  return { state: found.start === span.start ? 'identical' : 'moved', place: placeAt(now, found.start) };
}

/** Where a quote stands in a later reading of its document: in its old place if it is there, else the first one. */
export function findQuote(quoted: string, { start, end }: Span, now: SourceDocument): Span | undefined {
  const at = now.text.slice(start, end) === quoted ? start : now.text.indexOf(quoted);
  return at === -1 ? undefined : { start: at, end: at + quoted.length };
}

/** The place of an offset, counted from the document's blocks. */
export function placeAt(document: SourceDocument, offset: number): Place {
  const before = document.blocks.filter(({ span }) => span.start <= offset);
  const heading = before.filter(({ kind }) => kind === 'heading').at(-1);
  const paragraphs = before.filter(({ kind }) => kind === 'paragraph' || kind === 'list-item').length;
  const page = before.at(-1)?.page;
  return {
    ...sectionUnlessTitle(
      document,
      heading && document.text.slice(heading.span.start, heading.span.end).trim(),
    ),
    ...(page !== undefined && { page }),
    paragraph: Math.max(1, paragraphs),
    line: document.text.slice(0, offset).split('\n').length,
  };
}
