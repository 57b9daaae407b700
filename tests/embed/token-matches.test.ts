// The WebAssembly kernel against the formula written out plainly, for every shape that it may be given.
import { readFileSync } from 'node:fs';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import wabt from 'wabt';
import { openTokenMatches } from '../../src/embed/token-matches.js';
import { joinRuns } from '../../src/embed/token-runs.js';
import { makeTokenTable, setVectors, type TokenTable } from '../../src/embed/token-table.js';
import { seededRandom } from '../fakes/seeded-random.js';

const TOKENS = 60;

function randomTable(dimensions: number): TokenTable {
  const random = seededRandom(dimensions);
  const table = makeTokenTable(TOKENS, dimensions, 1);
  setVectors(
    table,
    0,
    Float32Array.from({ length: TOKENS * dimensions }, () => random() * 2 - 1),
  );
  return table;
}

describe('the best matches', () => {
  it('are the highest cosines, whatever was asked before', () => {
    const tokens = fc.array(fc.nat(TOKENS - 1), { maxLength: 12 });
    const runs = fc.array(tokens, { maxLength: 6 });
    fc.assert(
      fc.property(
        fc.constantFrom(1, 4, 8, 12, 64, 300),
        fc.array(fc.tuple(tokens, runs), { minLength: 1, maxLength: 4 }),
        (dimensions, calls) => {
          const table = randomTable(dimensions);
          const matches = openTokenMatches(table);
          for (const [asked, of] of calls) {
            const runs = joinRuns(of.map((run) => Uint32Array.from(run)));
            const { values, width } = matches.bestMatches(asked, runs);
            expect(values).toHaveLength(of.length * width);
            of.forEach((run, at) => {
              const wanted = asked.map((t) => Math.max(0, ...run.map((u) => plainCosine(table, t, u))));
              wanted.forEach((cosine, t) => expect(values[at * width + t]).toBeCloseTo(cosine, 5));
            });
          }
        },
      ),
      { numRuns: 100 },
    );
  });

  it('fit into memory when there are many', () => {
    const table = randomTable(8);
    const runs = Array.from({ length: 30_000 }, (_, at) => Uint32Array.of(at % TOKENS, 3));
    const { values, width } = openTokenMatches(table).bestMatches([5, 7], joinRuns(runs));
    const wanted = Math.max(0, plainCosine(table, 29_999 % TOKENS, 7), plainCosine(table, 3, 7));
    expect(values[29_999 * width + 1]).toBeCloseTo(wanted, 5);
  });

  it('come from the source beside the binary', async () => {
    const read = (ending: string): Buffer =>
      readFileSync(new URL(`../../src/embed/token-matches.${ending}`, import.meta.url));
    const { buffer } = (await wabt()).parseWat('token-matches.wat', read('wat')).toBinary({});
    expect(read('wasm').equals(buffer)).toBe(true);
  });
});

function plainCosine({ dimensions, rows, scales }: TokenTable, a: number, b: number): number {
  let sum = 0;
  for (let i = 0; i < dimensions; i += 1) sum += rows[a * dimensions + i]! * rows[b * dimensions + i]!;
  return sum * scales[a]! * scales[b]!;
}
