// The sums of a report, worked out by hand on a tiny set.
import { beforeAll, describe, expect, it } from 'vitest';
import { evaluateQuestions, type EvaluationReport } from '../../src/evaluation/evaluate-questions.js';
import type { EvaluationQuestion } from '../../src/evaluation/question-set.js';
import { createHashedEmbedder } from '../fakes/hashed-embedder.js';
import { openIndex, twoRounds } from '../open-fixture.js';

const BUILDER = 'The lighthouse on Gull Rock was built in 1874 by the engineer Agnes Whitlow';
const PAINT = 'A club of volunteers paints it every third summer';

const QUESTIONS: readonly EvaluationQuestion[] = [
  asked('q1', 'en', 'fact', 'Who built the lighthouse on Gull Rock in 1874?', [
    ['lighthouse.en.txt', BUILDER],
  ]),
  asked('q2', 'en', 'fact', 'Which club of volunteers paints the lighthouse tower?', [
    ['lighthouse.en.txt', PAINT],
  ]),
  asked('q3', 'vi', 'fact', 'Tiền lương của người gác âu tàu', [['round-27.en.md', 'not what is found']]),
  asked('q4', 'en', 'who', 'Who was keeper in 1799?', [['lighthouse.en.txt', BUILDER]]),
  asked('q5', 'en', 'unanswerable', 'What happened at the 29th dialogue?', []),
  asked('q6', 'vi', 'unanswerable', 'Hoa tiêu ban đêm và thủy thủ tàu kéo', []),
];

let report: EvaluationReport;

beforeAll(async () => {
  const embedder = createHashedEmbedder();
  report = await evaluateQuestions(await openIndex(await twoRounds(), embedder), embedder, QUESTIONS);
});

describe('a report', () => {
  it('has the score of every question, in order', () => {
    const of = (at: number) => report.questions[at]!;
    expect(report.questions.map(({ id }) => id)).toEqual(['q1', 'q2', 'q3', 'q4', 'q5', 'q6']);
    expect([of(0).hit1, of(1).hit1, of(2).hit3, of(3).hit3]).toEqual([1, 1, 0, 0]);
    expect([of(2).refused, of(3).refused, of(4).refused, of(5).refused]).toEqual([false, true, true, false]);
  });

  it('takes means over the answerable questions only', () => {
    expect(report.overall).toEqual({ n: 4, hit1: 0.5, hit3: 0.5, mrr: 0.5 });
    expect(report.byLanguage).toEqual({
      en: { n: 3, hit1: 2 / 3, hit3: 2 / 3, mrr: 2 / 3 },
      vi: { n: 1, hit1: 0, hit3: 0, mrr: 0 },
    });
    expect(Object.keys(report.byKind)).toEqual(['fact', 'who']);
    expect(report.byKind['who']).toEqual({ n: 1, hit1: 0, hit3: 0, mrr: 0 });
  });

  it('groups by the language of question and evidence', () => {
    expect(report.byPair['en-en']?.n).toBe(3);
    expect(report.byPair['vi-?']?.n).toBe(1);
  });

  it('counts refusals apart for answerable and unanswerable questions', () => {
    expect(report.abstention).toEqual({ refused: 0.5, wronglyRefused: 0.25, n: 2 });
  });

  it('checks every quote and measures the shown ones', () => {
    expect(report.verbatim).toBe(1);
    expect(report.medianQuoteChars).toBeGreaterThan(20);
    expect(report.medianQuoteChars).toBeLessThanOrEqual(400);
    expect(report.msPerQuestion).toBeGreaterThan(0);
  });
});

function asked(
  id: string,
  lang: string,
  kind: string,
  question: string,
  answers: readonly (readonly [file: string, evidence: string])[],
): EvaluationQuestion {
  return {
    id,
    lang,
    kind,
    question,
    answers: answers.map(([file, evidence]) => ({ file, evidence })),
    notes: '',
  };
}
