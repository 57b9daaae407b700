// How far a build of the index is: a bar, the phase, passages, time; with *Cancel*.
import type { IndexPhase, IndexProgress } from '../../../app-types.js';
import type { Locale } from '../../../domain.js';
import { VerbatimError } from '../../../errors.js';
import { explainError } from '../../../i18n/errors.js';
import { sentencesFor } from '../../../i18n/discord/sentences-for.js';
import { writeCustomId } from '../../ids/custom-id.js';
import type { OutgoingMessage } from '../../reply/outgoing-message.js';
import type { IndexJob } from '../../state/index-jobs.js';
import { button, buttonRows } from '../component-rows.js';
import { renderDuration } from './render-figures.js';

/** @param seenBy `busy`: somebody who wanted to start another one */
export function renderJob(
  job: IndexJob,
  locale: Locale,
  nowMs: number,
  seenBy: 'starter' | 'busy' = 'starter',
): OutgoingMessage {
  const texts = sentencesFor(locale).corpus;
  return {
    content: [
      ...(seenBy === 'busy' ? [explainError(new VerbatimError('index/busy', {}), locale)] : []),
      texts.progress.heading,
      ...renderJobLines(job, locale, nowMs),
      job.isCancelled ? texts.progress.cancelling : texts.progress.serving,
    ].join('\n'),
    rows: buttonRows([cancelButton(job, locale)]),
    files: [],
  };
}

export function cancelButton({ id, isCancelled }: IndexJob, locale: Locale) {
  const label = sentencesFor(locale).corpus.button.cancel;
  return button(writeCustomId('corpus-cancel', id), label, 'danger', isCancelled);
}

export function renderJobLines({ progress, startedAtMs }: IndexJob, locale: Locale, nowMs: number): string[] {
  const texts = sentencesFor(locale).corpus.progress;
  const elapsedMs = Math.max(0, nowMs - startedAtMs);
  const share = shareDone(progress);
  const leftMs = share < LEAST_SHARE || elapsedMs < LEAST_MS ? undefined : (elapsedMs * (1 - share)) / share;
  const times = [
    texts.elapsed(renderDuration(elapsedMs, locale)),
    ...(leftMs === undefined ? [] : [texts.left(renderDuration(leftMs, locale))]),
  ];
  return [renderBar(progress, locale), times.join(' · ')];
}

/** While the documents are compared with the index. */
export function renderLooking(
  intro: string,
  progress: IndexProgress | undefined,
  locale: Locale,
): OutgoingMessage {
  const { looking } = sentencesFor(locale).corpus.diff;
  const bar = progress === undefined ? [] : [renderBar(progress, locale)];
  return { content: [...(intro === '' ? [] : [intro]), looking, ...bar].join('\n'), rows: [] };
}

/** `▰▰▰▱▱▱ 50 % · embedding the passages · 120 of 240 passages` */
function renderBar(progress: IndexProgress | undefined, locale: Locale): string {
  const texts = sentencesFor(locale).corpus;
  const share = shareDone(progress);
  const full = Math.round(share * CELLS);
  const { phase, done, total } = progress ?? { phase: 'reading' as const, done: 0, total: 0 };
  const counted = {
    reading: texts.progress.documents,
    splitting: texts.progress.documents,
    embedding: texts.progress.passages,
  };
  const sentence = counted[phase as keyof typeof counted] as (typeof counted)['reading'] | undefined;
  return [
    `${'▰'.repeat(full)}${'▱'.repeat(CELLS - full)} ${Math.round(share * 100)} %`,
    texts.progress.phases[phase],
    ...(total > 0 && sentence !== undefined ? [sentence(texts.count(done), texts.count(total))] : []),
  ].join(' · ');
}

const CELLS = 16;
/** Before that an estimate would jump about. */
const LEAST_SHARE = 0.05;
const LEAST_MS = 3000;

/** What each phase takes of the whole, roughly; the vectors take most. */
const PHASES: readonly (readonly [IndexPhase, number])[] = [
  ['reading', 0.1],
  ['splitting', 0.1],
  ['embedding', 0.6],
  ['building', 0.15],
  ['publishing', 0.05],
];

function shareDone(progress: IndexProgress | undefined): number {
  if (progress === undefined) return 0;
  let before = 0;
  for (const [phase, weight] of PHASES) {
    if (phase === progress.phase)
      return Math.min(1, before + weight * (progress.total > 0 ? progress.done / progress.total : 0));
    before += weight;
  }
  return before;
}
