// A question over an open index: candidates from every shard, then one ranked list.
import type { DocumentId, LanguageCode } from '../domain.js';
import type { QuestionEmbedding } from '../embed/embedder.js';
import { unifyTonePlacement } from '../language/fold.js';
import type { Generation } from '../store/open-generation.js';
import type { AnalysedQuestion } from './analyse-question.js';
import { findCandidates } from './find-candidates.js';
import type { InteractionScorer } from './interaction.js';
import { rankPassages, type RankedPassage } from './rank-passages.js';

/** An index with the scorer of its second stage. */
export interface SearchableIndex {
  readonly generation: Generation;
  readonly scorer: InteractionScorer;
}

export interface SearchFilter {
  readonly language?: LanguageCode;
  readonly documentId?: DocumentId;
}

/** Ranked passages, best first. Exact phrases of the question must stand in the passage, accents included. */
export function searchPassages(
  index: SearchableIndex,
  question: AnalysedQuestion,
  embedding: QuestionEmbedding,
  filter: SearchFilter = {},
): RankedPassage[] {
  const { generation, scorer } = index;
  const allowed = passageFilter(index, question.phrases, filter);
  const candidates = generation.shards
    .filter((shard) => filter.language === undefined || shard.language === filter.language)
    .flatMap((shard) => findCandidates(question, embedding, shard, allowed));
  return rankPassages(generation, scorer, question, embedding, candidates);
}

/** A test by ordinal, or `undefined` where every passage is allowed. */
function passageFilter(
  { generation }: SearchableIndex,
  phrases: readonly string[],
  { documentId }: SearchFilter,
): ((passage: number) => boolean) | undefined {
  if (phrases.length === 0 && documentId === undefined) return undefined;
  const wanted = phrases.map(comparable);
  return (ordinal) => {
    const passage = generation.passages[ordinal]!;
    if (documentId !== undefined && passage.documentId !== documentId) return false;
    if (wanted.length === 0) return true;
    const text = comparable(passage.text);
    return wanted.every((phrase) => text.includes(phrase));
  };
}

/** What people type differently although they mean the same: capitals, tone placement, spaces, apostrophes. */
function comparable(text: string): string {
  return unifyTonePlacement(text.replace(/\s+/gu, ' ')).replace(/[’‘]/gu, "'");
}
