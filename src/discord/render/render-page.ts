// A page of a document as one message: whose text it is, where in it, the text itself, the way back and forward.
import type { DocumentPage } from '../../app-types.js';
import type { Locale } from '../../domain.js';
import { sentencesFor } from '../../i18n/discord/sentences-for.js';
import { CONTENT_LIMIT, type OutgoingMessage } from '../reply/outgoing-message.js';
import { button, buttonRows } from './component-rows.js';
import { cutIntoParts } from './cut-into-parts.js';
import { escapeUnits } from './escape-text.js';
import { renderLink, renderWork } from './render-citation.js';
import { renderSpan } from './render-slice.js';

/** A page that is too long for one message has several parts. */
export type PagePart = number | 'first' | 'last' | 'marked';

export interface PageTurn {
  readonly by: -1 | 0 | 1;
  readonly part: PagePart;
}

/** @param turnId custom id of the button that turns by so many pages to that part */
export function renderPage(
  page: DocumentPage,
  wanted: PagePart,
  locale: Locale,
  turnId: (turn: PageTurn) => string,
): OutgoingMessage {
  const texts = sentencesFor(locale);
  const marks = page.marked === undefined ? [] : [page.marked];
  const heading = (part: number, parts: number) =>
    [
      `${renderWork(page.document, locale)} · ${[
        texts.page.heading(page.page + 1, page.pageCount),
        ...(parts > 1 ? [texts.page.part(part + 1, parts)] : []),
        ...renderLink(page.document, locale),
      ].join(' · ')}`,
    ].join('\n');
  const parts = cutIntoParts(page.text, marks, CONTENT_LIMIT - heading(99, 100).length - PART_FRAME);
  const part = choosePart(parts, wanted, page.marked?.start ?? 0);
  const span = trimmed(page.text, parts[part] ?? { start: 0, end: 0 });
  const { markdown } = renderSpan(page.text, escapeUnits(page.text), span, marks);
  const before = part > 0 ? '… ' : '';
  const after = part < parts.length - 1 ? ' …' : '';
  return {
    content: `${heading(part, parts.length)}\n> ${before}${markdown}${after}`,
    rows: buttonRows([
      button(
        turnId(part > 0 ? { by: 0, part: part - 1 } : { by: -1, part: 'last' }),
        texts.button.back,
        'plain',
        part === 0 && page.page <= 0,
      ),
      button(
        turnId(part < parts.length - 1 ? { by: 0, part: part + 1 } : { by: 1, part: 'first' }),
        texts.button.forward,
        'plain',
        part === parts.length - 1 && page.page >= page.pageCount - 1,
      ),
    ]),
  };
}

/** Line break, bar, marks of a cut. */
const PART_FRAME = 10;

export function readPart(text: string | undefined): PagePart {
  if (text === 'last' || text === 'marked' || text === 'first') return text;
  return text !== undefined && /^\d{1,4}$/.test(text) ? Number(text) : 'first';
}

function choosePart(
  parts: readonly { start: number; end: number }[],
  wanted: PagePart,
  marked: number,
): number {
  const last = parts.length - 1;
  if (wanted === 'first') return 0;
  if (wanted === 'last') return last;
  if (wanted === 'marked')
    return Math.max(
      0,
      parts.findIndex((part) => marked >= part.start && marked < part.end),
    );
  return Math.min(wanted, last);
}

function trimmed(text: string, span: { start: number; end: number }): { start: number; end: number } {
  const piece = text.slice(span.start, span.end);
  if (piece.trim() === '') return { start: span.start, end: span.start };
  const lead = piece.length - piece.trimStart().length;
  return { start: span.start + lead, end: span.end - (piece.length - piece.trimEnd().length) };
}
