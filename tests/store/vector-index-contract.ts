// What every driver of the vector index must do; each driver's test runs it.
import path from 'node:path';
import { describe, expect, it } from 'vitest';
import { normalise } from '../../src/embed/token-table.js';
import type { VectorIndex, VectorIndexDriver } from '../../src/store/vector-index.js';
import { seededRandom } from '../fakes/seeded-random.js';
import { temporaryFolder } from '../temporary-folder.js';

export function describeVectorIndexDriver(driver: VectorIndexDriver): void {
  describe(`the ${driver.name} driver of the vector index`, () => {
    it('knows its size and dimensions', async () => {
      const index = await buildAndOpen(driver, randomVectors(20, 8), 8);
      expect({ size: index.size, dimensions: index.dimensions }).toEqual({ size: 20, dimensions: 8 });
    });

    it('finds every vector first when asked for it, with similarity 1', async () => {
      const vectors = randomVectors(150, 16);
      const index = await buildAndOpen(driver, vectors, 16);
      for (const [label, vector] of vectors.entries()) {
        const [nearest] = index.search(vector, 1);
        expect(nearest?.label).toBe(label);
        expect(nearest?.similarity).toBeCloseTo(1, 4);
      }
    });

    it('gives cosines, nearest first, no label twice', async () => {
      const vectors = randomVectors(80, 12);
      const index = await buildAndOpen(driver, vectors, 12);
      const [question] = randomVectors(1, 12, 99);
      const found = index.search(question!, 10);
      expect(new Set(found.map(({ label }) => label)).size).toBe(10);
      expect(found.map(({ similarity }) => similarity)).toEqual(
        found.map(({ similarity }) => similarity).sort((a, b) => b - a),
      );
      for (const { label, similarity } of found)
        expect(similarity).toBeCloseTo(dot(vectors[label]!, question!), 4);
    });

    it.each([0, 1, 5, 6, 1000])('gives all it has and no more when asked for %i of 5', async (k) => {
      const vectors = randomVectors(5, 4);
      const index = await buildAndOpen(driver, vectors, 4);
      const labels = index.search(vectors[0]!, k).map(({ label }) => label);
      expect(labels).toHaveLength(Math.min(k, 5));
      expect(labels.every((label) => label >= 0 && label < 5)).toBe(true);
    });

    it('keeps vectors that are equal apart from their labels', async () => {
      const [twin, other] = randomVectors(2, 8);
      const index = await buildAndOpen(driver, [twin!, other!, twin!, twin!], 8);
      const labels = index.search(twin!, 3).map(({ label }) => label);
      expect([...labels].sort()).toEqual([0, 2, 3]);
    });

    it('holds a single vector', async () => {
      const [only] = randomVectors(1, 8);
      const index = await buildAndOpen(driver, [only!], 8);
      expect(index.search(only!, 3).map(({ label }) => label)).toEqual([0]);
    });
  });
}

/** An index built over the vectors and opened from its file. */
export async function buildAndOpen(
  driver: VectorIndexDriver,
  vectors: readonly Float32Array[],
  dimensions: number,
): Promise<VectorIndex> {
  const file = path.join(await temporaryFolder(), 'vectors.bin');
  await driver.build(vectors, dimensions, file);
  return driver.open(file, dimensions, vectors.length);
}

export function randomVectors(count: number, dimensions: number, seed = 1): Float32Array[] {
  const random = seededRandom(seed);
  return Array.from({ length: count }, () => {
    const vector = Float32Array.from({ length: dimensions }, () => random() * 2 - 1);
    normalise(vector);
    return vector;
  });
}

export function dot(a: Float32Array, b: Float32Array): number {
  return a.reduce((sum, value, i) => sum + value * b[i]!, 0);
}
