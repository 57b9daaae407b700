// Cutting a row of sizes, against an oracle that tries every cut.
import fc from 'fast-check';
import { expect, test } from 'vitest';
import { balanceParts } from '../../src/chunk/balance-parts.js';

const sumsOf = (sizes: readonly number[], budget: number): number[] =>
  balanceParts(sizes, budget).map(({ from, to }) => sizes.slice(from, to).reduce((a, b) => a + b, 0));

test.each([
  [[], 10, []],
  [[5], 10, [5]],
  [[50], 10, [50]],
  [[5, 5], 10, [10]],
  [[4, 4, 4], 10, [8, 4]],
  [[3, 3, 3, 3], 10, [6, 6]],
  [[9, 1, 9, 1], 10, [10, 10]],
  [[2, 50, 2], 10, [2, 50, 2]],
  [[0, 0], 10, [0]],
])('%j within %i gives parts of %j', (sizes, budget, expected) => {
  expect(sumsOf(sizes, budget)).toEqual(expected);
});

/** Every way to cut, as the sums of the parts. */
function allCuts(sizes: readonly number[]): number[][] {
  const [first, ...rest] = sizes;
  if (first === undefined) return [[]];
  if (rest.length === 0) return [[first]];
  return allCuts(rest).flatMap(([head = 0, ...tail]) => [
    [first, head, ...tail],
    [first + head, ...tail],
  ]);
}

test('as few parts as possible, the largest as small as possible', () => {
  const BUDGET = 12;
  fc.assert(
    fc.property(fc.array(fc.integer({ min: 1, max: BUDGET }), { minLength: 1, maxLength: 9 }), (sizes) => {
      const sums = sumsOf(sizes, BUDGET);
      const allowed = allCuts(sizes).filter((cut) => Math.max(...cut) <= BUDGET);
      const fewest = Math.min(...allowed.map((cut) => cut.length));
      const smallest = Math.min(
        ...allowed.filter((cut) => cut.length === fewest).map((cut) => Math.max(...cut)),
      );
      expect([sums.length, Math.max(...sums)]).toEqual([fewest, smallest]);
    }),
  );
});
