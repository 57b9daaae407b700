// A citation to copy: the quote with its source, plain and as Markdown.
import type { Locale, Quote, WorkCard } from '../../domain.js';
import { sentencesFor } from '../../i18n/discord/sentences-for.js';
import { CONTENT_LIMIT, plainMessage, type OutgoingMessage } from '../reply/outgoing-message.js';
import { escapeText, escapeUnits } from './escape-text.js';
import { renderDate } from './render-date.js';
import { oneLine, plainLine } from './render-inline.js';
import { safeUrl } from './safe-url.js';

export function renderCopyable(quote: Quote, locale: Locale): OutgoingMessage {
  let draft = '';
  for (const variant of VARIANTS) {
    for (const length of LENGTHS) {
      draft = composeCitation(quote, length, variant, locale);
      if (draft.length <= CONTENT_LIMIT) return plainMessage(draft);
    }
  }
  return plainMessage(draft.slice(0, CONTENT_LIMIT));
}

interface Variant {
  /** With the works that a briefing is written after. */
  readonly origin: boolean;
  readonly markdown: boolean;
}

/** From the fullest to the shortest that always fits. */
const VARIANTS: readonly Variant[] = [
  { origin: true, markdown: true },
  { origin: false, markdown: true },
  { origin: false, markdown: false },
];
const LENGTHS = [700, 500, 350, 250, 180, 100];

function composeCitation(quote: Quote, length: number, variant: Variant, locale: Locale): string {
  const texts = sentencesFor(locale).cite;
  const cut = cutAtWord(quote.text, length);
  const before = quote.cutBefore ? '… ' : '';
  const after = quote.cutAfter || cut.length < quote.text.length ? ' …' : '';
  const text = `${before}${cut}${after}`;
  const words = [...sourceWords(quote, locale), ...(variant.origin ? originWords(quote, locale) : [])];
  return [
    `**${texts.plain}**`,
    fenced(plainCitation(quote, text, words)),
    ...(variant.markdown ? [`**${texts.markdown}**`, fenced(markdownCitation(quote, text, words))] : []),
  ].join('\n');
}

function plainCitation(quote: Quote, text: string, words: readonly string[]): string {
  const url = addressOf(quote.citation.document);
  return `“${text}” — ${words.join(', ')}${url === undefined ? '' : `. ${url}`}`;
}

function markdownCitation(quote: Quote, text: string, words: readonly string[]): string {
  const [title = '', ...rest] = words.map(escapeText);
  const url = addressOf(quote.citation.document);
  const lines = text.split('\n').map((line) => `> ${escapeText(line)}`);
  const linked = url === undefined ? `*${title}*` : `[*${title}*](<${url}>)`;
  return [...lines, '>', `> — ${[linked, ...rest].join(', ')}`].join('\n');
}

function sourceWords(quote: Quote, locale: Locale): string[] {
  const { document, place } = quote.citation;
  const texts = sentencesFor(locale).citation;
  return [
    plainLine(document.title, 150),
    ...(document.publisher === undefined ? [] : [plainLine(document.publisher, 80)]),
    ...(document.date === undefined ? [] : [oneLine(renderDate(document.date, locale))]),
    ...(place.section === undefined ? [] : [texts.section(plainLine(place.section, 60))]),
    ...(place.page === undefined ? [] : [texts.page(place.page)]),
    texts.paragraph(place.paragraph),
  ];
}

/** The first of the works that a briefing is written after: `after Title (Publisher, Nov 2023)`. */
function originWords(quote: Quote, locale: Locale): string[] {
  const [origin, ...others] = quote.citation.document.after ?? [];
  if (origin === undefined) return [];
  const details = [
    ...(origin.publisher === undefined ? [] : [plainLine(origin.publisher, 60)]),
    ...(origin.date === undefined ? [] : [oneLine(renderDate(origin.date, locale))]),
  ];
  const named = `${plainLine(origin.title, 100)}${details.length > 0 ? ` (${details.join(', ')})` : ''}`;
  return [sentencesFor(locale).citation.after(others.length > 0 ? `${named} +${others.length}` : named)];
}

function addressOf({ url }: WorkCard): string | undefined {
  const link = url === undefined ? undefined : safeUrl(url);
  return link === undefined || link.href.length > 250 ? undefined : link.href;
}

/** A code block is copied with one touch. What could break out of it, or is invisible in it, is escaped instead. */
function fenced(text: string): string {
  const harmless = !text.includes('``') && escapeUnits(text).every((unit) => !unit.out.startsWith('⟨U+'));
  return harmless
    ? `\`\`\`\n${text}\n\`\`\``
    : text
        .split('\n')
        .map((line) => `> ${escapeText(line)}`)
        .join('\n');
}

function cutAtWord(text: string, length: number): string {
  if (text.length <= length) return text;
  const cut = text.slice(0, length).replace(/\p{Surrogate}$/u, '');
  return cut.replace(/\s+\S*$/, '') || cut;
}
