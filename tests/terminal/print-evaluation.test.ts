// Reports as tables, with the change against an earlier run.
import { describe, expect, it } from 'vitest';
import type { EvaluationReport } from '../../src/evaluation/evaluate-questions.js';
import { printEvaluation, printPairs, printXquad } from '../../src/terminal/print-evaluation.js';

const rates = { n: 4, hit1: 0.5, hit3: 0.75, mrr: 0.625 };
const score = {
  language: 'en',
  kind: 'fact',
  answerable: true,
  refused: false,
  hit1: 1,
  hit3: 1,
  reciprocalRank: 1,
  first: 'a.md: The lamp burned whale oil.',
  question: 'What did the lamp burn?',
  support: 0.9,
};
const report: EvaluationReport = {
  overall: rates,
  byLanguage: { en: rates },
  byKind: { fact: rates },
  byPair: { 'en-en': rates },
  abstention: { refused: 0.8, wronglyRefused: 0.05, n: 5 },
  verbatim: 1,
  medianQuoteChars: 84,
  msPerQuestion: 3.21,
  questions: [
    { ...score, id: 'q1' },
    { ...score, id: 'q2', hit1: 0 },
    { ...score, id: 'q3', hit1: 0, hit3: 0 },
    { ...score, id: 'q4', hit1: 0, hit3: 0, refused: true, first: '' },
    { ...score, id: 'q5', answerable: false, hit1: 0, hit3: 0, refused: true },
    { ...score, id: 'q6', answerable: false, hit1: 0, hit3: 0 },
  ],
};

describe('printEvaluation', () => {
  it('shows the rates in percent, abstention, verbatim rate, length and time', () => {
    const text = printEvaluation(report);
    expect(text).toMatch(/all\s+│ 4\s+│ 50\.0\s+│ 75\.0\s+│ 62\.5/);
    expect(text).toContain('unanswerable refused: 80.0 % of 5; answerable refused by mistake: 5.0 %');
    expect(text).toContain('verbatim: 100.0 %; median quote: 84 characters; 3.2 ms a question');
  });

  it('lists what was missed: answerable without a first hit, unanswerable that was answered', () => {
    const listed = printEvaluation(report).split('\n').slice(-100);
    expect(listed.filter((line) => /^ {2}q\d/.test(line))).toEqual([
      '  q2 fact, in the first three: What did the lamp burn?',
      '  q3 fact, missed: What did the lamp burn?',
      '  q4 fact, refused: What did the lamp burn?',
      '  q6 fact, missed: What did the lamp burn?',
    ]);
    expect(listed.join('\n')).toContain('misses: 4 of 6');
  });

  it('shows the change against an earlier run', () => {
    const earlier = { ...report, overall: { n: 4, hit1: 0.25, hit3: 1, mrr: 0.625 }, byKind: {} };
    expect(printEvaluation(report, earlier)).toMatch(
      /all\s+│ 4\s+│ 50\.0 \(\+25\.0\)\s+│ 75\.0 \(−25\.0\)\s+│ 62\.5 \(\+0\.0\)/,
    );
  });
});

describe('the tables of ranks', () => {
  const ranks = { recall1: 0.5, recall10: 0.9, mrr: 0.61 };

  it('show every pair of languages of XQuAD-R', () => {
    const text = printXquad({ passages: { 'en-vi': ranks }, sentences: { 'vi-en': ranks } });
    expect(text).toMatch(
      /passages.*R@1[\s\S]*en-vi\s+│ 50\.0\s+│ 90\.0\s+│ 61\.0[\s\S]*sentences[\s\S]*vi-en/,
    );
  });

  it('show both directions of translation pairs', () => {
    expect(printPairs({ n: 7, forward: ranks, backward: ranks })).toMatch(
      /7 pairs[\s\S]*forward[\s\S]*backward/,
    );
  });
});
