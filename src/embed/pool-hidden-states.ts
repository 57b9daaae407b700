// A model's hidden states → one unit vector for each text.
import type { Pooling } from './model-recipe.js';
import { normalise } from './token-table.js';

/**
 * Pools without the library's own routine, which costs milliseconds a text (model.md: a Proxy and BigInts).
 *
 * @param states row-major, `lengths.length × longest × dimensions`
 * @param lengths tokens of each text; what is behind them is padding
 * @returns L2-normalised vectors; the zero vector for a text without tokens
 */
export function poolHiddenStates(
  states: Float32Array,
  lengths: readonly number[],
  dimensions: number,
  pooling: Pooling,
): Float32Array[] {
  const stride = states.length / Math.max(1, lengths.length);
  return lengths.map((length, row) => {
    const sum = new Float32Array(dimensions);
    const tokens = pooling === 'cls' ? Math.min(1, length) : length;
    for (let t = 0; t < tokens; t += 1) {
      const offset = row * stride + t * dimensions;
      for (let i = 0; i < dimensions; i += 1) sum[i]! += states[offset + i]!;
    }
    normalise(sum);
    return sum;
  });
}
