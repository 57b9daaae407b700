// A document's card: what is known of it, and a button that opens its first page.
import type { DocumentPage } from '../../app-types.js';
import type { DocumentCard, Locale, WorkCard } from '../../domain.js';
import { sentencesFor } from '../../i18n/discord/sentences-for.js';
import { writeCustomId } from '../ids/custom-id.js';
import type { OutgoingMessage } from '../reply/outgoing-message.js';
import { button, buttonRows } from './component-rows.js';
import { renderLink, renderWork } from './render-citation.js';
import { renderDate } from './render-date.js';
import { renderInline } from './render-inline.js';

export function renderCard(page: DocumentPage, locale: Locale): OutgoingMessage {
  const texts = sentencesFor(locale).source;
  const card = page.document;
  const names = page.languages.map((code) => renderInline(sentencesFor(locale).languageName(code), 30));
  const lines = [
    `**${renderInline(card.title, 250)}**`,
    ...field(texts.published, card.publisher),
    ...field(texts.date, card.date === undefined ? undefined : renderDate(card.date, locale)),
    ...renderAddress(card, locale),
    ...(names.length === 0 ? [] : [`${texts.languages}: ${names.slice(0, 5).join(', ')}`]),
    ...field(texts.file, card.file),
    texts.pages(page.pageCount),
    ...renderAfter(card, locale),
  ];
  return {
    content: lines.join('\n'),
    rows: buttonRows([
      button(writeCustomId('page', card.id, 0, 'first'), sentencesFor(locale).button.read, 'main'),
    ]),
  };
}

function field(label: string, value: string | undefined): string[] {
  return value === undefined || value === '' ? [] : [`${label}: ${renderInline(value, 200)}`];
}

function renderAddress(work: WorkCard, locale: Locale): string[] {
  const link = renderLink(work, locale);
  return link.length === 0 ? [] : [`${sentencesFor(locale).source.address}: ${link.join('')}`];
}

const MOST_WORKS = 3;

function renderAfter(card: DocumentCard, locale: Locale): string[] {
  const works = card.after ?? [];
  if (works.length === 0) return [];
  const lines = works.slice(0, MOST_WORKS).map((work) => `- ${renderWork(work, locale)}`);
  const rest = works.length - lines.length;
  return [`${sentencesFor(locale).source.after}:`, ...lines, ...(rest > 0 ? [`- +${rest}`] : [])];
}
