// Numbers, times and names as /corpus shows them.
import type { Locale } from '../../../domain.js';
import { sentencesFor } from '../../../i18n/discord/sentences-for.js';
import type { HistoryEntry } from '../../../keeper-types.js';
import { renderInline } from '../render-inline.js';

export function renderDuration(ms: number, locale: Locale): string {
  return sentencesFor(locale).corpus.duration(Math.max(1, Math.round(ms / 1000)));
}

/** Each reader sees it in their own language and time zone. @param style `f` date and time, `R` how long ago */
export function renderMoment(iso: string, style: 'f' | 'R' = 'f'): string {
  const seconds = Math.floor(Date.parse(iso) / 1000);
  return Number.isFinite(seconds) ? `<t:${seconds}:${style}>` : renderInline(iso, 40);
}

/** Inside backticks nothing can be escaped, so anything but the characters of a generation's name is taken out. */
export function renderGeneration(generation: string): string {
  return generation.replace(/[^\w.-]/g, '').slice(0, 60);
}

/** `20 documents · 210 passages` */
export function renderCounts({ documents, passages }: HistoryEntry, locale: Locale): string {
  const { count, status } = sentencesFor(locale).corpus;
  return status.counts(count(documents), count(passages));
}
