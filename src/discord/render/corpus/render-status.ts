// What is live and what deserves a look; how far a running build is.
import type { Locale } from '../../../domain.js';
import { sentencesFor } from '../../../i18n/discord/sentences-for.js';
import type { CorpusOverview } from '../../../keeper-types.js';
import type { OutgoingMessage } from '../../reply/outgoing-message.js';
import type { IndexJob } from '../../state/index-jobs.js';
import { buttonRows } from '../component-rows.js';
import { renderInline } from '../render-inline.js';
import { layOutReport } from './lay-out-report.js';
import { listProblems, problemSection } from './list-problems.js';
import { renderCounts, renderDuration, renderGeneration, renderMoment } from './render-figures.js';
import { cancelButton, renderJobLines } from './render-progress.js';

export function renderStatus(
  overview: CorpusOverview,
  job: IndexJob | undefined,
  locale: Locale,
): OutgoingMessage {
  const { status: texts, count } = sentencesFor(locale).corpus;
  const problems = listProblems(overview.reports, [], locale);
  const { added, removed } = overview.staged;
  const languages = overview.languages
    .slice(0, MOST_LANGUAGES)
    .map(({ language, passages }) => `${nameOf(language, locale)} ${count(passages)}`);
  const built = `${renderMoment(overview.builtAt)} (${renderMoment(overview.builtAt, 'R')})`;
  return layOutReport(
    {
      head: [
        texts.heading,
        renderCounts(overview, locale),
        ...(languages.length === 0 ? [] : [texts.languages(languages.join(' · '))]),
        texts.index(renderGeneration(overview.generation), built),
        ...(overview.durationMs === undefined
          ? []
          : [texts.took(renderDuration(overview.durationMs, locale))]),
        texts.model(renderInline(overview.model, 120)),
        ...(added.length + removed.length === 0 ? [] : [texts.staged(added.length, removed.length)]),
        ...(job === undefined ? [] : [texts.running, ...renderJobLines(job, locale, Date.now())]),
        ...(problems.length === 0 ? [texts.noProblems] : []),
      ],
      sections: [problemSection(texts.problems, problems)],
      foot: [],
      rows: job === undefined ? [] : buttonRows([cancelButton(job, locale)]),
      file: { name: 'corpus-status.txt', text: () => problems.map((problem) => `- ${problem}\n`).join('') },
    },
    locale,
  );
}

const MOST_LANGUAGES = 8;

function nameOf(language: string, locale: Locale): string {
  return renderInline(sentencesFor(locale).languageName(language), 30);
}
