// Draft blocks to blocks: what is heading, paragraph, list item or page furniture.
import type { Block, BlockKind } from '../domain.js';
import { markFurniture, type Unit } from './mark-furniture.js';
import { isAllCaps, isProse, isTitleCase, wordCount } from './line-shape.js';
import type { DraftBlock } from './reader.js';
import { isMenuWord } from './web-vocabulary.js';

/**
 * Gives each draft block its role. Structured formats (HTML, Markdown) know headings and paragraphs; lines of plain
 * text are told by shape, position and repetition. No block is dropped: furniture stays in the text and is marked.
 */
export function classifyBlocks(text: string, drafts: readonly DraftBlock[]): Block[] {
  const units = drafts.map((draft, at) => unitOf(text, draft, drafts[at - 1]));
  markFurniture(units);
  const first = units.findIndex(isBody);
  if (first < 0) settleWithoutProse(units);
  else {
    const last = units.findLastIndex(isBody);
    settleBefore(units.slice(0, first));
    settleBetween(units, first, last);
    settleAfter(units, last);
  }
  return units.map((unit) => blockOf(text, unit));
}

function unitOf(text: string, draft: DraftBlock, previous: DraftBlock | undefined): Unit {
  const content = text.slice(draft.span.start, draft.span.end).replace(/\s+/g, ' ');
  const between = previous === undefined ? '' : text.slice(previous.span.end, draft.span.start);
  return {
    draft,
    text: content,
    prose: isProse(content),
    gap: previous === undefined ? 2 : between.split('\n').length - 1,
    numbered:
      draft.kind === 'list-item' &&
      NUMBER_BEFORE.test(text.slice(Math.max(0, draft.span.start - 9), draft.span.start)),
    kind: draft.kind === 'line' ? undefined : draft.kind,
  };
}

const NUMBER_BEFORE = /(?:^|\n)\s*\(?\d{1,3}[.)]\s+$/;

/** Text that carries the document: what is neither furniture nor heading, nor a line whose role is still open. */
function isBody(unit: Unit): boolean {
  if (unit.kind === 'paragraph' || unit.kind === 'list-item') return true;
  return unit.kind === undefined && unit.prose;
}

/**
 * A file of short lines (notes, an address, a poem): everything that is not furniture is text, but for a first line that
 * stands apart from what follows, even if that is furniture only.
 */
function settleWithoutProse(units: Unit[]): void {
  const open = units.filter((unit) => unit.kind === undefined);
  open.forEach((unit, at) => {
    const below = units[units.indexOf(unit) + 1];
    const title = at === 0 && below !== undefined && below.gap > 1;
    settle(unit, title ? 'heading' : 'paragraph', 1);
  });
}

/** Before the text: a title among menus, labels and dates. */
function settleBefore(lines: Unit[]): void {
  const open = lines.filter((unit) => unit.kind === undefined);
  const dated = lines.some((unit) => unit.dated === true);
  const menu = menuRuns(open);
  for (const unit of open.slice(0, -1)) {
    if (isMenuWord(unit.text) || menu.has(unit)) settle(unit, 'furniture');
  }
  demoteLabels(open, dated);
  const titles = open.filter((unit) => unit.kind === undefined);
  const first = titles[0];
  const title =
    first !== undefined && wordCount(first.text) <= 2
      ? (titles.find((unit) => wordCount(unit.text) >= 4) ?? first)
      : first;
  for (const unit of titles) settle(unit, 'heading', unit === title ? 1 : 2);
}

/** Lines in runs of three or more that have at most three words, one under the other. */
function menuRuns(open: readonly Unit[]): Set<Unit> {
  const found = new Set<Unit>();
  let run: Unit[] = [];
  for (const unit of open) {
    run = unit.text.length <= 30 && wordCount(unit.text) <= 3 ? [...run.slice(-3), unit] : [];
    if (run.length >= 3) for (const member of run) found.add(member);
  }
  return found;
}

