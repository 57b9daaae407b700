// A slice of a source as Discord Markdown: escaped, marked parts bold, cut at words to fit a budget.
import type { Span } from '../../domain.js';
import { escapeUnits, type EscapedUnit } from './escape-text.js';

export interface RenderedSlice {
  readonly markdown: string;
  /** The part of the text that is shown. */
  readonly shown: Span;
}

/** Lines of a quote bar. */
const QUOTED_LINE = '\n> ';

/**
 * Shows as much of `text` as the budget allows, around the first mark; says in `shown` what that is.
 * The words are the source's own: nothing is added but escapes, `**` and the bars of new lines.
 * @param marks in order, not overlapping, offsets into `text`
 * @param budget longest result, in UTF-16 units
 */
export function renderSlice(text: string, marks: readonly Span[], budget: number): RenderedSlice {
  const units = escapeUnits(text);
  const bold = joinTouching(
    marks.map((mark) => withoutOuterSpace(text, mark)).filter((mark) => mark.end > mark.start),
  );
  const costs = units.map((unit) => costOf(text, unit, bold));
  const window = chooseWindow(text, units, costs, bold, budget);
  const first = units[window.start];
  const last = units[window.end - 1];
  if (first === undefined || last === undefined || window.end <= window.start)
    return { markdown: '', shown: { start: 0, end: 0 } };
  return renderSpan(text, units, { start: first.start, end: last.end }, bold);
}

/** Length of the whole text as `renderSlice` would write it. */
export function renderedLength(text: string, marks: readonly Span[]): number {
  return escapeUnits(text).reduce((sum, unit) => sum + costOf(text, unit, marks), marks.length * BOLD_COST);
}

/** Exactly this part of the text. */
export function renderSpan(
  text: string,
  units: readonly EscapedUnit[],
  shown: Span,
  marks: readonly Span[],
): RenderedSlice {
  const inside = units.filter((unit) => unit.start >= shown.start && unit.end <= shown.end);
  const visible = marks
    .map((mark) => ({ start: Math.max(mark.start, shown.start), end: Math.min(mark.end, shown.end) }))
    .filter((mark) => mark.end > mark.start && !(mark.start === shown.start && mark.end === shown.end));
  return { markdown: joinUnits(text, inside, visible), shown };
}

const BOLD_COST = 4;

/** What a character costs; bold is closed before a line break and opened again after it. */
export function costOf(text: string, unit: EscapedUnit, marks: readonly Span[]): number {
  if (text[unit.start] !== '\n') return unit.out.length;
  const inBold = marks.some((mark) => unit.start > mark.start && unit.start < mark.end);
  return QUOTED_LINE.length + (inBold ? BOLD_COST : 0);
}

/** Indexes of the units to show: all, or the first mark and as much around it as fits, more after it than before. */
function chooseWindow(
  text: string,
  units: readonly EscapedUnit[],
  costs: readonly number[],
  bold: readonly Span[],
  budget: number,
): Span {
  const reserve = bold.length * BOLD_COST;
  if (costs.reduce((sum, cost) => sum + cost, reserve) <= budget) return { start: 0, end: units.length };
  const focus = bold[0] ?? { start: 0, end: text.length };
  let start = Math.max(
    0,
    units.findIndex((unit) => unit.end > focus.start),
  );
  let end = start;
  let left = budget - reserve;
  const growEnd = (limit: number) => {
    while (end < units.length && (costs[end] ?? 0) <= left && (units[end]?.start ?? 0) < limit)
      left -= costs[end++] ?? 0;
  };
  const growStart = (allowance: number) => {
    let rest = allowance;
    while (start > 0 && (costs[start - 1] ?? 0) <= rest) rest -= costs[--start] ?? 0;
    left -= allowance - rest;
  };
  growEnd(focus.end);
  growStart(Math.floor(left / 3));
  growEnd(text.length);
  growStart(left);
  return snapToWords(text, units, { start, end }, focus.start);
}

/** Moves the ends inwards to the nearest word border, never past the focus, and off white space. */
function snapToWords(text: string, units: readonly EscapedUnit[], window: Span, focus: number): Span {
  const isSpace = (index: number) => /\s/.test(text[units[index]?.start ?? -1] ?? '');
  const startOf = (index: number) => units[index]?.start ?? text.length;
  let { start, end } = window;
  if (start > 0 && !isSpace(start - 1)) {
    const endsBeforeFocus = (index: number) => (units[index]?.end ?? text.length) <= focus;
    while (start < end && !isSpace(start) && endsBeforeFocus(start)) start++;
  }
  if (end < units.length && !isSpace(end)) {
    let border = end;
    while (border > start && !isSpace(border - 1)) border--;
    // Where words are very long, or the writing has no spaces, too much would be lost.
    const keepsMost = border - start > (end - start) / 2 && startOf(border) > focus;
    end = keepsMost ? border : offMarks(text, units, start, end);
  }
  while (start < end && isSpace(start)) start++;
  while (end > start && isSpace(end - 1)) end--;
  return { start, end };
}

/** A text without spaces is cut between characters, not between a letter and its accent. */
export function offMarks(text: string, units: readonly EscapedUnit[], start: number, end: number): number {
  const continues = (index: number) =>
    /^[\p{M}\u200D\u{1F3FB}-\u{1F3FF}]/u.test(text.slice(units[index]?.start, units[index]?.end));
  let border = end;
  while (border > start + 1 && continues(border)) border--;
  return border;
}

function joinUnits(text: string, units: readonly EscapedUnit[], marks: readonly Span[]): string {
  let open = false;
  let out = '';
  for (const unit of units) {
    const character = text[unit.start] ?? '';
    const mark = marks.find(({ start, end }) => unit.start >= start && unit.start < end);
    if (open && (mark === undefined || character === '\n')) {
      out += '**';
      open = false;
    }
    if (mark !== undefined && !open && !/\s/.test(character)) {
      out += '**';
      open = true;
    }
    out += character === '\n' ? QUOTED_LINE : unit.out;
  }
  return open ? `${out}**` : out;
}

/** Two touching marks would write `****`. */
function joinTouching(marks: readonly Span[]): Span[] {
  const joined: Span[] = [];
  for (const mark of marks) {
    const last = joined.at(-1);
    if (last === undefined || mark.start > last.end) joined.push(mark);
    else joined[joined.length - 1] = { start: last.start, end: Math.max(last.end, mark.end) };
  }
  return joined;
}

function withoutOuterSpace(text: string, span: Span): Span {
  const inner = text.slice(span.start, span.end);
  if (inner.trim() === '') return { start: span.start, end: span.start };
  return {
    start: span.start + (inner.length - inner.trimStart().length),
    end: span.end - (inner.length - inner.trimEnd().length),
  };
}
