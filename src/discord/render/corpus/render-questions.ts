// Unanswered questions and feedback as lists, each with its question set as a file.
import type { Locale } from '../../../domain.js';
import { sentencesFor } from '../../../i18n/discord/sentences-for.js';
import type { FeedbackQuestionSet } from '../../../keep/export-questions.js';
import type { KeptFeedback, UnansweredGroup } from '../../../keeper-types.js';
import type { OutgoingMessage } from '../../reply/outgoing-message.js';
import { renderDate } from '../render-date.js';
import { renderInline } from '../render-inline.js';
import { layOutReport } from './lay-out-report.js';

export function renderUnanswered(
  groups: readonly UnansweredGroup[],
  questionSet: string,
  locale: Locale,
): OutgoingMessage {
  const { languageName, corpus } = sentencesFor(locale);
  const { unanswered: texts, count } = corpus;
  const times = groups.reduce((sum, group) => sum + group.count, 0);
  const lines = groups.map((group) =>
    [
      `- **${count(group.count)}×** ${renderInline(group.question, 160)}`,
      renderInline(languageName(group.language), 30),
      renderDate(group.lastDay, locale),
    ].join(' · '),
  );
  return layOutReport(
    {
      head: [texts.heading(count(groups.length), count(times))],
      sections: [{ heading: texts.order, lines }],
      foot: [corpus.questionSet],
      rows: [],
      file: { name: 'unanswered.jsonl', text: () => questionSet, goesAlong: true },
    },
    locale,
  );
}

export function renderFeedback(
  entries: readonly KeptFeedback[],
  questionSet: FeedbackQuestionSet,
  locale: Locale,
): OutgoingMessage {
  const { feedback, corpus } = sentencesFor(locale);
  const { feedback: texts, count } = corpus;
  const counts = new Map<string, number>();
  for (const entry of entries) {
    const kind =
      entry.rating === 'good'
        ? '👍'
        : `👎 ${entry.reason === undefined ? '' : feedback.reasons[entry.reason]}`;
    counts.set(kind.trim(), (counts.get(kind.trim()) ?? 0) + 1);
  }
  return layOutReport(
    {
      head: [
        texts.heading(count(entries.length)),
        [...counts].map(([kind, number]) => `${kind}: ${count(number)}`).join(' · '),
      ],
      sections: [{ heading: texts.order, lines: entries.map((entry) => renderEntry(entry, locale)) }],
      foot: [
        corpus.questionSet,
        ...(questionSet.without > 0 ? [texts.without(count(questionSet.without))] : []),
      ],
      rows: [],
      file: { name: 'feedback.jsonl', text: () => questionSet.text, goesAlong: questionSet.questions > 0 },
    },
    locale,
  );
}

function renderEntry({ rating, reason, quote, question, day }: KeptFeedback, locale: Locale): string {
  const { reasons } = sentencesFor(locale).feedback;
  return [
    `- ${rating === 'good' ? '👍' : '👎'}${reason === undefined ? '' : ` ${reasons[reason]}`}`,
    renderDate(day, locale),
    ...(question === undefined ? [] : [renderInline(question, 100)]),
    ...(quote === undefined ? [] : [`“${renderInline(quote, 120)}”`]),
  ].join(' · ');
}
