// Second stage and fusion: candidates → passages with calibrated support, best first.
import type { LanguageCode, Passage } from '../domain.js';
import { fold } from '../language/fold.js';
import type { QuestionEmbedding } from '../embed/embedder.js';
import type { Generation } from '../store/open-generation.js';
import { contextOfPassage } from '../store/context-of-passage.js';
import type { AnalysedQuestion, Asked } from './analyse-question.js';
import { holdsWhatIsAsked } from './answer-shape.js';
import type { Candidate } from './find-candidates.js';
import type { InteractionScorer } from './interaction.js';
import { allNumbers } from './numbers.js';
import { weightsFor } from './weights.js';

/** What is known of a candidate; every value in 0..1. */
export interface Features {
  /** Late interaction (or best sentence) over the whole passage. */
  readonly passage: number;
  /** The best sentence. */
  readonly sentence: number;
  readonly keyword: number;
  readonly dense: number;
  /** 1 where some sentence holds the kind of thing that is asked. */
  readonly shape: number;
  /** Share of the question's numbers that stand in the passage, its context or, for less, its document. */
  readonly numbers: number;
  /** How well the telling word that is met worst is met. */
  readonly weakest: number;
  /** What the passage meets of what all candidates together would meet as one passage. */
  readonly share: number;
}

/** What says of the whole index whether an answer can be in it; alike for all candidates. */
export interface Reach {
  /** How well the candidates together meet the telling word that they meet worst. */
  readonly nowhere: number;
  /** Share of the question's content words that no passage contains, where there are passages in its language. */
  readonly unmet: number;
}

export const FEATURE_NAMES = [
  'passage',
  'sentence',
  'keyword',
  'dense',
  'shape',
  'numbers',
  'weakest',
  'share',
] as const;

export interface RankedPassage {
  /** Ordinal in the generation. */
  readonly passage: number;
  /** Language of its shard. */
  readonly language: LanguageCode;
  /** Log-odds that the passage answers. */
  readonly score: number;
  readonly features: Features;
  readonly reach: Reach;
  /** Second-stage score of each sentence. */
  readonly sentences: Float32Array;
}

/** A number that stands elsewhere in the document counts this much. */
const NUMBER_IN_DOCUMENT = 0.5;

/** Scores the candidates of all shards and sorts them, best first; ties keep the documents' order. */
export function rankPassages(
  generation: Generation,
  scorer: InteractionScorer,
  question: AnalysedQuestion,
  embedding: QuestionEmbedding,
  candidates: readonly Candidate[],
): RankedPassage[] {
  const interactions = scorer.score(
    embedding,
    candidates.map(({ passage }) => passage),
  );
  const numbersMet = numberMatcher(generation, question.numbers);
  const unmet = unmetShare(generation, question);
  return candidates
    .map((candidate, index): RankedPassage => {
      const { passage, sentences, weakest, reach, nowhere } = interactions[index]!;
      const features: Features = {
        passage,
        sentence: sentences.reduce((max, score) => Math.max(max, score), 0),
        keyword: candidate.keyword,
        dense: candidate.dense,
        shape: holdsOnce(question.asked, generation.passages[candidate.passage]!) ? 1 : 0,
        numbers: numbersMet(candidate.passage),
        weakest,
        share: reach === 0 ? 0 : passage / reach,
      };
      const weights = weightsFor(question, candidate.shard.language);
      const score = FEATURE_NAMES.reduce((sum, name) => sum + weights[name] * features[name], weights.bias);
      const { language } = candidate.shard;
      return { passage: candidate.passage, language, score, features, reach: { nowhere, unmet }, sentences };
    })
    .sort((a, b) => b.score - a.score || a.passage - b.passage);
}

function unmetShare({ shards }: Generation, { contentWords, language }: AnalysedQuestion): number {
  const judged = shards.some((shard) => shard.language === language);
  if (!judged || contentWords.length === 0) return 0;
  const unmet = contentWords.filter((word) => !shards.some(({ folded }) => folded.contains(fold(word))));
  return unmet.length / contentWords.length;
}

const knownNumbers = new WeakMap<object, ReadonlySet<string>>();

/** The numbers of a passage or document, read once. */
function numbersOnce(owner: object, text: () => string): ReadonlySet<string> {
  let numbers = knownNumbers.get(owner);
  if (!numbers) knownNumbers.set(owner, (numbers = new Set(allNumbers(text()))));
  return numbers;
}

const knownShapes = new WeakMap<Passage, Map<Asked, boolean>>();

/** Whether a passage could hold what is asked, looked at once for each kind of question. */
function holdsOnce(asked: Asked | undefined, passage: Passage): boolean {
  if (asked === undefined) return true;
  let shapes = knownShapes.get(passage);
  if (!shapes) knownShapes.set(passage, (shapes = new Map<Asked, boolean>()));
  let holds = shapes.get(asked);
  if (holds === undefined) shapes.set(asked, (holds = holdsWhatIsAsked(asked, passage.text)));
  return holds;
}

/** Share of `numbers` met by a passage; 1 where there are none. */
function numberMatcher(generation: Generation, numbers: readonly string[]): (passage: number) => number {
  if (numbers.length === 0) return () => 1;
  const documents = new Map(generation.documents.map((document) => [document.card.id, document]));
  return (ordinal) => {
    const passage = generation.passages[ordinal]!;
    const document = documents.get(passage.documentId)!;
    const near = numbersOnce(passage, () => `${contextOfPassage(document, passage)}\n${passage.text}`);
    const far = numbersOnce(document, () => document.text);
    const met = numbers.map((number) => (near.has(number) ? 1 : far.has(number) ? NUMBER_IN_DOCUMENT : 0));
    return met.reduce<number>((sum, value) => sum + value, 0) / numbers.length;
  };
}
