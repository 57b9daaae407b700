// Where a quote comes from, in one line: title, publisher, date, place, address; what is unknown is left out.
import type { DocumentCard, Locale, Place, WorkCard } from '../../domain.js';
import { sentencesFor } from '../../i18n/discord/sentences-for.js';
import { escapeText } from './escape-text.js';
import { renderDate } from './render-date.js';
import { renderInline } from './render-inline.js';
import { safeUrl } from './safe-url.js';

export interface CitedPlace {
  readonly document: DocumentCard;
  readonly place: Place;
  readonly alsoIn: readonly DocumentCard[];
}

/** `— *Title*, Publisher, Nov 2023, paragraph 4 · [open](<https://…>)`; never longer than about 1000 characters. */
export function renderCitation(cited: CitedPlace, locale: Locale): string {
  const { citation } = sentencesFor(locale);
  const line = [renderWork(cited.document, locale), renderPlace(cited.place, locale)].join(', ');
  const also = cited.alsoIn.slice(0, 2).map((card) => `*${renderInline(card.title, 80)}*`);
  const rest = cited.alsoIn.length - also.length;
  const [origin, ...origins] = cited.document.after ?? [];
  const extras = [
    ...(origin === undefined
      ? []
      : [citation.after(`*${renderInline(origin.title, 80)}*${plus(origins.length)}`)]),
    ...(also.length > 0 ? [citation.alsoIn(also.join(', ') + plus(rest))] : []),
    ...renderLink(cited.document, locale),
  ];
  return `— ${[line, ...extras].join(' · ')}`;
}

function plus(others: number): string {
  return others > 0 ? ` +${others}` : '';
}

/** `*Title*, Publisher, Nov 2023` */
export function renderWork(work: WorkCard, locale: Locale): string {
  return [
    `*${renderInline(work.title, 160)}*`,
    ...(work.publisher === undefined ? [] : [renderInline(work.publisher, 100)]),
    ...(work.date === undefined ? [] : [escapeText(renderDate(work.date, locale))]),
  ].join(', ');
}

/** A link that opens no preview; an address that is too long or not http(s) is shown by its host alone. */
export function renderLink(work: WorkCard, locale: Locale): string[] {
  if (work.url === undefined) return [];
  const link = safeUrl(work.url);
  if (link === undefined) return [];
  if (link.href.length > LONGEST_LINK) return [`${renderInline(link.host, 80)}/…`];
  return [`[${sentencesFor(locale).citation.open}](<${link.href}>)`];
}

const LONGEST_LINK = 300;

function renderPlace(place: Place, locale: Locale): string {
  const { citation } = sentencesFor(locale);
  return [
    ...(place.section === undefined ? [] : [citation.section(renderInline(place.section, 60))]),
    ...(place.page === undefined ? [] : [citation.page(place.page)]),
    citation.paragraph(place.paragraph),
  ].join(', ');
}
