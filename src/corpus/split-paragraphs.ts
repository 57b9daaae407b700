// Plain text to draft blocks: one per line or, where lines were wrapped at a column, one per wrapped paragraph.
import type { DraftBlock } from './reader.js';
import type { Span } from '../domain.js';

/** Draft blocks of canonical plain text, each trimmed; list markers stay outside a list item's span. */
export function splitParagraphs(text: string): DraftBlock[] {
  const groups = groupLines(text);
  const column = wrapColumn(groups, text);
  return groups.flatMap((group) => joinWrapped(group, text, column)).map((span) => draftOf(span, text));
}

/** Lines that no blank line separates, as trimmed spans. */
function groupLines(text: string): Span[][] {
  const groups: Span[][] = [];
  let group: Span[] = [];
  let start = 0;
  while (start <= text.length) {
    let end = text.indexOf('\n', start);
    if (end < 0) end = text.length;
    const line = trimSpan(text, { start, end });
    if (line !== undefined) group.push(line);
    else if (group.length > 0) {
      groups.push(group);
      group = [];
    }
    start = end + 1;
  }
  if (group.length > 0) groups.push(group);
  return groups;
}

/** The span without white space at its ends; undefined where nothing is left. */
function trimSpan(text: string, { start, end }: Span): Span | undefined {
  while (start < end && isSpace(text.charCodeAt(start))) start++;
  while (end > start && isSpace(text.charCodeAt(end - 1))) end--;
  return start < end ? { start, end } : undefined;
}

function isSpace(code: number): boolean {
  return (code >= 9 && code <= 13) || code === 32 || (code > 127 && /\s/.test(String.fromCharCode(code)));
}

/** Lines longer than this were not broken by hand or by a mail program. */
const WIDEST_COLUMN = 100;

/**
 * The column at which the document's lines were wrapped, or 0 where each line is a paragraph. Wrapped lines are as
 * full as the next word allows, and many go on with a small letter; headlines and paragraphs do neither.
 */
function wrapColumn(groups: readonly Span[][], text: string): number {
  const lengths = groups
    .filter((group) => group.length > 1)
    .flatMap((group) => group.map(lengthOf))
    .sort((a, b) => a - b);
  const column = lengths[Math.floor((lengths.length - 1) * 0.98)] ?? 0;
  if (column < 40 || column > WIDEST_COLUMN) return 0;
  let pairs = 0;
  let full = 0;
  let small = 0;
  for (const group of groups) {
    for (const [line, next] of pairsOf(group)) {
      pairs++;
      if (isFull(line, next, text, column)) full++;
      if (/^\p{Ll}/u.test(text.slice(next.start, next.start + 2))) small++;
    }
  }
  return full >= pairs * 0.6 && small >= pairs * 0.3 ? column : 0;
}

const lengthOf = (span: Span): number => span.end - span.start;

function pairsOf(lines: readonly Span[]): [Span, Span][] {
  return lines.slice(1).map((next, at) => [lines[at] as Span, next]);
}

/** True where the next line's first word would not have fitted; four columns of slack for ragged editors. */
function isFull(line: Span, next: Span, text: string, column: number): boolean {
  const word = /^\S+/.exec(text.slice(next.start, Math.min(next.end, next.start + column)))?.[0] ?? '';
  return lengthOf(line) + 1 + word.length > column - 4;
}

function joinWrapped(group: readonly Span[], text: string, column: number): Span[] {
  const joined: Span[] = [];
  let previous: Span | undefined;
  for (const line of group) {
    const open = joined.at(-1);
    if (open !== undefined && previous !== undefined && goesOn(previous, line, text, column)) {
      joined[joined.length - 1] = { start: open.start, end: line.end };
    } else joined.push(line);
    previous = line;
  }
  return joined;
}

function goesOn(line: Span, next: Span, text: string, column: number): boolean {
  const nextText = text.slice(next.start, next.end);
  if (LIST_MARKER.test(nextText)) return false;
  if (column > 0 && isFull(line, next, text, column)) return true;
  const broken = /[\p{L}\p{N},;-]$/u.test(text.slice(line.start, line.end)) && /^\p{Ll}/u.test(nextText);
  return broken && lengthOf(line) >= 40 && lengthOf(line) <= WIDEST_COLUMN;
}

/** Bullets, numbers and letters that open a list item, with the white space after them. */
export const LIST_MARKER = /^(?:[-*+•◦▪●○■□‣–—·]|\(?\d{1,3}[.)](?!\d)|\(?[a-zđ][)])\s+(?=\S)/u;

function draftOf(span: Span, text: string): DraftBlock {
  const marker = LIST_MARKER.exec(text.slice(span.start, Math.min(span.end, span.start + 20)));
  if (marker === null || span.start + marker[0].length >= span.end) return { kind: 'line', span };
  return { kind: 'list-item', span: { start: span.start + marker[0].length, end: span.end } };
}