/** Lines in capitals beside a date line or another such line, where a heading in small letters is there too. */
function demoteLabels(open: readonly Unit[], dated: boolean): void {
  const rest = open.filter((unit) => unit.kind === undefined);
  const capitals = rest.filter((unit) => isAllCaps(unit.text));
  if (capitals.length === rest.length || (capitals.length < 2 && !dated)) return;
  for (const unit of capitals) settle(unit, 'furniture');
}

function settleBetween(units: Unit[], first: number, last: number): void {
  for (let at = first; at <= last; at++) {
    const unit = units[at] as Unit;
    if (unit.kind === undefined && unit.prose) settle(unit, 'paragraph');
    if (unit.kind !== undefined) continue;
    let end = at;
    while (
      (units[end + 1] as Unit).kind !== undefined
        ? (units[end + 1] as Unit).kind === 'furniture'
        : !(units[end + 1] as Unit).prose
    )
      end++;
    settleRun(units.slice(at, end + 1), units[at - 1]);
    at = end;
  }
  for (let at = first; at <= last; at++) promoteNumberedHeading(units, at);
}

/** Short lines between two pieces of text: a heading or two, a list without bullets, or another masthead. */
function settleRun(run: readonly Unit[], before: Unit | undefined): void {
  const open = run.filter((unit) => unit.kind === undefined);
  if (run.length > open.length) {
    for (const unit of open.slice(0, -1)) if (isMenuWord(unit.text)) settle(unit, 'furniture');
  }
  demoteLabels(
    open,
    run.some((unit) => unit.dated === true),
  );
  const rest = open.filter((unit) => unit.kind === undefined);
  const listed = before?.text.endsWith(':') === true || rest.length > 2;
  rest.forEach((unit, at) => {
    const closes =
      at === rest.length - 1 &&
      (rest.length === 1 ? !listed || unit.gap > 1 : unit.gap > (rest[at - 1] as Unit).gap);
    settle(unit, listed && !closes ? 'list-item' : 'heading', 2);
  });
}

/** `2. Scope` between paragraphs is a heading, not a list of one. */
function promoteNumberedHeading(units: readonly Unit[], at: number): void {
  const unit = units[at] as Unit;
  const next = units[at + 1];
  if (!unit.numbered || unit.prose || unit.kind !== 'list-item') return;
  if (units[at - 1]?.kind === 'list-item' || next?.kind !== 'paragraph') return;
  unit.promoted = true;
  settle(unit, 'heading', 2);
}

/** After the text: unless most of the file stands there, short lines are what the page had below the article. */
function settleAfter(units: readonly Unit[], last: number): void {
  const rest = units.slice(last + 1);
  const open = rest.filter((unit) => unit.kind === undefined);
  const size = (some: readonly Unit[]): number => some.reduce((sum, unit) => sum + unit.text.length, 0);
  const listed = (units[last] as Unit).text.endsWith(':') || size(open) > size(units) * 0.4;
  for (const unit of open) {
    const lone =
      rest.length === 1 && wordCount(unit.text) >= 5 && !isTitleCase(unit.text) && !isAllCaps(unit.text);
    settle(unit, listed ? 'list-item' : lone ? 'paragraph' : 'furniture');
  }
}

function settle(unit: Unit, kind: BlockKind, level?: number): void {
  unit.kind = kind;
  if (level !== undefined) unit.level = level;
}

function blockOf(text: string, unit: Unit): Block {
  const { draft } = unit;
  const kind = unit.kind ?? 'paragraph';
  const level = kind === 'heading' ? (draft.level ?? unit.level ?? 2) : undefined;
  const start = unit.promoted === true ? text.lastIndexOf('\n', draft.span.start) + 1 : draft.span.start;
  const indent =
    unit.promoted === true ? (/^\s*/.exec(text.slice(start, draft.span.start))?.[0].length ?? 0) : 0;
  return {
    kind,
    span: { start: start + indent, end: draft.span.end },
    ...(level === undefined ? {} : { level }),
    ...(draft.page === undefined ? {} : { page: draft.page }),
  };
}
