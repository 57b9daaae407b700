// Looked-up words as one message: the hits in their surroundings, a menu that opens them, the way to further hits.
import type { LookupHit, LookupPage } from '../../app-types.js';
import type { Locale, Span } from '../../domain.js';
import { sentencesFor } from '../../i18n/discord/sentences-for.js';
import { refArgs, writeCustomId } from '../ids/custom-id.js';
import { CONTENT_LIMIT, plainMessage, type OutgoingMessage } from '../reply/outgoing-message.js';
import { button, buttonRows, menuRow } from './component-rows.js';
import { renderCitation } from './render-citation.js';
import { plainLine, renderInline } from './render-inline.js';
import { renderedLength, renderSlice } from './render-slice.js';
import { shareRoom } from './share-room.js';

/** Hits asked for at once; as many as fit are shown. */
export const HITS_A_PAGE = 4;
/** Longest words to look up; they fit into the message escaped, and are read back from there. */
export const LONGEST_WORDS = 200;

export function renderLookup(words: string, page: LookupPage, locale: Locale): OutgoingMessage {
  const texts = sentencesFor(locale);
  const heading = `**${texts.lookup.heading}:** ${renderInline(words, 2 * LONGEST_WORDS + 1)}`;
  if (page.total === 0 || page.hits.length === 0) return plainMessage(`${heading}\n${texts.lookup.none}`);
  const room =
    CONTENT_LIMIT - heading.length - texts.lookup.hits(page.total, page.total, page.total).length - 2;
  const parts = page.hits.slice(0, HITS_A_PAGE).map((hit, index) => {
    const citation = renderCitation({ ...hit, alsoIn: [] }, locale);
    return {
      hit,
      citation,
      number: page.offset + index + 1,
      fixed: citation.length + HIT_FRAME,
      wanted: renderedLength(hit.text, joinPhrases(hit)),
    };
  });
  const budgets = shareRoom(parts, room, SMALLEST_HIT);
  const shown = parts.slice(0, budgets.length);
  const blocks = shown.map(
    ({ hit, citation, number }, index) => `${renderHit(hit, number, budgets[index] ?? 0)}\n${citation}`,
  );
  const counted = texts.lookup.hits(page.offset + 1, page.offset + shown.length, page.total);
  return {
    content: [`${heading}\n${counted}`, ...blocks].join('\n\n'),
    rows: [
      menuRow(
        writeCustomId('hit'),
        texts.button.pickHit,
        shown.map(({ hit, number }) => ({
          label: plainLine(`${number} – ${hit.document.title}`, 100),
          description: plainLine(hit.text, 100) || '…',
          value: writeCustomId('q', number, ...refArgs(hit.ref)),
        })),
      ),
      ...turnRows(page, shown.length, locale),
    ],
  };
}

const SMALLEST_HIT = 160;
/** `> **100** › … `, ` …`, the line breaks around it. */
const HIT_FRAME = 26;

/** A hit is a slice of its passage: marked as cut, unless it ends where a sentence does. */
function renderHit(hit: LookupHit, number: number, budget: number): string {
  const { markdown, shown } = renderSlice(hit.text, joinPhrases(hit), budget);
  const endsWhole = shown.end === hit.text.length && SENTENCE_END.test(hit.text);
  return `> **${number}** › … ${markdown}${endsWhole ? '' : ' …'}`;
}

const SENTENCE_END = /[.!?…]["'”’»)\]]*\s*$/;

/** Neighbouring matches are one mark: “**religious freedom**”, not “**religious** **freedom**”. */
function joinPhrases({ text, matches }: LookupHit): Span[] {
  const joined: Span[] = [];
  for (const match of matches) {
    const last = joined.at(-1);
    if (last !== undefined && /^ *$/.test(text.slice(last.end, match.start)))
      joined[joined.length - 1] = { start: last.start, end: match.end };
    else joined.push(match);
  }
  return joined;
}

function turnRows(page: LookupPage, shown: number, locale: Locale): OutgoingMessage['rows'] {
  const texts = sentencesFor(locale).button;
  const next = page.offset + shown;
  if (page.offset === 0 && next >= page.total) return [];
  return buttonRows([
    button(
      writeCustomId('hits', Math.max(0, page.offset - HITS_A_PAGE), 'back'),
      texts.back,
      'plain',
      page.offset === 0,
    ),
    button(writeCustomId('hits', next, 'on'), texts.forward, 'plain', next >= page.total),
  ]);
}
