// What would change, before anything does: counts, the first documents of each kind, problems, *Apply* and *Discard*.
import type { Locale } from '../../../domain.js';
import { sentencesFor } from '../../../i18n/discord/sentences-for.js';
import type { CorpusPlan, DocumentChange } from '../../../keeper-types.js';
import { writeCustomId } from '../../ids/custom-id.js';
import { markStaged } from '../../ids/staged-mark.js';
import type { OutgoingMessage, Row } from '../../reply/outgoing-message.js';
import { button, buttonRows } from '../component-rows.js';
import { oneLine, renderInline } from '../render-inline.js';
import { unescapeRendered } from '../unescape-rendered.js';
import { layOutReport, type ReportSection } from './lay-out-report.js';
import { listProblems, problemSection } from './list-problems.js';
import { renderDuration, renderGeneration } from './render-figures.js';

const KINDS = ['added', 'text', 'facts', 'removed'] as const;

/** @param intro what stands above it: what was laid ready just now */
export function renderPlan(plan: CorpusPlan, locale: Locale, intro: string): OutgoingMessage {
  const texts = sentencesFor(locale).corpus.diff;
  const problems = listProblems(plan.reports, plan.unknownLanguages, locale);
  const sections = KINDS.map((kind): ReportSection => ({
    heading: texts.sections[kind],
    lines: plan.changes.filter(({ change }) => change === kind).map(renderChange),
  }));
  const figures = renderFigures(plan, locale);
  const { added, removed } = plan.staged;
  const hasStaged = added.length + removed.length > 0;
  const canApply = plan.changes.length > 0 || hasStaged;
  return layOutReport(
    {
      head: [...(intro === '' ? [] : [intro, '']), texts.heading, ...figures],
      sections: [...sections, problemSection(texts.problems, problems)],
      foot: [
        ...(hasStaged ? [texts.staged(added.length, removed.length)] : []),
        ...(canApply ? [texts.nothingYet] : []),
      ],
      rows: planRows(plan, canApply, hasStaged, locale),
      file: {
        name: 'corpus-diff.txt',
        text: () => writePlan(plan, figures, problems, locale),
      },
    },
    locale,
  );
}

function renderFigures(plan: CorpusPlan, locale: Locale): string[] {
  const { diff: texts, count } = sentencesFor(locale).corpus;
  const against =
    plan.generation === undefined ? texts.noGeneration : texts.against(renderGeneration(plan.generation));
  if (plan.changes.length === 0) return [against, texts.nothing];
  const counts = KINDS.flatMap((kind) => {
    const documents = plan.changes.filter(({ change }) => change === kind).length;
    return documents === 0 ? [] : [texts.kinds[kind](count(documents))];
  });
  return [
    against,
    texts.documents([...counts, texts.unchanged(count(plan.unchangedDocuments))].join(' · ')),
    texts.passages(count(plan.passagesAdded), count(plan.passagesRemoved), count(plan.passagesKept)),
    texts.work(count(plan.embeddings), renderDuration(plan.estimatedMs, locale)),
  ];
}

function planRows(
  { stamp, staged }: CorpusPlan,
  canApply: boolean,
  hasStaged: boolean,
  locale: Locale,
): Row[] {
  const texts = sentencesFor(locale).corpus.button;
  return buttonRows([
    ...(canApply ? [button(writeCustomId('corpus-apply', stamp), texts.apply, 'main')] : []),
    ...(hasStaged ? [button(writeCustomId('corpus-discard', markStaged(staged)), texts.discard)] : []),
  ]);
}

function renderChange({ card, passagesAdded, passagesRemoved }: DocumentChange): string {
  const title = `*${renderInline(card.title, 90)}*`;
  return `- ${title} · ${renderInline(card.file, 70)} · +${passagesAdded} −${passagesRemoved}`;
}

/** The whole of it, as plain text. */
function writePlan(
  plan: CorpusPlan,
  figures: readonly string[],
  problems: readonly string[],
  locale: Locale,
): string {
  const texts = sentencesFor(locale).corpus.diff;
  const sections = KINDS.flatMap((kind) => {
    const changes = plan.changes.filter(({ change }) => change === kind);
    const lines = changes.map(
      ({ card, passagesAdded, passagesRemoved }) =>
        `- ${oneLine(card.title)} (${oneLine(card.file)}) +${passagesAdded} -${passagesRemoved}`,
    );
    return lines.length === 0 ? [] : ['', unescapeRendered(texts.sections[kind]), ...lines];
  });
  const noticed = problems.map((problem) => `- ${problem}`);
  return [
    ...[texts.heading, ...figures].map((line) => unescapeRendered(line).replaceAll('`', '')),
    ...sections,
    ...(noticed.length === 0 ? [] : ['', unescapeRendered(texts.problems), ...noticed]),
    '',
  ].join('\n');
}
