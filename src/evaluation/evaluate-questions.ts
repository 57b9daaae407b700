// Asks every question of a set and sums up: hits, abstention, verbatim rate, quote length, time.
import { performance } from 'node:perf_hooks';
import { answerQuestion } from '../answer/answer-question.js';
import type { Answer } from '../domain.js';
import type { Embedder } from '../embed/embedder.js';
import type { SearchableIndex } from '../search/search-passages.js';
import { previousOf, type EvaluationQuestion } from './question-set.js';
import { scoreAnswer, type QuestionScore } from './score-answer.js';

export interface HitRates {
  readonly n: number;
  readonly hit1: number;
  readonly hit3: number;
  readonly mrr: number;
}

export interface EvaluationReport {
  readonly overall: HitRates;
  readonly byLanguage: Readonly<Record<string, HitRates>>;
  readonly byKind: Readonly<Record<string, HitRates>>;
  /** Question language – language of the quoted passage that answers, where one was shown. */
  readonly byPair: Readonly<Record<string, HitRates>>;
  /** `refused`: share of the `n` unanswerable ones; `wronglyRefused`: share of the answerable ones. */
  readonly abstention: { readonly refused: number; readonly wronglyRefused: number; readonly n: number };
  /** Share of all quotes that are exact slices of their document. */
  readonly verbatim: number;
  readonly medianQuoteChars: number;
  readonly msPerQuestion: number;
  readonly questions: readonly QuestionScore[];
}

/** Runs the set in order; follow-ups are asked with the question that they lean on. */
export async function evaluateQuestions(
  index: SearchableIndex,
  embedder: Embedder,
  questions: readonly EvaluationQuestion[],
): Promise<EvaluationReport> {
  const answers: Answer[] = [];
  const started = performance.now();
  for (const question of questions) {
    const previousQuestion = previousOf(question, questions);
    answers.push(
      await answerQuestion(
        index,
        embedder,
        question.question,
        previousQuestion === undefined ? {} : { previousQuestion },
      ),
    );
  }
  const msPerQuestion = (performance.now() - started) / questions.length;
  const scores = questions.map((question, at) => scoreAnswer(question, answers[at]!));
  const answerable = scores.filter((score) => score.answerable);
  const unanswerable = scores.filter((score) => !score.answerable);
  const quotes = answers.flatMap((answer) =>
    answer.kind === 'quoted' ? [...answer.quotes, ...answer.more] : [],
  );
  const texts = new Map(index.generation.documents.map(({ card, text }) => [card.id, text]));
  const exact = quotes.filter(
    ({ citation, span, text }) => texts.get(citation.document.id)?.slice(span.start, span.end) === text,
  );
  const shown = answers.flatMap((answer) => (answer.kind === 'quoted' ? answer.quotes : []));
  return {
    overall: ratesOf(answerable),
    byLanguage: grouped(answerable, ({ language }) => language),
    byKind: grouped(answerable, ({ kind }) => kind),
    byPair: grouped(answerable, (score) => pairOf(index, questions, score)),
    abstention: {
      refused: mean(unanswerable.map(({ refused }) => Number(refused))),
      wronglyRefused: mean(answerable.map(({ refused }) => Number(refused))),
      n: unanswerable.length,
    },
    verbatim: quotes.length === 0 ? 1 : exact.length / quotes.length,
    medianQuoteChars: median(shown.map(({ text }) => text.length)),
    msPerQuestion,
    questions: scores,
  };
}

/** Question language – languages in which its evidences stand. */
function pairOf(
  { generation }: SearchableIndex,
  questions: readonly EvaluationQuestion[],
  { id, language }: QuestionScore,
): string {
  const evidences = questions.find((question) => question.id === id)?.answers ?? [];
  const files = new Map(generation.documents.map(({ card }) => [card.id, card.file]));
  const languages = evidences.flatMap(({ file, evidence }) => {
    const start = evidence.slice(0, 40);
    const holder = generation.passages.find(
      (passage) => files.get(passage.documentId) === file && passage.text.includes(start),
    );
    return holder ? [holder.language] : [];
  });
  return `${language}-${[...new Set(languages)].sort().join('+') || '?'}`;
}

function grouped(
  scores: readonly QuestionScore[],
  key: (score: QuestionScore) => string,
): Record<string, HitRates> {
  const keys = [...new Set(scores.map(key))].sort();
  return Object.fromEntries(
    keys.map((name) => [name, ratesOf(scores.filter((score) => key(score) === name))]),
  );
}

function ratesOf(scores: readonly QuestionScore[]): HitRates {
  return {
    n: scores.length,
    hit1: mean(scores.map(({ hit1 }) => hit1)),
    hit3: mean(scores.map(({ hit3 }) => hit3)),
    mrr: mean(scores.map(({ reciprocalRank }) => reciprocalRank)),
  };
}

function mean(values: readonly number[]): number {
  return values.length === 0 ? 0 : values.reduce((sum, value) => sum + value, 0) / values.length;
}

function median(values: readonly number[]): number {
  const sorted = [...values].sort((a, b) => a - b);
  return sorted[Math.floor((sorted.length - 1) / 2)] ?? 0;
}
