// Unanswered questions and feedback as question sets that `npm run evaluate` reads.
import type { EvaluationQuestion } from '../evaluation/question-set.js';
import type { KeptFeedback, UnansweredGroup } from '../keeper-types.js';

/** Without evidences, that is, as unanswerable: a person adds those of the questions that should be answered. */
export function unansweredQuestionSet(groups: readonly UnansweredGroup[]): string {
  return toLines(
    groups.map(({ question, language, count, lastDay }, index) => ({
      id: `unanswered-${index + 1}`,
      lang: language,
      question,
      kind: 'unanswered',
      answers: [],
      notes: `asked ${count} times, last on ${lastDay}`,
    })),
  );
}

export interface FeedbackQuestionSet {
  readonly text: string;
  readonly questions: number;
  /** Entries that hold no question: they were given while questions were not kept. */
  readonly without: number;
}

/** A liked quote is the evidence; a disliked one stands in the notes with its reason, and a person adds the right one. */
export function feedbackQuestionSet(
  feedback: readonly KeptFeedback[],
  languageOf: (question: string) => string,
): FeedbackQuestionSet {
  const withQuestion = feedback.filter(({ question }) => question !== undefined);
  const entries = withQuestion.map(({ question = '', rating, reason, quote, file, day }, index) => ({
    id: `feedback-${index + 1}`,
    lang: languageOf(question),
    question,
    kind: rating,
    answers: rating === 'good' && quote && file ? [{ file, evidence: quote }] : [],
    notes: [day, reason, rating === 'bad' ? quote : undefined].filter(Boolean).join(' · '),
  }));
  return { text: toLines(entries), questions: entries.length, without: feedback.length - entries.length };
}

function toLines(entries: readonly EvaluationQuestion[]): string {
  return entries.map((entry) => `${JSON.stringify(entry)}\n`).join('');
}
