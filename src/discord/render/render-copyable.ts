// A citation to copy: the quote with its source, plain and as Markdown.
import type { Locale, Quote } from '../../domain.js';
import { sentencesFor } from '../../i18n/discord/sentences-for.js';
import { CONTENT_LIMIT, plainMessage, type OutgoingMessage } from '../reply/outgoing-message.js';
import { escapeText, escapeUnits } from './escape-text.js';
import { renderDate } from './render-date.js';
import { oneLine, plainLine } from './render-inline.js';
import { safeUrl } from './safe-url.js';

export function renderCopyable(quote: Quote, locale: Locale): OutgoingMessage {
  const texts = sentencesFor(locale).cite;
  let length = LONGEST_QUOTE;
  for (;;) {
    const text = cutAtWord(quote.text, length);
    const before = quote.cutBefore ? '… ' : '';
    const after = quote.cutAfter || text.length < quote.text.length ? ' …' : '';
    const content = [
      `**${texts.plain}**`,
      fenced(plainCitation(quote, `${before}${text}${after}`, locale)),
      `**${texts.markdown}**`,
      fenced(markdownCitation(quote, `${before}${text}${after}`, locale)),
    ].join('\n');
    if (content.length <= CONTENT_LIMIT || length < 20) return plainMessage(content);
    length = Math.floor(length * 0.7);
  }
}

const LONGEST_QUOTE = 700;

function plainCitation(quote: Quote, text: string, locale: Locale): string {
  const url = addressOf(quote);
  return `“${text}” — ${sourceWords(quote, locale).join(', ')}${url === undefined ? '' : `. ${url}`}`;
}

function markdownCitation(quote: Quote, text: string, locale: Locale): string {
  const [title = '', ...rest] = sourceWords(quote, locale).map(escapeText);
  const url = addressOf(quote);
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

function addressOf(quote: Quote): string | undefined {
  const url = quote.citation.document.url;
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
  const cut = text
    .slice(0, length)
    .toWellFormed()
    .replace(/\uFFFD$/, '');
  return cut.replace(/\s+\S*$/, '') || cut;
}
