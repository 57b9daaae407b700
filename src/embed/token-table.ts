// Static token vectors: a direction and a length for each token, and texts pooled from them.

/** Vectors of single tokens, for models whose token vectors do not depend on the text around them. */
export interface TokenTable {
  readonly dimensions: number;
  /** Unit vectors in whole numbers, row-major: number i of token `id` is `rows[id * dimensions + i] * scales[id]`. */
  readonly rows: Int8Array;
  readonly scales: Float32Array;
  /** The vectors' lengths before normalisation: a token's weight in pooling. */
  readonly weights: Float32Array;
  /** In late interaction a token counts `weight ** weightPower`, as the model was trained. */
  readonly weightPower: number;
}

/**
 * The largest of a row's whole numbers. A multiple of 15 and of 8, so that models of four bits a number, whether these
 * are -15, -13 … 15 or -8 … 8, are held as they are.
 */
const LARGEST = 120;

/** A table of `vocabulary` tokens, to be filled by `setVectors`. */
export function makeTokenTable(vocabulary: number, dimensions: number, weightPower: number): TokenTable {
  return {
    dimensions,
    rows: new Int8Array(vocabulary * dimensions),
    scales: new Float32Array(vocabulary),
    weights: new Float32Array(vocabulary),
    weightPower,
  };
}

/**
 * Splits token vectors into directions and lengths.
 *
 * @param first the token to which the first vector belongs
 * @param vectors row-major, `dimensions` numbers a token
 */
export function setVectors(
  { dimensions, rows, scales, weights }: TokenTable,
  first: number,
  vectors: Float32Array,
): void {
  for (let token = 0; token < vectors.length / dimensions; token += 1) {
    const vector = vectors.subarray(token * dimensions, (token + 1) * dimensions);
    const largest = vector.reduce((max, value) => Math.max(max, Math.abs(value)), 1e-30);
    const row = rows.subarray((first + token) * dimensions, (first + token + 1) * dimensions);
    let square = 0;
    for (let i = 0; i < dimensions; i += 1) {
      row[i] = Math.round((vector[i]! / largest) * LARGEST);
      square += row[i]! * row[i]!;
    }
    scales[first + token] = square === 0 ? 0 : 1 / Math.sqrt(square);
    weights[first + token] = lengthOf(vector);
  }
}

/**
 * Sum of the tokens' vectors, L2-normalised; the zero vector where there are no tokens.
 *
 * @param countPower a token that the text holds n times counts `n ** countPower`; with 1 this is the normalised mean
 */
export function poolFromTable(table: TokenTable, ids: ArrayLike<number>, countPower = 1): Float32Array {
  const { dimensions, rows, scales, weights } = table;
  const counts = new Map<number, number>();
  for (let t = 0; t < ids.length; t += 1) counts.set(ids[t]!, (counts.get(ids[t]!) ?? 0) + 1);
  const sum = new Float32Array(dimensions);
  for (const [id, count] of counts) {
    const scale = count ** countPower * (weights[id] ?? 0) * (scales[id] ?? 0);
    const row = id * dimensions;
    for (let i = 0; i < dimensions; i += 1) sum[i]! += scale * rows[row + i]!;
  }
  normalise(sum);
  return sum;
}

/** Scales a vector to length 1 in place; the zero vector stays. */
export function normalise(vector: Float32Array): void {
  const length = lengthOf(vector);
  if (length > 0) for (let i = 0; i < vector.length; i += 1) vector[i]! /= length;
}

function lengthOf(vector: Float32Array): number {
  let square = 0;
  for (let i = 0; i < vector.length; i += 1) square += vector[i]! * vector[i]!;
  return Math.sqrt(square);
}
