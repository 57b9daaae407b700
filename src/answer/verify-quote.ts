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
  if (now.text.slice(span.start, span.end) === quoted)
    return { state: 'identical', place: placeAt(now, span.start) };
  const elsewhere = now.text.indexOf(quoted);
  if (elsewhere !== -1) return { state: 'moved', place: placeAt(now, elsewhere) };
  return { state: 'changed' };
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
