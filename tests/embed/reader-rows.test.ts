import { expect, test } from 'vitest';
import { layOutRows, readLogits } from '../../src/embed/reader-rows.js';

const SPECIAL = { opening: 2, closing: 3, padding: 0 };
const LIMITS = { questionTokens: 3, passageTokens: 12 };
const numbers = (array: BigInt64Array): number[] => Array.from(array, Number);

test('a row is the question and the sentences, each closed; shorter rows are padded', () => {
  const rows = layOutRows([11, 12], [[[21, 22, 23, 24], [25]], [[31]]], LIMITS, SPECIAL);
  expect(rows.width).toBe(11);
  expect(numbers(rows.ids)).toEqual([
    ...[2, 11, 12, 3, 21, 22, 23, 24, 3, 25, 3],
    ...[2, 11, 12, 3, 31, 3, 0, 0, 0, 0, 0],
  ]);
  expect(numbers(rows.parts)).toEqual([
    ...[0, 0, 0, 0, 1, 1, 1, 1, 1, 1, 1],
    ...[0, 0, 0, 0, 1, 1, 0, 0, 0, 0, 0],
  ]);
  expect(numbers(rows.marks)).toEqual([8, 10, 5, 0]);
});

test('a long question is cut, and a sentence where the passage is full; what does not fit has no mark', () => {
  const sentence = [21, 22, 23, 24, 25, 26, 27, 28, 29];
  const { ids, marks } = layOutRows([11, 12, 13, 14], [[sentence, sentence, [41]]], LIMITS, SPECIAL);
  expect(numbers(ids)).toEqual([2, 11, 12, 13, 3, ...sentence, 3]);
  expect(numbers(marks)).toEqual([14, 0, 0]);
  const cut = layOutRows([11], [[[...sentence, 30, 31, 32, 33]]], LIMITS, SPECIAL);
  expect(cut.width).toBe(3 + LIMITS.passageTokens);
});

test('each sentence gets its own number; an unread one gets the lowest of its passage', () => {
  const rows = layOutRows([11], [[[21, 22, 23], [29, 30, 31, 32], [30]], [[31]]], LIMITS, SPECIAL);
  expect(numbers(rows.marks)).toEqual([6, 11, 0, 4, 0, 0]);
  const logits = Float32Array.from([2, -1, 7, 5, 8, 8]);
  expect(readLogits(logits, rows, [3, 1]).map((of) => [...of])).toEqual([[2, -1, -1], [5]]);
});
