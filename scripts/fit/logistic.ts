// Softmax regression over candidates and logistic regression, both by full-batch Adam.

/** Candidates of one question: `blocks[c]` chooses the block of weights for row c. */
export interface Choice {
  readonly blocks: readonly number[];
  readonly rows: readonly (readonly number[])[];
  /** Index of the right candidate. */
  readonly right: number;
}

const RIDGE = 2e-4;
const STEPS = 600;
const RATE = 0.3;

/** Weights, `width` numbers a block, that make the right candidates likely. */
export function fitChoices(data: readonly Choice[], blockCount: number, width: number): Float64Array {
  return descend(blockCount * width, (w, gradient) => {
    for (const { blocks, rows, right } of data) {
      const scores = scoreRows(rows, blocks, w, width);
      const top = Math.max(...scores);
      const exponentials = scores.map((score) => Math.exp(score - top));
      const total = exponentials.reduce((sum, value) => sum + value, 0);
      rows.forEach((row, c) => {
        const error = (exponentials[c]! / total - (c === right ? 1 : 0)) / data.length;
        row.forEach((value, i) => (gradient[blocks[c]! * width + i]! += error * value));
      });
    }
  });
}

export interface Example {
  readonly row: readonly number[];
  readonly answers: boolean;
  /** What it counts among those with the same answer. */
  readonly weight: number;
}

/**
 * Logistic weights; both classes weigh the same, however many examples they have.
 * @param signs 1 or -1 where a weight must not have the other sign, 0 where it may be anything
 */
export function fitLogistic(
  examples: readonly Example[],
  signs: readonly number[],
  ridge: number,
): Float64Array {
  const total = (answers: boolean): number =>
    examples.reduce((sum, example) => sum + (example.answers === answers ? example.weight : 0), 1e-9);
  const [yes, no] = [total(true), total(false)];
  return descend(
    signs.length,
    (w, gradient) => {
      for (const { row, answers, weight } of examples) {
        const error = logistic(row, w) - (answers ? 1 : 0);
        const scaled = (error * weight) / (2 * (answers ? yes : no));
        for (let i = 0; i < row.length; i += 1) gradient[i]! += scaled * row[i]!;
      }
    },
    { signs, ridge },
  );
}

export function scoreRows(
  rows: readonly (readonly number[])[],
  blocks: readonly number[],
  w: Float64Array,
  width: number,
): number[] {
  return rows.map((row, c) => row.reduce((sum, value, i) => sum + value * w[blocks[c]! * width + i]!, 0));
}

export function logistic(row: readonly number[], w: Float64Array): number {
  let sum = 0;
  for (let i = 0; i < row.length; i += 1) sum += row[i]! * w[i]!;
  return 1 / (1 + Math.exp(-sum));
}

function descend(
  size: number,
  addGradient: (w: Float64Array, gradient: Float64Array) => void,
  { signs = [], ridge = RIDGE }: { signs?: readonly number[]; ridge?: number } = {},
): Float64Array {
  const w = new Float64Array(size).fill(1);
  const mean = new Float64Array(size);
  const square = new Float64Array(size);
  for (let step = 1; step <= STEPS; step += 1) {
    const gradient = w.map((value) => ridge * value);
    addGradient(w, gradient);
    const rate = RATE * (1 - step / (STEPS + 1));
    gradient.forEach((g, i) => {
      mean[i] = 0.9 * mean[i]! + 0.1 * g;
      square[i] = 0.99 * square[i]! + 0.01 * g * g;
      w[i]! -= (rate * (mean[i] / (1 - 0.9 ** step))) / (Math.sqrt(square[i] / (1 - 0.99 ** step)) + 1e-8);
      if (w[i]! * (signs[i] ?? 0) < 0) w[i] = 0;
    });
  }
  return w;
}
