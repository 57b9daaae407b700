// What speaks for a passage answering a question at all: figures that mean the same in any corpus.
import type { Passage } from '../domain.js';
import { fold, words } from '../language/fold.js';
import type { AnalysedQuestion } from '../search/analyse-question.js';
import { holdsNew, itemsOf } from '../search/answer-kinds.js';
import type { Matches } from '../search/interaction.js';
import { numbersOfDocument, numbersOfPassage } from '../search/known-numbers.js';
import { allNumbers } from '../search/numbers.js';
import type { RankedPassage } from '../search/rank-passages.js';
import type { Generation } from '../store/open-generation.js';

export const EVIDENCE_NAMES = [
  /** Late interaction over the whole passage. */
  'passage',
  'keyword',
  'dense',
  /** What the best sentence meets of the words that tell this passage from others of the same corpus. */
  'telling',
  /** How well the quarter of the question that is met worst is met, at its border. */
  'least',
  /** Whether the best sentence holds something of the kind that is asked. */
  'kind',
  /** Share of the question's numbers in the best sentence; for less in the passage or its document. */
  'numbers',
  /** Share of the question's names in the passage or its context. */
  'names',
  /** The reader's log-odds for the best sentence, -10 to 10 as 0 to 1; a half where nothing was read. */
  'reading',
  /** The same, in the mean of all passages that were read: whether the question is about what stands here. */
  'readings',
] as const;

/** Every value in 0..1 (`keyword` a little above where a word is repeated); more never speaks against the passage. */
export type Evidence = Readonly<Record<(typeof EVIDENCE_NAMES)[number], number>>;

/** Passages that say what any passage of the corpus would meet: not the first, which may all answer. */
const BACKGROUND = { from: 3, to: 12 } as const;
/** Which share of the question's weight `least` is about. */
const WORST = 0.25;
const NUMBER_IN_PASSAGE = 0.7;
const NUMBER_IN_DOCUMENT = 0.4;

/** @param ranked all passages found, best first */
export function openEvidence(
  { passages, documents }: Generation,
  question: AnalysedQuestion,
  ranked: readonly RankedPassage[],
): (found: RankedPassage) => Evidence {
  const background = meanMatches(ranked);
  const read = ranked.flatMap(({ reading }) => reading ?? []);
  const readings = mean(read.length === 0 ? [0] : read, shareOfLogOdds);
  const byId = new Map(documents.map((document) => [document.card.id, document]));
  return ({ passage: ordinal, features, reading = 0, sentences, matches }) => {
    const passage = passages[ordinal]!;
    const document = byId.get(passage.documentId)!;
    const sentence = bestSentence(passage, sentences);
    const { asked } = question;
    return {
      passage: features.passage,
      keyword: features.keyword,
      dense: features.dense,
      telling: tellingShare(matches, background),
      least: leastMet(matches),
      // Nearly every sentence names somebody.
      kind:
        asked === undefined || asked === 'person' ? 1 : holdsNew(itemsOf(asked, sentence), question.known),
      numbers: mean(question.numbers, (number) => {
        if (allNumbers(sentence).includes(number)) return 1;
        if (numbersOfPassage(document, passage).has(number)) return NUMBER_IN_PASSAGE;
        return numbersOfDocument(document).has(number) ? NUMBER_IN_DOCUMENT : 0;
      }),
      names: sharedNames(question.names, `${document.card.title}\n${passage.section ?? ''}\n${passage.text}`),
      reading: shareOfLogOdds(reading),
      readings,
    };
  };
}

/** -10 to 10 → 0 to 1. */
function shareOfLogOdds(reading: number): number {
  return Math.min(1, Math.max(0, 0.5 + reading / 20));
}

function meanMatches(ranked: readonly RankedPassage[]): Float32Array {
  const width = ranked[0]?.matches.weights.length ?? 0;
  const rest =
    ranked.length > BACKGROUND.from + 1 ? ranked.slice(BACKGROUND.from, BACKGROUND.to) : ranked.slice(1);
  return Float32Array.from({ length: width }, (_, t) =>
    rest.length === 0 ? 0 : rest.reduce((sum, { matches }) => sum + matches.passage[t]!, 0) / rest.length,
  );
}

/** A token counts its weight times what other passages leave of it. */
function tellingShare({ weights, sentence }: Matches, background: Float32Array): number {
  let met = 0;
  let all = 1e-9;
  weights.forEach((weight, t) => {
    const telling = weight * (1 - Math.min(1, background[t]!));
    met += telling * sentence[t]!;
    all += telling;
  });
  return met / all;
}

function leastMet({ weights, passage }: Matches): number {
  const worstFirst = [...passage.keys()].sort((a, b) => passage[a]! - passage[b]!);
  const total = weights.reduce((sum, weight) => sum + weight, 0);
  let below = 0;
  for (const t of worstFirst) {
    below += weights[t]!;
    if (below >= WORST * total) return passage[t]!;
  }
  return 1;
}

function sharedNames(names: readonly string[], text: string): number {
  if (names.length === 0) return 1;
  const held = new Set(words(text).map(fold));
  return mean(names, (name) => (held.has(fold(name)) ? 1 : 0));
}

function bestSentence({ text, span, sentences }: Passage, scores: Float32Array): string {
  const top = scores.reduce((best, score, index) => (score > scores[best]! ? index : best), 0);
  const { start, end } = sentences[top]!;
  return text.slice(start - span.start, end - span.start);
}

/** 1 where there is nothing. */
function mean<T>(values: readonly T[], worth: (value: T) => number): number {
  return values.length === 0 ? 1 : values.reduce((sum, value) => sum + worth(value), 0) / values.length;
}
