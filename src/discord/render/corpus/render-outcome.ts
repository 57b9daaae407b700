// What a build of the index came to: live, or held back because canary questions are no longer answered.
import type { Locale } from '../../../domain.js';
import { sentencesFor } from '../../../i18n/discord/sentences-for.js';
import type { CanaryResult, ReindexOutcome } from '../../../keeper-types.js';
import { writeCustomId } from '../../ids/custom-id.js';
import type { OutgoingMessage } from '../../reply/outgoing-message.js';
import { button, buttonRows } from '../component-rows.js';
import { oneLine, renderInline } from '../render-inline.js';
import { unescapeRendered } from '../unescape-rendered.js';
import { layOutReport } from './lay-out-report.js';
import { listProblems, problemSection } from './list-problems.js';
import { renderDuration, renderGeneration } from './render-figures.js';

const OUTCOMES = ['lost', 'failing', 'gained', 'held'] as const;

export function renderOutcome(outcome: ReindexOutcome, locale: Locale): OutgoingMessage {
  const texts = sentencesFor(locale).corpus;
  const problems = listProblems(outcome.reports, outcome.unknownLanguages, locale);
  const head = renderHead(outcome, locale);
  return layOutReport(
    {
      head,
      sections: [
        ...OUTCOMES.map((kind) => ({
          heading: texts.outcome.sections[kind],
          lines: worthTelling(outcome, kind).map((canary) => renderCanary(canary, locale)),
        })),
        problemSection(texts.status.problems, problems),
      ],
      foot: [],
      rows: outcome.published
        ? []
        : buttonRows([
            button(writeCustomId('corpus-publish', outcome.generation), texts.button.publish, 'danger'),
            button(writeCustomId('corpus-keep'), texts.button.keep),
          ]),
      file: { name: 'corpus-reindex.txt', text: () => writeOutcome(outcome, head, problems, locale) },
    },
    locale,
  );
}

function renderHead(outcome: ReindexOutcome, locale: Locale): string[] {
  const { outcome: texts, count } = sentencesFor(locale).corpus;
  const { canaries } = outcome;
  const generation = renderGeneration(outcome.generation);
  const lost = canaries.filter((canary) => canary.outcome === 'lost').length;
  const good = canaries.filter((canary) => ['held', 'gained'].includes(canary.outcome)).length;
  return [
    ...(outcome.published ? [texts.published(generation)] : [texts.notPublished(lost)]),
    texts.counts(
      count(outcome.documents),
      count(outcome.passages),
      renderDuration(outcome.durationMs, locale),
    ),
    texts.embedded(count(outcome.embedded)),
    ...(canaries.length === 0 ? [] : [texts.canaries(good, canaries.length)]),
    ...(outcome.published ? [] : [texts.waits(generation)]),
  ];
}

/** Questions that are answered as before are only counted. */
function worthTelling({ canaries }: ReindexOutcome, kind: CanaryResult['outcome']): readonly CanaryResult[] {
  return canaries.filter(
    ({ outcome, before, after }) => outcome === kind && (kind !== 'held' || before !== after),
  );
}

function renderCanary({ question, before, after }: CanaryResult, locale: Locale): string {
  const { outcome: texts } = sentencesFor(locale).corpus;
  const quote = (text: string) => (text === '' ? texts.notFound : `“${renderInline(text, 120)}”`);
  return `- ${renderInline(question, 120)} – ${texts.before(quote(before))} → ${texts.after(quote(after))}`;
}

function writeOutcome(
  outcome: ReindexOutcome,
  head: readonly string[],
  problems: readonly string[],
  locale: Locale,
): string {
  const { outcome: texts, status } = sentencesFor(locale).corpus;
  const plain = (line: string) => unescapeRendered(line).replaceAll('`', '');
  const quote = (text: string) => (text === '' ? plain(texts.notFound) : `“${oneLine(text)}”`);
  const canaries = OUTCOMES.flatMap((kind) => {
    const lines = worthTelling(outcome, kind).flatMap(({ question, before, after }) => [
      `- ${oneLine(question)}`,
      `  ${texts.before(quote(before))}`,
      `  ${texts.after(quote(after))}`,
    ]);
    return lines.length === 0 ? [] : ['', plain(texts.sections[kind]), ...lines];
  });
  const noticed = problems.map((problem) => `- ${problem}`);
  return [
    ...head.map(plain),
    ...canaries,
    ...(noticed.length === 0 ? [] : ['', plain(status.problems), ...noticed]),
    '',
  ].join('\n');
}
