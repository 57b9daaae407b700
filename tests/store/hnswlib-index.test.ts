// The hnswlib driver: the contract of every driver, and its recall against the exact one.
import { describe, expect, it } from 'vitest';
import { normalise } from '../../src/embed/token-table.js';
import { exactDriver } from '../../src/store/exact-index.js';
import { hnswlibDriver } from '../../src/store/hnswlib-index.js';
import { seededRandom } from '../fakes/seeded-random.js';
import { buildAndOpen, describeVectorIndexDriver, randomVectors } from './vector-index-contract.js';

describeVectorIndexDriver(hnswlibDriver);

describe('recall of hnswlib', () => {
  it('finds at least 95 of 100 true neighbours in clustered vectors, opened from its file', async () => {
    const vectors = clusteredVectors({ clusters: 40, perCluster: 50, dimensions: 32, spread: 0.35 });
    const exact = await buildAndOpen(exactDriver, vectors, 32);
    const approximate = await buildAndOpen(hnswlibDriver, vectors, 32);
    const questions = clusteredVectors({ clusters: 40, perCluster: 3, dimensions: 32, spread: 0.5 });
    const shares = questions.map((question) => {
      const wanted = new Set(exact.search(question, 10).map(({ label }) => label));
      return approximate.search(question, 10).filter(({ label }) => wanted.has(label)).length / 10;
    });
    expect(shares.reduce((sum, share) => sum + share, 0) / shares.length).toBeGreaterThanOrEqual(0.95);
  });
});

function clusteredVectors(of: {
  readonly clusters: number;
  readonly perCluster: number;
  readonly dimensions: number;
  readonly spread: number;
}): Float32Array[] {
  const random = seededRandom(3);
  return randomVectors(of.clusters, of.dimensions, 11).flatMap((centre) =>
    Array.from({ length: of.perCluster }, () => {
      const vector = centre.map((value) => value + (random() * 2 - 1) * of.spread);
      normalise(vector);
      return vector;
    }),
  );
}
