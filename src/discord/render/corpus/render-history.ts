// Finished indexes that are kept, newest first.
import type { Locale } from '../../../domain.js';
import { sentencesFor } from '../../../i18n/discord/sentences-for.js';
import type { HistoryEntry } from '../../../keeper-types.js';
import { plainMessage, type OutgoingMessage } from '../../reply/outgoing-message.js';
import { renderInline } from '../render-inline.js';
import { layOutReport } from './lay-out-report.js';
import { renderCounts, renderGeneration, renderMoment } from './render-figures.js';

export function renderHistory(entries: readonly HistoryEntry[], locale: Locale): OutgoingMessage {
  const texts = sentencesFor(locale).corpus.history;
  if (entries.length === 0) return plainMessage(texts.none);
  return layOutReport(
    {
      head: [],
      sections: [{ heading: texts.heading, lines: entries.map((entry) => renderEntry(entry, locale)) }],
      foot: [],
      rows: [],
      file: {
        name: 'corpus-history.txt',
        text: () => entries.map((entry) => writeEntry(entry, locale)).join(''),
      },
    },
    locale,
  );
}

function renderEntry(entry: HistoryEntry, locale: Locale): string {
  const texts = sentencesFor(locale).corpus.history;
  return [
    `- \`${renderGeneration(entry.generation)}\``,
    renderMoment(entry.builtAt),
    renderCounts(entry, locale),
    ...(entry.isLive ? [texts.live] : []),
    ...(entry.isHeld ? [texts.held] : []),
    ...(entry.fits ? [] : [`${texts.unfit} (${renderInline(entry.model, 60)})`]),
  ].join(' · ');
}

function writeEntry(entry: HistoryEntry, locale: Locale): string {
  return `${entry.generation} ${entry.builtAt} ${renderCounts(entry, locale)} ${entry.model}\n`;
}
