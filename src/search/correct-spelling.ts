// Misspelt words of a question, replaced by the word of the documents that was most likely meant.
import { distance } from 'fastest-levenshtein';
import { fold } from '../language/fold.js';
import type { Generation } from '../store/open-generation.js';

/** Shorter words have too many neighbours. */
const SHORTEST = 5;
/** From this length on two letters may differ. */
const LONG = 8;

/**
 * Replaces words that no document contains and that are no words to the model either. Vietnamese syllables are too
 * short to be corrected this way; they are met without their accents anyway.
 * @param isKnown whether the model knows each word as a whole, in order
 * @returns the text itself where nothing is to be corrected
 */
export async function correctSpelling(
  text: string,
  generation: Generation,
  isKnown: (words: readonly string[]) => Promise<readonly boolean[]>,
): Promise<string> {
  const vocabulary = vocabularyOf(generation);
  const suspects = [...new Set(text.match(/[\p{L}\p{M}]+/gu) ?? [])].filter(
    (word) => word.length >= SHORTEST && !vocabulary.all.has(fold(word)),
  );
  const corrections = suspects.flatMap((word): [string, string][] => {
    const meant = nearest(fold(word), vocabulary);
    return meant === undefined ? [] : [[word, meant]];
  });
  if (corrections.length === 0) return text;
  const known = await isKnown(corrections.map(([word]) => word.toLowerCase()));
  const meantBy = new Map(corrections.filter((_, index) => !known[index]));
  // What stands in quotation marks is meant to the letter.
  return text.replace(/["“”«»„][^"“”«»„]*["“”«»„]|[\p{L}\p{M}]+/gu, (word) => meantBy.get(word) ?? word);
}

interface Vocabulary {
  readonly all: ReadonlySet<string>;
  readonly byFirstLetter: ReadonlyMap<string, readonly string[]>;
}

const vocabularies = new WeakMap<Generation, Vocabulary>();

function vocabularyOf(generation: Generation): Vocabulary {
  let vocabulary = vocabularies.get(generation);
  if (!vocabulary) {
    const all = new Set(generation.shards.flatMap(({ folded }) => folded.words()));
    const byFirstLetter = new Map<string, string[]>();
    for (const word of all) {
      if (word.length < SHORTEST - 1) continue;
      const group = byFirstLetter.get(word[0]!);
      if (group) group.push(word);
      else byFirstLetter.set(word[0]!, [word]);
    }
    vocabularies.set(generation, (vocabulary = { all, byFirstLetter }));
  }
  return vocabulary;
}

/** The nearest word with the same first letter, if it is near enough; of equally near ones the first. */
function nearest(word: string, { byFirstLetter }: Vocabulary): string | undefined {
  let best: { readonly word: string; readonly edits: number } | undefined;
  for (const other of byFirstLetter.get(word[0]!) ?? []) {
    if (Math.abs(other.length - word.length) > 2) continue;
    const edits = isTransposed(word, other) ? 1 : distance(word, other);
    if (edits <= (word.length >= LONG ? 2 : 1) && edits < (best?.edits ?? Infinity))
      best = { word: other, edits };
  }
  return best?.word;
}

/** Two neighbouring letters changed places: one slip, though two edits. */
function isTransposed(a: string, b: string): boolean {
  if (a.length !== b.length) return false;
  const at = [...a].findIndex((letter, index) => letter !== b[index]);
  return at >= 0 && a[at] === b[at + 1] && a[at + 1] === b[at] && a.slice(at + 2) === b.slice(at + 2);
}
