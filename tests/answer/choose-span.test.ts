// What is quoted of a passage: short enough, inside it, and never half a character.
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { MAX_QUOTE_LENGTH, chooseSpan } from '../../src/answer/choose-span.js';
import type { Passage, Span } from '../../src/domain.js';
import { NO_EMBEDDING, passageOf, wordScorer } from './passages.js';

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
  it('stays inside the passage and the limit, with the best part inside, and splits no character', async () => {
    await fc.assert(
      fc.asyncProperty(
        fc.array(sentence, { minLength: 1, maxLength: 5 }),
        fc.array(fc.double({ min: 0, max: 1, noNaN: true }), { minLength: 5, maxLength: 5 }),
        fc.nat(1000),
        async (sentences, scores, start) => {
          const passage = passageOf(sentences, start);
          const chosen = await choose(passage, scores.slice(0, sentences.length), ['rights', 'tự do']);
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

  it('quotes the sentence that scores best', async () => {
    const sentences = ['first', 'second', 'third'].map(
      (name) => `The ${name} sentence is long enough to stand alone here.`,
    );
    const passage = passageOf(sentences.map((text) => text.padEnd(70, '.')));
    expect(sliceOf(passage, (await choose(passage, [0.1, 0.9, 0.2], ['x'])).span)).toContain('The second');
  });

  it('takes the neighbour of a short sentence along', async () => {
    const passage = passageOf(['Why?', 'Because the channel is shallow at night and the lamps are weak.']);
    expect(sliceOf(passage, (await choose(passage, [0.9, 0.1], ['x'])).span)).toBe(passage.text);
  });

  it('takes a neighbour along that answers nearly as well, as long as the quote stays short', async () => {
    const [a, b] = ['a'.repeat(150), 'b'.repeat(150)];
    const near = passageOf([a, b]);
    expect(sliceOf(near, (await choose(near, [0.9, 0.899], ['x'])).span)).toBe(near.text);
    const long = passageOf([a, 'b'.repeat(300)]);
    expect(sliceOf(long, (await choose(long, [0.9, 0.899], ['x'])).span)).toBe(a);
  });

  it('emphasises the clause that answers in a long sentence', async () => {
    const clause = 'the harbour master closed the northern lock for three whole weeks';
    const filler = 'the weather stayed calm through the early part of that autumn';
    const passage = passageOf([`${filler}, ${filler}, ${clause}, ${filler}, ${filler}.`]);
    const { best, span } = await choose(passage, [1], ['harbour master', 'northern lock']);
    expect(sliceOf(passage, best)).toBe(`${clause},`);
    expect(span).toEqual(passage.span);
  });

  it('cuts a sentence that is too long around what answers, and says so', async () => {
    const clause = 'the harbour master closed the northern lock for three whole weeks';
    const filler = 'the weather stayed calm through the early part of that autumn';
    const passage = passageOf([
      [...Array<string>(8).fill(filler), clause, ...Array<string>(8).fill(filler)].join(', '),
    ]);
    const chosen = await choose(passage, [1], ['harbour master', 'northern lock']);
    expect(sliceOf(passage, chosen.span)).toContain(clause);
    expect(chosen).toMatchObject({ cutBefore: true, cutAfter: true });
  });
});

function choose(passage: Passage, scores: readonly number[], wanted: readonly string[]) {
  return chooseSpan(passage, Float32Array.from(scores), wordScorer(wanted), NO_EMBEDDING, true);
}

function sliceOf(passage: Passage, { start, end }: Span): string {
  return passage.text.slice(start - passage.span.start, end - passage.span.start);
}
