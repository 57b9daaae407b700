// Look-up: the passages that hold given words or an exact phrase, best first, with the places of the matches.
import type { Passage, Span } from '../domain.js';
import { fold, hasDiacritics, unifyTonePlacement } from '../language/fold.js';
import { foldedTerms } from '../store/index-terms.js';
import type { Generation } from '../store/open-generation.js';

export interface FoundPassage {
  readonly passage: Passage;
  /** Offsets into `passage.text`, in order, not overlapping. */
  readonly matches: readonly Span[];
}

interface Query {
  readonly phrases: readonly string[];
  readonly words: readonly string[];
}

/**
 * Passages with all phrases (in quotation marks) and at least one of the other words; those with more of the words
 * come first. Words with diacritics must carry them, words without match either way.
 */
export function lookupWords(generation: Generation, raw: string): FoundPassage[] {
  const query = readQuery(raw);
  if (query.phrases.length === 0 && query.words.length === 0) return [];
  const scored = generation.shards.flatMap((shard) => {
    const scores = shard.folded.score(foldedTerms(raw));
    return Array.from(shard.passages, (ordinal, item) => ({ ordinal, score: scores[item]! }));
  });
  return scored
    .filter(({ score }) => score > 0)
    .map(({ ordinal, score }) => {
      const passage = generation.passages[ordinal]!;
      const found = matchesIn(passage.text, query);
      return { passage, ordinal, score, ...found };
    })
    .filter(({ complete }) => complete)
    .sort((a, b) => b.wordsMet - a.wordsMet || b.score - a.score || a.ordinal - b.ordinal)
    .map(({ passage, matches }) => ({ passage, matches }));
}

const QUOTED = /["“”„«»]([^"“”„«»]*)["“”„«»]/gu;

function readQuery(raw: string): Query {
  const text = raw.normalize('NFC').replace(/\s+/gu, ' ').trim();
  const phrases = [...text.matchAll(QUOTED)].map(([, phrase = '']) => phrase.trim()).filter((p) => p !== '');
  const words = [...new Set(text.replace(QUOTED, ' ').match(/[\p{L}\p{M}\p{N}]+/gu) ?? [])];
  return { phrases, words };
}

function matchesIn(
  text: string,
  { phrases, words }: Query,
): { matches: readonly Span[]; complete: boolean; wordsMet: number } {
  const ofPhrases = phrases.map((phrase) => findAll(text, phrase));
  const ofWords = words.map((word) => findAll(text, word));
  const wordsMet = ofWords.filter((spans) => spans.length > 0).length;
  const complete =
    ofPhrases.every((spans) => spans.length > 0) &&
    (phrases.length > 0 || words.length === 0 || wordsMet > 0);
  return { matches: withoutOverlaps([...ofPhrases, ...ofWords].flat()), complete, wordsMet };
}

/** Whole-word occurrences, compared with accents (either tone placement) or, for an unaccented query, without. */
function findAll(text: string, wanted: string): Span[] {
  const normalise = hasDiacritics(wanted) ? unifyTonePlacement : fold;
  const tokens = [...text.matchAll(/[\p{L}\p{M}\p{N}]+/gu)].map((match) => ({
    start: match.index,
    end: match.index + match[0].length,
    form: normalise(match[0]),
  }));
  const forms = (wanted.match(/[\p{L}\p{M}\p{N}]+/gu) ?? []).map(normalise);
  if (forms.length === 0) return [];
  return tokens.flatMap(({ start }, at) =>
    forms.every((form, offset) => tokens[at + offset]?.form === form)
      ? [{ start, end: tokens[at + forms.length - 1]!.end }]
      : [],
  );
}

function withoutOverlaps(spans: readonly Span[]): Span[] {
  const sorted = [...spans].sort((a, b) => a.start - b.start || b.end - a.end);
  const kept: Span[] = [];
  for (const span of sorted) if (span.start >= (kept.at(-1)?.end ?? 0)) kept.push(span);
  return kept;
}
