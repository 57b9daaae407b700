// What is quoted of a passage: short enough, inside it, and never half a character.
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { chooseSentences, chooseSpan } from '../../src/answer/choose-span.js';
import { MAX_QUOTE_LENGTH } from '../../src/domain.js';
import type { Passage, Span } from '../../src/domain.js';
import { passageOf, scoreByWords } from './passages.js';

const word = fc.oneof(
  fc.constantFrom(
    'rights',
    'quyền,',
    'and',
    'which',
    'tự do;',
    '人权对话',
    'حقوق',
    'สิทธิ',
    '👩🏽‍🚀',
    '🇻🇳',
    '😀'.repeat(250),
  ),
  fc.string({ unit: 'grapheme', minLength: 1, maxLength: 12 }).filter((text) => text.trim() === text),
);
const sentence = fc.array(word, { minLength: 1, maxLength: 90 }).map((words) => words.join(' '));

describe('chooseSpan', () => {
  it('stays inside the passage and the limit, with the best part inside, and splits no character', () => {
    fc.assert(
      fc.property(
        fc.array(sentence, { minLength: 1, maxLength: 5 }),
        fc.array(fc.double({ min: 0, max: 1, noNaN: true }), { minLength: 5, maxLength: 5 }),
        fc.nat(1000),
        (sentences, scores, start) => {
          const passage = passageOf(sentences, start);
          const chosen = choose(passage, scores.slice(0, sentences.length), ['rights', 'tự do']);
          const { span, best } = chosen;
          expect(span.start).toBeGreaterThanOrEqual(passage.span.start);
          expect(span.end).toBeLessThanOrEqual(passage.span.end);
          expect(span.end).toBeGreaterThan(span.start);
          expect(span.end - span.start).toBeLessThanOrEqual(MAX_QUOTE_LENGTH);
          expect(best.start).toBeGreaterThanOrEqual(span.start);
          expect(best.end).toBeLessThanOrEqual(span.end);
          expect(best.end).toBeGreaterThan(best.start);
          for (const part of [span, best]) expect(sliceOf(passage, part).isWellFormed()).toBe(true);
          const borders = new Set(passage.sentences.flatMap((of) => [of.start, of.end]));
          expect(chosen.cutBefore).toBe(!borders.has(span.start));
          expect(chosen.cutAfter).toBe(!borders.has(span.end));
        },
      ),
    );
  });

  it('quotes a passage whole that fits into a quote', () => {
    const passage = passageOf(['Why?', 'Because the channel is shallow at night and the lamps are weak.']);
    expect(sliceOf(passage, choose(passage, [0.9, 0.1], ['x']).span)).toBe(passage.text);
  });

  it('quotes of a longer one the sentence that scores best, with neighbours that meet more of the question', () => {
    const sentences = ['lamps', 'pilots', 'tugs', 'drones'].map((name) => `${name} `.padEnd(150, '.'));
    const passage = passageOf(sentences);
    const quoted = (scores: readonly number[], wanted: readonly string[]): string =>
      sliceOf(passage, choose(passage, scores, wanted).span);
    expect(quoted([0.1, 0.9, 0.2, 0.1], ['pilots'])).toBe(sentences[1]);
    expect(quoted([0.1, 0.9, 0.2, 0.1], ['pilots', 'tugs'])).toBe(sentences.slice(1, 3).join(' '));
    expect(quoted([0.1, 0.9, 0.2, 0.1], ['pilots', 'lamps'])).toBe(sentences.slice(0, 2).join(' '));
    expect(quoted([0.1, 0.9, 0.2, 0.1], ['pilots', 'drones'])).toBe(sentences[1]);
  });

  it('emphasises the clause that answers in a long sentence', () => {
    const clause = 'the harbour master closed the northern lock for three whole weeks';
    const filler = 'the weather stayed calm through the early part of that autumn';
    const passage = passageOf([`${filler}, ${filler}, ${clause}, ${filler}, ${filler}.`]);
    const { best, span } = choose(passage, [1], ['harbour master', 'northern lock']);
    expect(sliceOf(passage, best)).toBe(`${clause},`);
    expect(span).toEqual(passage.span);
  });

  it('cuts a sentence that is too long around what answers, and says so', () => {
    const clause = 'the harbour master closed the northern lock for three whole weeks';
    const filler = 'the weather stayed calm through the early part of that autumn';
    const passage = passageOf([
      [...Array<string>(8).fill(filler), clause, ...Array<string>(8).fill(filler)].join(', '),
    ]);
    const chosen = choose(passage, [1], ['harbour master', 'northern lock']);
    expect(sliceOf(passage, chosen.span)).toContain(clause);
    expect(chosen).toMatchObject({ cutBefore: true, cutAfter: true });
  });
});

function choose(passage: Passage, scores: readonly number[], wanted: readonly string[]) {
  const texts = passage.sentences.map((span) => sliceOf(passage, span));
  const sentences = chooseSentences(passage, Float32Array.from(scores), scoreByWords(wanted, texts), true);
  const clauses = sentences.clauses.map(({ start, end }) => sentences.text.slice(start, end));
  return chooseSpan(sentences, scoreByWords(wanted, clauses));
}

function sliceOf(passage: Passage, { start, end }: Span): string {
  return passage.text.slice(start - passage.span.start, end - passage.span.start);
}
