// Second stage and fusion: candidates → passages with calibrated support, best first.
import type { LanguageCode } from '../domain.js';
import type { QuestionEmbedding } from '../embed/embedder.js';
import type { Generation } from '../store/open-generation.js';
import { contextOfPassage } from '../store/context-of-passage.js';
import type { AnalysedQuestion } from './analyse-question.js';
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
}

export const FEATURE_NAMES = ['passage', 'sentence', 'keyword', 'dense', 'shape', 'numbers'] as const;

export interface RankedPassage {
  /** Ordinal in the generation. */
  readonly passage: number;
  /** Language of its shard. */
  readonly language: LanguageCode;
  /** Log-odds that the passage answers. */
  readonly score: number;
  readonly features: Features;
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
  return candidates
    .map((candidate, index): RankedPassage => {
      const { passage, sentences } = interactions[index]!;
      const text = generation.passages[candidate.passage]!.text;
      const features: Features = {
        passage,
        sentence: sentences.reduce((max, score) => Math.max(max, score), 0),
        keyword: candidate.keyword,
        dense: candidate.dense,
        shape: holdsWhatIsAsked(question.asked, text) ? 1 : 0,
        numbers: numbersMet(candidate.passage),
      };
      const weights = weightsFor(question, candidate.shard.language);
      const score = FEATURE_NAMES.reduce((sum, name) => sum + weights[name] * features[name], weights.bias);
      return { passage: candidate.passage, language: candidate.shard.language, score, features, sentences };
    })
    .sort((a, b) => b.score - a.score || a.passage - b.passage);
}

/** Share of `numbers` met by a passage; 1 where there are none. */
function numberMatcher(generation: Generation, numbers: readonly string[]): (passage: number) => number {
  if (numbers.length === 0) return () => 1;
  const documents = new Map(generation.documents.map((document) => [document.card.id, document]));
  const inDocument = new Map<string, ReadonlySet<string>>();
  return (ordinal) => {
    const passage = generation.passages[ordinal]!;
    const document = documents.get(passage.documentId)!;
    const near = new Set(allNumbers(`${contextOfPassage(document, passage)}\n${passage.text}`));
    let far = inDocument.get(passage.documentId);
    if (!far) inDocument.set(passage.documentId, (far = new Set(allNumbers(document.text))));
    const met = numbers.map((number) => (near.has(number) ? 1 : far.has(number) ? NUMBER_IN_DOCUMENT : 0));
    return met.reduce<number>((sum, value) => sum + value, 0) / numbers.length;
  };
}
