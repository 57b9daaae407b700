// When a quote hits an evidence, and what an answer is worth.
import { describe, expect, it } from 'vitest';
import type { Answer, Quote } from '../../src/domain.js';
import type { EvaluationQuestion } from '../../src/evaluation/question-set.js';
import { isHit, scoreAnswer } from '../../src/evaluation/score-answer.js';

const EVIDENCE = 'Captain Maria Oduya led the Alden delegation in the summer of that year';

describe('isHit', () => {
  it.each([
    ['the evidence itself', EVIDENCE, true],
    ['a quote around it', `In June ${EVIDENCE}, the review says.`, true],
    ['other white space', EVIDENCE.replaceAll(' ', '\u00a0\n'), true],
    ['a quote inside it, 60 % of it', EVIDENCE.slice(0, Math.ceil(EVIDENCE.length * 0.6)), true],
    ['a quote inside it, less than 60 %', EVIDENCE.slice(0, Math.floor(EVIDENCE.length * 0.6) - 1), false],
    ['400 characters', EVIDENCE.padEnd(400, '.'), true],
    ['401 characters', EVIDENCE.padEnd(401, '.'), false],
    ['other capitals', EVIDENCE.toUpperCase(), false],
    ['an overlap', `${EVIDENCE.slice(20)} and the next one`, false],
  ])('%s: %s', (_, text, hit) => {
    expect(isHit(quote(text), { file: 'a.txt', evidence: EVIDENCE })).toBe(hit);
  });

  it('wants the file of the evidence', () => {
    expect(isHit(quote(EVIDENCE, 'b.txt'), { file: 'a.txt', evidence: EVIDENCE })).toBe(false);
  });
});

describe('scoreAnswer', () => {
  const other = quote('Nobody lives in the tower.');
  const hit = quote(EVIDENCE);

  it.each([
    ['first', [hit, other], [], { hit1: 1, hit3: 1, reciprocalRank: 1 }],
    ['third', [other, other, hit], [], { hit1: 0, hit3: 1, reciprocalRank: 1 / 3 }],
    ['behind "more"', [other, other, other], [hit], { hit1: 0, hit3: 0, reciprocalRank: 1 / 4 }],
    [
      'eleventh',
      [other, other, other],
      [...Array<Quote>(7).fill(other), hit],
      { hit1: 0, hit3: 0, reciprocalRank: 0 },
    ],
    ['nowhere', [other], [], { hit1: 0, hit3: 0, reciprocalRank: 0 }],
  ])('of a hit that stands %s', (_, quotes, more, expected) => {
    expect(
      scoreAnswer(question([{ file: 'a.txt', evidence: EVIDENCE }]), quoted(quotes, more)),
    ).toMatchObject({
      ...expected,
      answerable: true,
      refused: false,
    });
  });

  it('is 0 for an answerable question that was refused', () => {
    expect(scoreAnswer(question([{ file: 'a.txt', evidence: EVIDENCE }]), notFound())).toMatchObject({
      hit1: 0,
      hit3: 0,
      reciprocalRank: 0,
      refused: true,
      answerable: true,
    });
  });

  it('knows an unanswerable question by its lack of evidences', () => {
    expect(scoreAnswer(question([]), notFound())).toMatchObject({ answerable: false, refused: true });
    expect(scoreAnswer(question([]), quoted([hit]))).toMatchObject({
      answerable: false,
      refused: false,
      hit3: 0,
    });
  });

  it('counts the parts of a comparison that the first three quotes hit', () => {
    const second = quote('Commodore Ines Falk led it two years later in Rotterdam');
    const parts = question([
      { file: 'a.txt', evidence: EVIDENCE, part: '1' },
      { file: 'a.txt', evidence: 'Commodore Ines Falk led it', part: '2' },
      { file: 'b.txt', evidence: 'elsewhere', part: '2' },
    ]);
    expect(scoreAnswer(parts, quoted([hit, other]))).toMatchObject({ hit1: 1, hit3: 0.5 });
    expect(scoreAnswer(parts, quoted([other, hit, second]))).toMatchObject({
      hit1: 0,
      hit3: 1,
      reciprocalRank: 1 / 2,
    });
  });
});

function question(answers: EvaluationQuestion['answers']): EvaluationQuestion {
  return { id: 'q1', lang: 'en', question: 'Who?', kind: 'who', answers, notes: '' };
}

function quote(text: string, file = 'a.txt'): Quote {
  const span = { start: 0, end: text.length };
  return {
    citation: { number: 1, document: { id: file, title: file, file }, place: { paragraph: 1, line: 1 } },
    span,
    text,
    best: span,
    language: 'en',
    cutBefore: false,
    cutAfter: false,
    alsoIn: [],
    support: 1,
  };
}

const FRAME = { question: 'Who?', language: 'en', generation: 'g', documentCount: 1 };

function quoted(quotes: readonly Quote[], more: readonly Quote[] = []): Answer {
  return { ...FRAME, kind: 'quoted', quotes, more };
}

function notFound(): Answer {
  return { ...FRAME, kind: 'not-found', reason: 'weak-support', missing: [], nearest: [] };
}
