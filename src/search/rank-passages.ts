// Second stage and fusion: candidates → passages with log-odds, best first.
import type { LanguageCode, Passage } from '../domain.js';
import type { QuestionEmbedding } from '../embed/embedder.js';
import type { Generation } from '../store/open-generation.js';
import type { AnalysedQuestion } from './analyse-question.js';
import { holdsNew, itemsOf, type AnswerKind, type KindItems } from './answer-kinds.js';
import { FEATURE_NAMES, type Features } from './features.js';
import type { Candidate } from './find-candidates.js';
import type { InteractionScorer, Matches, RunScore } from './interaction.js';
import { numbersOfDocument, numbersOfPassage } from './known-numbers.js';
import { weightsFor } from './weights.js';

export interface RankedPassage {
  /** Ordinal in the generation. */
  readonly passage: number;
  /** Language of its shard. */
  readonly language: LanguageCode;
  /** Log-odds that the passage answers. */
  readonly score: number;
  readonly features: Features;
  /** The reader's log-odds for its best sentence, where the reader has read it. */
  readonly reading?: number;
  /** Score of each sentence: of the second stage, and of the reader where it has read them. */
  readonly sentences: Float32Array;
  /** Second-stage score of runs of its sentences by themselves. */
  readonly scoreRun: RunScore;
  readonly matches: Matches;
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
  const languages = [...new Set(candidates.map(({ shard }) => shard.language))];
  const weightsOf = new Map(languages.map((language) => [language, weightsFor(question, language)]));
  return candidates
    .map((candidate, index): RankedPassage => {
      const { passage, sentences, scoreRun, weakest, reach, matches } = interactions[index]!;
      const features: Features = {
        passage,
        sentence: sentences.reduce((max, score) => Math.max(max, score), 0),
        keyword: candidate.keyword,
        dense: candidate.dense,
        kind: question.asked
          ? holdsNew(itemsOnce(question.asked, generation.passages[candidate.passage]!), question.known)
          : 1,
        numbers: numbersMet(candidate.passage),
        weakest,
        share: reach === 0 ? 0 : passage / reach,
      };
      const weights = weightsOf.get(candidate.shard.language)!;
      const score = FEATURE_NAMES.reduce((sum, name) => sum + weights[name] * features[name], weights.bias);
      const { language } = candidate.shard;
      return { passage: candidate.passage, language, score, features, sentences, scoreRun, matches };
    })
    .sort((a, b) => b.score - a.score || a.passage - b.passage);
}

const knownItems = new WeakMap<Passage, Map<AnswerKind, KindItems>>();

/** What a passage holds of a kind, read once for each kind. */
function itemsOnce(kind: AnswerKind, passage: Passage): KindItems {
  let kinds = knownItems.get(passage);
  if (!kinds) knownItems.set(passage, (kinds = new Map<AnswerKind, KindItems>()));
  let items = kinds.get(kind);
  if (!items) kinds.set(kind, (items = itemsOf(kind, passage.text)));
  return items;
}

/** Share of `numbers` met by a passage; 1 where there are none. */
function numberMatcher(generation: Generation, numbers: readonly string[]): (passage: number) => number {
  if (numbers.length === 0) return () => 1;
  const documents = new Map(generation.documents.map((document) => [document.card.id, document]));
  return (ordinal) => {
    const passage = generation.passages[ordinal]!;
    const document = documents.get(passage.documentId)!;
    const near = numbersOfPassage(document, passage);
    const far = numbersOfDocument(document);
    const met = numbers.map((number) => (near.has(number) ? 1 : far.has(number) ? NUMBER_IN_DOCUMENT : 0));
    return met.reduce<number>((sum, value) => sum + value, 0) / numbers.length;
  };
}
