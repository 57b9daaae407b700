// The WebAssembly kernel against the plain sum, for every shape that it may be given.
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { openDotProducts } from '../../src/search/dot-products.js';
import { seededRandom } from '../fakes/seeded-random.js';

const ROWS = 60;

function randomTable(dimensions: number): Float32Array {
  const random = seededRandom(dimensions);
  return Float32Array.from({ length: ROWS * dimensions }, () => random() * 2 - 1);
}

describe('the dot products', () => {
  it('are the sums of products, whatever was asked before', () => {
    const rows = fc.array(fc.nat(ROWS - 1), { maxLength: 40 });
    const dimensions = fc.constantFrom(4, 8, 12, 64, 256);
    fc.assert(
      fc.property(
        dimensions,
        fc.array(fc.tuple(rows, rows), { minLength: 1, maxLength: 4 }),
        (width, calls) => {
          const table = randomTable(width);
          const products = openDotProducts(table, width);
          for (const [tokens, others] of calls) {
            const found = products.between(tokens, others);
            expect(found).toHaveLength(tokens.length * others.length);
            const wanted = tokens.flatMap((token) =>
              others.map((other) => plainDot(table, width, token, other)),
            );
            const farthest = Math.max(0, ...wanted.map((value, at) => Math.abs(value - found[at]!)));
            expect(farthest).toBeLessThan(1e-4);
          }
        },
      ),
      { numRuns: 50 },
    );
  });

  it('fit into memory when there are many', () => {
    const table = randomTable(8);
    const tokens = Array.from({ length: 30_000 }, (_, at) => at % ROWS);
    const found = openDotProducts(table, 8).between(tokens, [5, 7]);
    expect(found[2 * 29_999 + 1]).toBeCloseTo(plainDot(table, 8, 29_999 % ROWS, 7), 4);
  });

  it('refuse dimensions that the kernel cannot step through', () => {
    expect(() => openDotProducts(new Float32Array(60), 6)).toThrow(RangeError);
  });
});

function plainDot(table: Float32Array, dimensions: number, a: number, b: number): number {
  let sum = 0;
  for (let i = 0; i < dimensions; i += 1) sum += table[a * dimensions + i]! * table[b * dimensions + i]!;
  return sum;
}
