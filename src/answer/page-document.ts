// A document as pages for reading: exact slices, cut between paragraphs where that is possible.
import type { SourceDocument, Span } from '../domain.js';

/** Longest page in UTF-16 units: with escapes and a frame it fits into one message. */
export const PAGE_LENGTH = 1500;

/**
 * Cuts the quotable text (furniture at the beginning and end is left out) into pages.
 * @returns spans in order, trimmed of white space; empty for a document without text
 */
export function pageSpans(document: SourceDocument): Span[] {
  const readable = document.blocks.filter(({ kind }) => kind !== 'furniture');
  const pages: Span[] = [];
  let current: Span | undefined;
  for (const { span } of readable.flatMap((block) => splitLong(document.text, block.span))) {
    if (
      current &&
      span.end - current.start <= PAGE_LENGTH &&
      !hidesFurniture(document, current.end, span.start)
    ) {
      current = { start: current.start, end: span.end };
    } else {
      if (current) pages.push(current);
      current = span;
    }
  }
  if (current) pages.push(current);
  return pages;
}

function hidesFurniture(document: SourceDocument, from: number, to: number): boolean {
  return document.blocks.some(({ kind, span }) => kind === 'furniture' && span.start < to && span.end > from);
}

/** Pieces of a block that is longer than a page, cut at white space. */
function splitLong(text: string, span: Span): { span: Span }[] {
  const pieces: { span: Span }[] = [];
  let { start } = span;
  while (span.end - start > PAGE_LENGTH) {
    const space = text.lastIndexOf(' ', start + PAGE_LENGTH);
    const border = start + PAGE_LENGTH;
    const splitsPair = /[\uD800-\uDBFF]/.test(text[border - 1]!);
    const end = space > start ? space : border - Number(splitsPair);
    pieces.push({ span: { start, end } });
    start = space > start ? space + 1 : end;
  }
  if (start < span.end) pieces.push({ span: { start, end: span.end } });
  return pieces;
}

/** The page on which an offset lies, or the last one before it. */
export function pageOf(pages: readonly Span[], offset: number): number {
  const after = pages.findIndex(({ start }) => start > offset);
  return Math.max(0, (after === -1 ? pages.length : after) - 1);
}
