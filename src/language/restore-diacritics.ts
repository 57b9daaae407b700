// Vietnamese typed without diacritics gets them back: the likeliest words whose letters are those typed.
import { readFileSync } from 'node:fs';
import { gunzipSync } from 'node:zlib';
import { fold, hasDiacritics } from './fold.js';
import { maskForeign } from './mask-foreign.js';

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
 * @returns restores NFC text: same letters but for the diacritics, same capitals. What is no Vietnamese prose stays as it
 * is, and so does a word that was typed with diacritics or that the model does not know.
 */
export function openRestorer(model: WordPairs): (text: string) => string {
  const { words, boundary } = model;
  const variants = new Map<string, number[]>();
  for (const [number, word] of words.entries()) {
    const typed = fold(word);
    const group = variants.get(typed);
    if (group) group.push(number);
    else variants.set(typed, [number]);
  }
  const numbers = new Map(words.map((word, number) => [word, number]));
  const meantBy = (typed: string): readonly number[] => {
    const lower = typed.toLowerCase();
    if (hasDiacritics(lower)) return [numbers.get(lower) ?? AS_TYPED];
    return variants.get(lower) ?? [AS_TYPED];
  };
  const cost = openCosts(model);
  return (text) => {
    const runs = [...maskForeign(text).matchAll(/\p{L}+|[^\p{L}\s]+/gu)];
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
    for (const [run] of runs) step(/^\p{L}/u.test(run) ? meantBy(run) : [boundary]);
    step([boundary]);
    let restored = '';
    let behind = text.length;
    for (let way = ways[0]!.from, at = runs.length - 1; way && at >= 0; way = way.from, at -= 1) {
      const [run] = runs[at]!;
      const { index } = runs[at]!;
      const end = index + run.length;
      const kept = way.word === AS_TYPED || way.word === boundary;
      const piece = kept ? text.slice(index, end) : capitalsOf(run, words[way.word]!);
      restored = piece + text.slice(end, behind) + restored;
      behind = index;
    }
    return text.slice(0, behind) + restored;
  };
}

/** @returns what a word costs after another */
function openCosts({
  alone,
  left,
  counts,
  seconds,
  costs,
}: WordPairs): (first: number, second: number) => number {
  const starts = [0];
  for (const count of counts) starts.push(starts.at(-1)! + count);
  return (first, second) => {
    if (second === AS_TYPED) return 0;
    if (first === AS_TYPED) return alone[second]!;
    let low = starts[first]!;
    let high = starts[first + 1]!;
    while (low < high) {
      const middle = (low + high) >> 1;
      if (seconds[middle]! < second) low = middle + 1;
      else high = middle;
    }
    return low < starts[first + 1]! && seconds[low] === second ? costs[low]! : alone[second]! + left[first]!;
  };
}

/** `word` with capitals where `typed` has them. */
function capitalsOf(typed: string, word: string): string {
  return [...word]
    .map((letter, at) => (typed[at] === typed[at]?.toLowerCase() ? letter : letter.toUpperCase()))
    .join('');
}

let shipped: ((text: string) => string) | undefined;

/** Restores with the model that the project trained, read at the first call (a sixth of a second). */
export function restoreDiacritics(text: string): string {
  shipped ??= openRestorer(
    JSON.parse(
      gunzipSync(readFileSync(new URL('./word-pairs.json.gz', import.meta.url))).toString(),
    ) as WordPairs,
  );
  return shipped(text);
}
