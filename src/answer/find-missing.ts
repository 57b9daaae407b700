// Which telling words of a question stand in no document.
import { fold } from '../language/fold.js';
import type { AnalysedQuestion } from '../search/analyse-question.js';
import { daysOf, numbersOfDocument } from '../search/known-numbers.js';
import type { Generation } from '../store/open-generation.js';

export interface MissingWords {
  /** Numbers, years and ordinals that no document contains, as typed (`29th`). */
  readonly numbers: readonly string[];
  /** Content words that no passage contains, in any language, with or without accents; without, where none were typed. */
  readonly words: readonly string[];
}

export function findMissing(generation: Generation, question: AnalysedQuestion): MissingWords {
  const known = numbersOf(generation);
  const days = new Set(generation.documents.flatMap(({ card }) => daysOf(card, question.numbers)));
  const words = question.contentWords.filter(
    (word) => !/\d/.test(word) && !generation.shards.some((shard) => shard.folded.contains(fold(word))),
  );
  return {
    numbers: question.numbers
      .filter((number) => !known.has(number) && !days.has(number))
      .map((number) => asTyped(number, question.text)),
    words: question.accented === question.text ? words : words.map(fold),
  };
}

const cache = new WeakMap<Generation, ReadonlySet<string>>();

/** All numbers of a generation's documents; worked out once. */
function numbersOf(generation: Generation): ReadonlySet<string> {
  let known = cache.get(generation);
  if (!known) {
    known = new Set(generation.documents.flatMap((document) => [...numbersOfDocument(document)]));
    cache.set(generation, known);
  }
  return known;
}

function asTyped(number: string, text: string): string {
  const digits = [...number.replace('.', '')].join('[.,]?');
  return new RegExp(`(?<!\\d)0*${digits}(?:st|nd|rd|th)?(?!\\d)`, 'u').exec(text)?.[0] ?? number;
}
