// Cuts a page of a document into parts that each fit one message; together they are the whole page.
import type { Span } from '../../domain.js';
import { escapeUnits, type EscapedUnit } from './escape-text.js';
import { costOf, offMarks } from './render-slice.js';

/**
 * Consecutive spans that cover `text`; each fits `budget` once escaped. Cut at paragraphs, else sentences, else words.
 * @param marks parts that are shown bold, offsets into `text`
 */
export function cutIntoParts(text: string, marks: readonly Span[], budget: number): Span[] {
  const units = escapeUnits(text);
  const reserve = marks.length * 4;
  const costs = units.map((unit) => costOf(text, unit, marks));
  const parts: Span[] = [];
  for (let from = 0; from < units.length;) {
    let to = from;
    for (let left = budget - reserve; to < units.length && (costs[to] ?? 0) <= left; to++)
      left -= costs[to] ?? 0;
    if (to < units.length) to = bestBorder(text, units, from, Math.max(to, from + 1));
    parts.push({ start: units[from]?.start ?? 0, end: units[to - 1]?.end ?? text.length });
    from = to;
  }
  return parts.length === 0 ? [{ start: 0, end: 0 }] : parts;
}

function bestBorder(text: string, units: readonly EscapedUnit[], from: number, to: number): number {
  const limit = units[to]?.start ?? text.length;
  const begin = units[from]?.start ?? 0;
  const piece = text.slice(begin, limit);
  for (const [border, least] of BORDERS) {
    const at = lastMatchEnd(piece, border);
    if (at > piece.length * least) return units.findIndex((unit) => unit.start >= begin + at);
  }
  return offMarks(text, units, from, to);
}

/** A border counts only where the part stays longer than this share of what would fit. */
const BORDERS: readonly (readonly [RegExp, number])[] = [
  [/\n+/g, 0.4],
  [/[.!?…]["”’)]*\s+/g, 0.4],
  [/\s+/g, 0],
];

function lastMatchEnd(text: string, pattern: RegExp): number {
  let end = 0;
  for (const match of text.matchAll(pattern))
    if (match.index + match[0].length < text.length) end = match.index + match[0].length;
  return end;
}
