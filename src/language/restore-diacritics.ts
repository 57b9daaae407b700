// Vietnamese typed without diacritics gets them back: the likeliest words whose letters are those typed.
import { readFileSync } from 'node:fs';
import { gunzipSync } from 'node:zlib';
import { fold } from './fold.js';

/**
 * A bigram model over words, lower-cased, as `embeddings/training/diacritics.py` writes it. Costs are negative natural
 * logarithms times a constant, 0 to 255.
 */
export interface WordPairs {
  readonly words: readonly string[];
  /** The word that stands for whatever is between words: the beginning, punctuation, numbers. */
  readonly boundary: number;
  /** Cost of a word whatever precedes it. */
  readonly alone: readonly number[];
  /** What a word adds to that where a word follows with which it forms no pair. */
  readonly left: readonly number[];
  /** How many pairs each word begins; then, pair by pair, the second word, ascending, and what it costs after the first. */
  readonly counts: readonly number[];
  readonly seconds: readonly number[];
  readonly costs: readonly number[];
}

/** A word that may have been meant; -1 where only what was typed can be. */
const AS_TYPED = -1;

/** The cheapest way to a word, and the way it comes from. */
interface Way {
  readonly word: number;
  readonly cost: number;
  readonly from?: Way;
}

/**
 * @returns restores NFC text typed without diacritics: same letters but for the diacritics, same capitals, everything
 * between words untouched; a word that the model does not know stays as it is
 */
export function openRestorer(model: WordPairs): (text: string) => string {
  const { words, boundary, alone, left } = model;
  const variants = new Map<string, number[]>();
  for (const [number, word] of words.entries()) {
    const typed = fold(word);
    variants.set(typed, [...(variants.get(typed) ?? []), number]);
  }
  const costOfPair = openPairs(model);
  const cost = (first: number, second: number): number => {
    if (second === AS_TYPED) return 0;
    if (first === AS_TYPED) return alone[second]!;
    return costOfPair(first, second) ?? alone[second]! + left[first]!;
  };
  return (text) => {
    const runs = text.match(/\p{L}+|[^\p{L}\s]+|\s+/gu) ?? [];
    let ways: Way[] = [{ word: boundary, cost: 0 }];
    const step = (meant: readonly number[]): void => {
      ways = meant.map((word) => {
        const [cheapest, ...others] = ways.map((from) => ({
          word,
          cost: from.cost + cost(from.word, word),
          from,
        }));
        return others.reduce((best, way) => (way.cost < best.cost ? way : best), cheapest!);
      });
    };
    const places: number[] = [];
    for (const [at, run] of runs.entries()) {
      if (/^\s/u.test(run)) continue;
      places.push(at);
      step(/^\p{L}/u.test(run) ? (variants.get(fold(run)) ?? [AS_TYPED]) : [boundary]);
    }
    step([boundary]);
    for (let way = ways[0]!.from, at = places.length - 1; way && at >= 0; way = way.from, at -= 1) {
      const place = places[at]!;
      if (way.word !== AS_TYPED && way.word !== boundary)
        runs[place] = capitalsOf(runs[place]!, words[way.word]!);
    }
    return runs.join('');
  };
}

/** @returns what a word costs after another; undefined where the two are no pair of the model */
function openPairs({
  counts,
  seconds,
  costs,
}: WordPairs): (first: number, second: number) => number | undefined {
  const starts = new Uint32Array(counts.length + 1);
  counts.forEach((count, word) => (starts[word + 1] = starts[word]! + count));
  const sorted = Uint16Array.from(seconds);
  return (first, second) => {
    const place = sorted.subarray(starts[first], starts[first + 1]).indexOf(second);
    return place < 0 ? undefined : costs[starts[first]! + place];
  };
}

/** `word` with capitals where `typed` has them. */
function capitalsOf(typed: string, word: string): string {
  return [...word]
    .map((letter, at) => (typed[at] === typed[at]?.toLowerCase() ? letter : letter.toUpperCase()))
    .join('');
}

let shipped: ((text: string) => string) | undefined;

/** Restores with the model that the project trained, read at the first call. */
export function restoreDiacritics(text: string): string {
  shipped ??= openRestorer(
    JSON.parse(
      gunzipSync(readFileSync(new URL('./word-pairs.json.gz', import.meta.url))).toString(),
    ) as WordPairs,
  );
  return shipped(text);
}
