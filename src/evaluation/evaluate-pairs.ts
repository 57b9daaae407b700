// Translation pairs: is each sentence's translation the nearest of all, by pooled vectors? Both directions.
import { readFile } from 'node:fs/promises';
import type { Embedder } from '../embed/embedder.js';
import { VerbatimError } from '../errors.js';
import { toNfc } from '../language/fold.js';
import { rankRates, type RankRates } from './rank-rates.js';

export interface PairsReport {
  readonly n: number;
  /** First column asks, second is found. */
  readonly forward: RankRates;
  readonly backward: RankRates;
}

/** @param file tab-separated, a sentence and its translation a line. @throws VerbatimError `evaluation/input` */
export async function evaluatePairs(file: string, embedder: Embedder): Promise<PairsReport> {
  const text = await readFile(file, 'utf8').catch((error: unknown) => {
    throw new VerbatimError('evaluation/input', { file, reason: 'it cannot be read' }, error);
  });
  const pairs = toNfc(text)
    .split('\n')
    .map((line) => line.split('\t'))
    .filter((columns) => columns.length >= 2);
  if (pairs.length === 0) throw new VerbatimError('evaluation/input', { file, reason: 'it holds no pair' });
  const left = await embedder.embedPassages(pairs.map(([first = '']) => first));
  const right = await embedder.embedPassages(pairs.map(([, second = '']) => second));
  return { n: pairs.length, forward: ranksOf(left, right), backward: ranksOf(right, left) };
}

function ranksOf(asking: readonly Float32Array[], found: readonly Float32Array[]): RankRates {
  const dot = (a: Float32Array, b: Float32Array): number =>
    a.reduce((sum, value, i) => sum + value * b[i]!, 0);
  const ranks = asking.map((vector, own) => {
    const target = dot(vector, found[own]!);
    return 1 + found.filter((other, index) => index !== own && dot(vector, other) > target).length;
  });
  return rankRates(ranks);
}
