// What every driver of the vector index must do; each driver's test runs it.
import path from 'node:path';
import { describe, expect, it } from 'vitest';
import { normalise } from '../../src/embed/token-table.js';
import type { StoredVectors, VectorIndex, VectorIndexDriver } from '../../src/store/vector-index.js';
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
      expectAllFound(await buildAndOpen(driver, vectors, 16), vectors);
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

    it.each([
      ['nothing has changed', 0, 0],
      ['a few have come', 0, 5],
      ['a few have gone', 5, 0],
      ['a few have come and gone', 6, 7],
      ['most have gone', 110, 3],
      ['all have gone and others come', 120, 4],
    ])('takes vectors over from an index before where %s', async (_, removed, added) => {
      const vectors = randomVectors(120, 16);
      const before = await build(driver, vectors, 16);
      const change = changeRow(vectors, removed, randomVectors(added, 16, 5));
      const index = await driver.open(await build(driver, change.sources, 16, before), 16);
      expect(index.size).toBe(change.vectors.length);
      expectAllFound(index, change.vectors);
      const all = index.search(change.vectors[0]!, 1000).map(({ label }) => label);
      expect(all.sort((a, b) => a - b)).toEqual([...change.vectors.keys()]);
      expectAllFound(await driver.open(before, 16), vectors);
    });

    it('takes vectors over again and again', async () => {
      let vectors = randomVectors(60, 16);
      let stored = await build(driver, vectors, 16);
      for (let round = 0; round < 12; round += 1) {
        const change = changeRow(vectors, 4, randomVectors(5, 16, 100 + round));
        stored = await build(driver, change.sources, 16, stored);
        vectors = change.vectors;
        expectAllFound(await driver.open(stored, 16), vectors);
      }
    });
  });
}

/** The row without `removed` vectors spread over it, and with the added ones spread over the rest. */
export function changeRow(
  vectors: readonly Float32Array[],
  removed: number,
  added: readonly Float32Array[],
): { sources: (Float32Array | number)[]; vectors: Float32Array[] } {
  const random = seededRandom(vectors.length + removed);
  const sources: (Float32Array | number)[] = [...vectors.keys()];
  for (let left = removed; left > 0; left -= 1) sources.splice(Math.floor(random() * sources.length), 1);
  for (const vector of added) sources.splice(Math.floor(random() * (sources.length + 1)), 0, vector);
  return {
    sources,
    vectors: sources.map((source) => (typeof source === 'number' ? vectors[source]! : source)),
  };
}

export async function build(
  driver: VectorIndexDriver,
  vectors: readonly (Float32Array | number)[],
  dimensions: number,
  previous?: StoredVectors,
): Promise<StoredVectors> {
  const file = path.join(await temporaryFolder(), 'vectors.bin');
  return { file, keys: await driver.build(vectors, dimensions, file, previous) };
}

/** An index built over the vectors and opened from its file. */
export async function buildAndOpen(
  driver: VectorIndexDriver,
  vectors: readonly Float32Array[],
  dimensions: number,
): Promise<VectorIndex> {
  return driver.open(await build(driver, vectors, dimensions), dimensions);
}

function expectAllFound(index: VectorIndex, vectors: readonly Float32Array[]): void {
  for (const [label, vector] of vectors.entries()) {
    const [nearest] = index.search(vector, 1);
    expect(nearest?.label).toBe(label);
    expect(nearest?.similarity).toBeCloseTo(1, 4);
  }
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
