// Borders inside a sentence at which a quote may be cut or a span emphasised.
import type { Span } from '../domain.js';

/** After a comma, semicolon, colon or spaced dash, before an opening bracket, and before joining words. */
const BORDER =
  /(?<=[,;:，；：、])\s+|\s+(?=[–—]\s)|\s+(?=\()|\s+(?=(?:and|but|which|who|because|while|including|with|và|nhưng|mà|vì|trong khi|bao gồm|gồm|cùng)\s)/giu;
/** Shorter pieces stay with their neighbour. */
const SHORTEST = 24;

/**
 * Cuts a text into clauses that cover it without the white space between them.
 * @returns spans relative to `text`, in order; at least one for a non-empty text
 */
export function cutClauses(text: string): Span[] {
  const spans: Span[] = [];
  let start = 0;
  for (const match of text.matchAll(BORDER)) {
    const restTooShort = text.length - (match.index + match[0].length) < SHORTEST;
    if (match.index - start < SHORTEST || restTooShort) continue;
    spans.push({ start, end: match.index });
    start = match.index + match[0].length;
  }
  if (start < text.length) spans.push({ start, end: text.length });
  return spans;
}

/** Spans `from` up to and without `to`. */
export interface Run {
  readonly from: number;
  readonly to: number;
}

/** All runs of consecutive spans that are at most `maxLength` long; single spans count at any length. */
export function runsOf(spans: readonly Span[], maxLength: number): Run[] {
  return spans.flatMap(({ start }, from) =>
    spans
      .slice(from)
      .flatMap(({ end }, offset) =>
        offset === 0 || end - start <= maxLength ? [{ from, to: from + offset + 1 }] : [],
      ),
  );
}

/** Shortens a span that is still too long at its last white space. */
export function shorten(text: string, span: Span, maxLength: number): Span {
  if (span.end - span.start <= maxLength) return span;
  const cut = text.lastIndexOf(' ', span.start + maxLength);
  const end = cut > span.start ? cut : span.start + maxLength;
  const splitsPair = /[\uD800-\uDBFF]/.test(text[end - 1] ?? '');
  return { start: span.start, end: splitsPair ? end - 1 : end };
}
