// Cuts one overlong sentence near its middle: at a clause border, else at white space, else between characters.
import type { Span } from '../domain.js';

/** The border may lie this far from the middle, as a share of the sentence's length. */
const REACH = 0.3;

const BORDERS = [
  /[;:,،؛、，；：–—](?=\s|[\p{Lo}])|[)”»](?=\s)/gu,
  /\s+/gu,
  // No mark and no space: any border between two characters that a reader sees as separate.
  /(?<=[\p{L}\p{N}\p{P}\p{S}\p{M}])(?=[^\p{M}\p{Cf}\uDC00-\uDFFF])/gu,
];

/**
 * Two parts of `span` that together cover all its non-space text, or the span itself where nothing can be cut.
 *
 * @param text the document's text, which `span` refers to
 */
export function bisectSentence(text: string, span: Span): Span[] {
  const slice = text.slice(span.start, span.end);
  const middle = slice.length / 2;
  for (const border of BORDERS) {
    let best: number | undefined;
    for (const match of slice.matchAll(border)) {
      const at = match.index + match[0].length;
      if (best === undefined || Math.abs(at - middle) < Math.abs(best - middle)) best = at;
    }
    if (best !== undefined && Math.abs(best - middle) <= slice.length * REACH) return cutAt(text, span, best);
  }
  return [span];
}

function cutAt(text: string, span: Span, offset: number): Span[] {
  const cut = span.start + offset;
  const left = text.slice(span.start, cut).trimEnd().length;
  const right = text.slice(cut, span.end);
  const start = cut + right.length - right.trimStart().length;
  if (left === 0 || start >= span.end) return [span];
  return [
    { start: span.start, end: span.start + left },
    { start, end: span.end },
  ];
}
