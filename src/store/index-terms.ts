// Text → index terms: folded syllables with folded bigrams, and accented words for exact matching across languages.
import { fold, words } from '../language/fold.js';
import type { WeightedTerms } from './keyword-index.js';

/** Folded syllables and bigrams of a text (`nhan`, `quyen`, `nhan quyen`), with repetitions. */
export function foldedTerms(text: string): string[] {
  const syllables = words(text).map(fold);
  const bigrams = syllables.slice(1).map((syllable, index) => `${syllables[index]} ${syllable}`);
  return [...syllables, ...bigrams];
}

/** Words with their accents, lower-cased, with repetitions. */
export function accentedTerms(text: string): string[] {
  return words(text);
}

/** Counts a passage's terms at weight 1 and its context's (title, section, date) at `contextWeight`. */
export function weighTerms(
  text: readonly string[],
  context: readonly string[],
  contextWeight: number,
): WeightedTerms {
  const weights = new Map<string, number>();
  for (const term of text) weights.set(term, (weights.get(term) ?? 0) + 1);
  for (const term of new Set(context)) weights.set(term, (weights.get(term) ?? 0) + contextWeight);
  return weights;
}
