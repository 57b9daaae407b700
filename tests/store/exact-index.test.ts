// The exact driver, the oracle of the others: the contract, and a comparison with plain sorting.
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { exactDriver } from '../../src/store/exact-index.js';
import { buildAndOpen, describeVectorIndexDriver, dot, randomVectors } from './vector-index-contract.js';

describeVectorIndexDriver(exactDriver);

describe('the exact index', () => {
  it('ranks as sorting all cosines does', async () => {
    const vectors = randomVectors(40, 6);
    const index = await buildAndOpen(exactDriver, vectors, 6);
    fc.assert(
      fc.property(fc.nat(), fc.integer({ min: 1, max: 40 }), (seed, k) => {
        const [question] = randomVectors(1, 6, seed);
        const sorted = vectors
          .map((vector, label) => ({ label, cosine: dot(vector, question!) }))
          .sort((a, b) => b.cosine - a.cosine);
        expect(index.search(question!, k).map(({ label }) => label)).toEqual(
          sorted.slice(0, k).map(({ label }) => label),
        );
      }),
    );
  });
});
