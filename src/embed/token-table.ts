// Static token vectors: a direction and a length for each token, and texts pooled from them.
import type { TokenTable } from './embedder.js';

/**
 * Splits token vectors into unit directions and lengths.
 *
 * @param vectors row-major, `vocabulary × dimensions`; becomes the directions
 */
export function makeTokenTable(vectors: Float32Array, dimensions: number, weightPower: number): TokenTable {
  const rows = vectors.length / dimensions;
  const weights = new Float32Array(rows);
  for (let row = 0; row < rows; row += 1) {
    weights[row] = normalise(vectors.subarray(row * dimensions, (row + 1) * dimensions));
  }
  return { dimensions, directions: vectors, weights, weightPower };
}

/**
 * Sum of the tokens' vectors, L2-normalised; the zero vector where there are no tokens.
 *
 * @param countPower a token that the text holds n times counts `n ** countPower`; with 1 this is the normalised mean
 */
export function poolFromTable(table: TokenTable, ids: ArrayLike<number>, countPower = 1): Float32Array {
  const { dimensions, directions, weights } = table;
  const counts = new Map<number, number>();
  for (let t = 0; t < ids.length; t += 1) counts.set(ids[t]!, (counts.get(ids[t]!) ?? 0) + 1);
  const sum = new Float32Array(dimensions);
  for (const [id, count] of counts) {
    const weight = count ** countPower * (weights[id] ?? 0);
    const row = id * dimensions;
    for (let i = 0; i < dimensions; i += 1) sum[i]! += weight * directions[row + i]!;
  }
  normalise(sum);
  return sum;
}

/** Scales a vector to length 1 in place and returns the length that it had; the zero vector stays. */
export function normalise(vector: Float32Array): number {
  let square = 0;
  for (let i = 0; i < vector.length; i += 1) square += vector[i]! * vector[i]!;
  const length = Math.sqrt(square);
  if (length > 0) for (let i = 0; i < vector.length; i += 1) vector[i]! /= length;
  return length;
}
