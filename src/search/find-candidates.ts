// First stage: the passages of a shard that may answer, by keywords and by vectors.
import type { QuestionEmbedding } from '../embed/embedder.js';
import { fold } from '../language/fold.js';
import { accentedTerms, foldedTerms } from '../store/index-terms.js';
import type { KeywordIndex } from '../store/keyword-index.js';
import type { Shard } from '../store/open-generation.js';
import type { AnalysedQuestion } from './analyse-question.js';

/** Candidates that each of the two ways may bring from one shard. */
const PER_WAY = 40;

export interface Candidate {
  /** Ordinal of the passage in the generation. */
  readonly passage: number;
  readonly shard: Shard;
  /** BM25 over the best that the question could reach; 0..1. */
  readonly keyword: number;
  /** Cosine of the pooled vectors; the least of the neighbours' where the passage is not one of them. */
  readonly dense: number;
}

/**
 * Within the question's language keywords are folded syllables and bigrams, so that unaccented typing is met;
 * across languages they are accented content words, since folding makes strangers alike (`do`, `on`, `to`), and names as
 * other languages write them.
 */
export function findCandidates(
  question: AnalysedQuestion,
  embedding: QuestionEmbedding,
  shard: Shard,
  allowed?: (passage: number) => boolean,
): Candidate[] {
  const { index, terms } = keywordsFor(question, shard);
  const bestPossible = Math.max(1e-9, sum([...new Set(terms)].map((term) => index.idf(term))));
  const keywordScores = index.score(terms);
  const dense = new Map<number, number>();
  const wanted = allowed ? shard.passages.length : PER_WAY;
  const neighbours = shard.vectors.search(embedding.vector, wanted);
  for (const { label, similarity } of neighbours) dense.set(label, similarity);
  const farthest = neighbours.at(-1)?.similarity ?? 0;
  const items = allowed
    ? Array.from(shard.passages.keys()).filter((item) => allowed(shard.passages[item]!))
    : [...new Set([...highest(keywordScores, PER_WAY), ...dense.keys()])];
  return items.map((item) => ({
    passage: shard.passages[item]!,
    shard,
    keyword: keywordScores[item]! / bestPossible,
    dense: dense.get(item) ?? farthest,
  }));
}

function keywordsFor(question: AnalysedQuestion, shard: Shard): { index: KeywordIndex; terms: string[] } {
  if (question.language === shard.language || question.language === 'und')
    return { index: shard.folded, terms: foldedTerms(question.text) };
  const names = question.accented === question.text ? [] : question.names.map(fold);
  return { index: shard.accented, terms: [...question.contentWords.flatMap(accentedTerms), ...names] };
}

/** The numbers of the `count` highest positive scores, highest first; of equal ones the first. */
function highest(scores: Float32Array, count: number): number[] {
  const best: number[] = [];
  for (let item = 0; item < scores.length; item += 1) {
    const score = scores[item]!;
    if (score <= (best.length === count ? scores[best[count - 1]!]! : 0)) continue;
    let rank = best.length;
    while (rank > 0 && scores[best[rank - 1]!]! < score) rank -= 1;
    best.splice(rank, 0, item);
    if (best.length > count) best.pop();
  }
  return best;
}

function sum(values: readonly number[]): number {
  return values.reduce((total, value) => total + value, 0);
}
