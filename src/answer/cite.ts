// Citations: where a quote stands, and the check that it really stands there.
import { createHash } from 'node:crypto';
import type { Passage, Place, SourceDocument, Span } from '../domain.js';

/** The place of a passage in words that a reader can follow. */
export function placeOf(document: SourceDocument, passage: Passage): Place {
  return {
    ...sectionUnlessTitle(document, passage.section),
    ...(passage.page === undefined ? {} : { page: passage.page }),
    paragraph: passage.paragraph,
    line: passage.line,
  };
}

/** The section, unless it only repeats the document's title. */
export function sectionUnlessTitle(
  document: SourceDocument,
  section: string | undefined,
): { section?: string } {
  return section === undefined || section === document.card.title ? {} : { section };
}

const intact = new WeakMap<SourceDocument, boolean>();

/** True where the document's text has the hash under which it was read and the slice is the quote. */
export function isVerbatim(document: SourceDocument, span: Span, text: string): boolean {
  let known = intact.get(document);
  if (known === undefined) intact.set(document, (known = hashText(document.text) === document.hash));
  return known && text !== '' && document.text.slice(span.start, span.end) === text;
}

/** SHA-256 of a text's UTF-8 form, hex. */
export function hashText(text: string): string {
  return createHash('sha256').update(text, 'utf8').digest('hex');
}
