// What the reader is given and what it says, as rows.
import { expect, test } from 'vitest';
import { layOutRow, readLogits } from '../../src/embed/reader-rows.js';

const SPECIAL = { opening: 2, closing: 3 };
const LIMITS = { questionTokens: 3, passageTokens: 12 };
const numbers = (array: BigInt64Array): number[] => Array.from(array, Number);

test('a row is the question and the sentences, each closed', () => {
  const row = layOutRow([11, 12], [[21, 22, 23, 24], [25]], LIMITS, SPECIAL);
  expect(numbers(row.ids)).toEqual([2, 11, 12, 3, 21, 22, 23, 24, 3, 25, 3]);
  expect(numbers(row.parts)).toEqual([0, 0, 0, 0, 1, 1, 1, 1, 1, 1, 1]);
  expect(numbers(row.marks)).toEqual([8, 10]);
});

test('a long question is cut, and a sentence where the passage is full; what does not fit has no mark', () => {
  const sentence = [21, 22, 23, 24, 25, 26, 27, 28, 29];
  const { ids, marks } = layOutRow([11, 12, 13, 14], [sentence, sentence, [41]], LIMITS, SPECIAL);
  expect(numbers(ids)).toEqual([2, 11, 12, 13, 3, ...sentence, 3]);
  expect(numbers(marks)).toEqual([14, 0, 0]);
  const cut = layOutRow([11], [[...sentence, 30, 31, 32, 33]], LIMITS, SPECIAL);
  expect(cut.ids).toHaveLength(3 + LIMITS.passageTokens);
});

test('each sentence gets its own number; an unread one gets the lowest of the passage', () => {
  const row = layOutRow([11], [[21, 22, 23], [29, 30, 31, 32], [30]], LIMITS, SPECIAL);
  expect(numbers(row.marks)).toEqual([6, 11, 0]);
  expect([...readLogits(Float32Array.from([2, -1, -7]), row)]).toEqual([2, -1, -1]);
});
