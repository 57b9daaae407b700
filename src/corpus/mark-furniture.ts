// What is certainly page furniture: web vocabulary, shapes, banners, lists of related headlines, repetition.
import type { BlockKind } from '../domain.js';
import {
  isAddressLine,
  isCaption,
  isDateLine,
  isOrnament,
  isPageNumber,
  isSizeCodes,
  isTrail,
  LONGEST_HEADLINE,
} from './line-shape.js';
import type { DraftBlock } from './reader.js';
import { isMenuWord, isNotice, isRelatedLabel, isWebPhrase, officialBannerSigns } from './web-vocabulary.js';

/** A draft block on its way to a role; `kind` is undefined while the role is open. */
export interface Unit {
  readonly draft: DraftBlock;
  /** White space collapsed. */
  readonly text: string;
  readonly prose: boolean;
  /** Line feeds between the block before and this one; 2 and more: a blank line. */
  readonly gap: number;
  /** A list item with a number before it. */
  readonly numbered: boolean;
  kind: BlockKind | undefined;
  level?: number;
  dated?: boolean;
  promoted?: boolean;
}

/** Marks units as furniture in place; leaves the others as they are. */
export function markFurniture(units: Unit[]): void {
  for (const unit of units) markByItself(unit);
  markBanner(units);
  markRepeated(units);
  markMenuLists(units);
  for (let at = 0; at < units.length; at++) {
    if (isRelatedLabel((units[at] as Unit).text)) at = markRelated(units, at) - 1;
  }
}

function markByItself(unit: Unit): void {
  const { text } = unit;
  if (unit.kind === 'heading') {
    if (isRelatedLabel(text) || isSizeCodes(text)) unit.kind = 'furniture';
    return;
  }
  if (isDateLine(text)) unit.dated = true;
  const shape =
    unit.dated === true ||
    isOrnament(text) ||
    isSizeCodes(text) ||
    isAddressLine(text) ||
    (unit.kind !== 'list-item' && (isPageNumber(text) || isTrail(text) || isCaption(text)));
  if (shape || isWebPhrase(text) || isNotice(text) || isRelatedLabel(text)) unit.kind = 'furniture';
}

/** How far from the top a banner may reach, in blocks. */
const BANNER_BLOCKS = 12;

/** A banner about the site itself: at the top, at least two signs of one, and all that stands above or between them. */
function markBanner(units: Unit[]): void {
  const signs = units.slice(0, BANNER_BLOCKS).map((unit) => officialBannerSigns(unit.text));
  const last = signs.findLastIndex((count) => count > 0);
  if (signs.reduce((sum, count) => sum + count, 0) < 3) return;
  const between = signs.slice(0, last + 1).filter((count) => count === 0).length;
  if (between > (last + 1) / 2) return;
  for (const unit of units.slice(0, last + 1)) unit.kind = 'furniture';
}

/** The same short line three times: a running header, a label of the site. */
function markRepeated(units: Unit[]): void {
  const counts = new Map<string, number>();
  const short = units.filter(
    (unit) => unit.kind !== 'heading' && !unit.prose && unit.text.length <= 100 && !unit.text.endsWith(':'),
  );
  for (const { text } of short) counts.set(text, (counts.get(text) ?? 0) + 1);
  for (const unit of short) if ((counts.get(unit.text) ?? 0) >= 3) unit.kind = 'furniture';
}

/** List items and short paragraphs that are menu words, next to others or to furniture. */
function markMenuLists(units: Unit[]): void {
  const menu = units.map((unit) => unit.kind !== 'heading' && isMenuWord(unit.text));
  menu.forEach((is, at) => {
    const beside = (other: number): boolean => menu[other] === true || units[other]?.kind === 'furniture';
    const edge = at === 0 || at === units.length - 1;
    if (is && (beside(at - 1) || beside(at + 1) || edge)) (units[at] as Unit).kind = 'furniture';
  });
}

/** A label and the headlines under it, to the next text or, set off by a blank line, the heading of it; returns the end. */
function markRelated(units: Unit[], label: number): number {
  (units[label] as Unit).kind = 'furniture';
  let end = label + 1;
  while (end < units.length && isHeadline(units[end] as Unit)) end++;
  const next = units[end];
  if (next !== undefined && next.kind !== 'heading' && end - 1 > label + 1) {
    const gaps = units.slice(label + 2, end - 1).map((unit) => unit.gap);
    const closing = units[end - 1] as Unit;
    if (closing.gap > Math.max(1, ...gaps)) end--;
  }
  for (const unit of units.slice(label + 1, end)) unit.kind = 'furniture';
  return Math.max(end, label + 1);
}

/** What may stand in a list of other articles: no full stop, short; a question or cry where it is written as a title. */
function isHeadline(unit: Unit): boolean {
  if (unit.kind === 'furniture') return true;
  if (unit.kind === 'heading') return unit.draft.linkShare !== undefined && unit.draft.linkShare > 0.8;
  if ((unit.draft.linkShare ?? 0) > 0.8) return unit.text.length <= 300;
  if (unit.text.length > LONGEST_HEADLINE) return false;
  return !unit.prose || /[?!…]["'”’)]?$/u.test(unit.text);
}
