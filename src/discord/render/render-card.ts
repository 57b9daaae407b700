// A document's card: what is known of it, and a button that opens its first page.
import type { DocumentPage } from '../../app-types.js';
import type { Locale, WorkCard } from '../../domain.js';
import { sentencesFor } from '../../i18n/discord/sentences-for.js';
import { writeCustomId } from '../ids/custom-id.js';
import { CONTENT_LIMIT, type OutgoingMessage } from '../reply/outgoing-message.js';
import { button, buttonRows } from './component-rows.js';
import { renderLink, renderWork } from './render-citation.js';
import { renderDate } from './render-date.js';
import { renderInline } from './render-inline.js';

export function renderCard(page: DocumentPage, locale: Locale): OutgoingMessage {
  const texts = sentencesFor(locale).source;
  const card = page.document;
  const names = page.languages.map((code) => renderInline(sentencesFor(locale).languageName(code), 30));
  const known = [
    `**${renderInline(card.title, 250)}**`,
    ...field(texts.published, card.publisher),
    ...field(texts.date, card.date === undefined ? undefined : renderDate(card.date, locale)),
    ...renderAddress(card, locale),
    ...(names.length === 0 ? [] : [`${texts.languages}: ${names.slice(0, 5).join(', ')}`]),
    ...field(texts.file, card.file),
    texts.pages(page.pageCount),
  ].join('\n');
  return {
    content: known + renderAfter(card.after ?? [], locale, CONTENT_LIMIT - known.length),
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

/** As many of the works as there is room for; the number of the others stands below them. */
function renderAfter(works: readonly WorkCard[], locale: Locale, room: number): string {
  let text = '';
  for (const [index, work] of works.entries()) {
    const heading = index === 0 ? `\n${sentencesFor(locale).source.after}:` : '';
    const line = `${heading}\n- ${[renderWork(work, locale), ...renderLink(work, locale)].join(' · ')}`;
    if (text.length + line.length > room - REST_LINE) return `${text}\n- +${works.length - index}`;
    text += line;
  }
  return text;
}

const REST_LINE = 40;
