// The hnswlib driver: the contract of every driver, and its recall against the exact one.
import { stat, truncate } from 'node:fs/promises';
import { describe, expect, it } from 'vitest';
import { normalise } from '../../src/embed/token-table.js';
import { exactDriver } from '../../src/store/exact-index.js';
import { hnswlibDriver } from '../../src/store/hnswlib-index.js';
import type { VectorIndex } from '../../src/store/vector-index.js';
import { seededRandom } from '../fakes/seeded-random.js';
import {
  build,
  buildAndOpen,
  changeRow,
  describeVectorIndexDriver,
  randomVectors,
} from './vector-index-contract.js';

describeVectorIndexDriver(hnswlibDriver);

describe('recall of hnswlib', () => {
  it('finds at least 95 of 100 true neighbours in clustered vectors, opened from its file', async () => {
    const vectors = clusteredVectors({ clusters: 40, perCluster: 50, dimensions: 32, spread: 0.35 });
    const exact = await buildAndOpen(exactDriver, vectors, 32);
    const approximate = await buildAndOpen(hnswlibDriver, vectors, 32);
    expect(recall(approximate, exact)).toBeGreaterThanOrEqual(0.95);
  });

  it('does not fall over forty updates that replace most of the vectors', async () => {
    const all = clusteredVectors({ clusters: 40, perCluster: 50, dimensions: 32, spread: 0.35 });
    let vectors = all.slice(0, 1000);
    let stored = await build(hnswlibDriver, vectors, 32);
    for (let at = 1000; at < 2000; at += 25) {
      const change = changeRow(vectors, 20, all.slice(at, at + 25));
      stored = await build(hnswlibDriver, change.sources, 32, stored);
      vectors = change.vectors;
    }
    const exact = await buildAndOpen(exactDriver, vectors, 32);
    expect(recall(await hnswlibDriver.open(stored, 32), exact)).toBeGreaterThanOrEqual(0.95);
  });
});

describe('a graph with deleted points', () => {
  it('is built anew before more than a fifth of its points are deleted', async () => {
    let vectors = randomVectors(100, 16);
    let stored = await build(hnswlibDriver, vectors, 16);
    for (let round = 0; round < 20; round += 1) {
      const change = changeRow(vectors, 7, randomVectors(7, 16, 50 + round));
      stored = await build(hnswlibDriver, change.sources, 16, stored);
      vectors = change.vectors;
      expect(Math.max(...stored.keys)).toBeLessThan(100 / 0.8);
    }
  });

  it('is not taken for written when the disk is full', async () => {
    await expect(hnswlibDriver.build(randomVectors(50, 16), 16, '/dev/full')).rejects.toThrow('corrupted');
  });

  it('is refused when its file was cut short', async () => {
    const stored = await build(hnswlibDriver, randomVectors(50, 16), 16);
    await truncate(stored.file, (await stat(stored.file)).size - 1);
    await expect(hnswlibDriver.open(stored, 16)).rejects.toThrow('corrupted');
  });
});

/** Mean share of the ten true neighbours that are found. */
function recall(approximate: VectorIndex, exact: VectorIndex): number {
  const questions = clusteredVectors({ clusters: 40, perCluster: 3, dimensions: 32, spread: 0.5 });
  const shares = questions.map((question) => {
    const wanted = new Set(exact.search(question, 10).map(({ label }) => label));
    return approximate.search(question, 10).filter(({ label }) => wanted.has(label)).length / 10;
  });
  return shares.reduce((sum, share) => sum + share, 0) / shares.length;
}

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
