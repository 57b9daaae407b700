// Why a question gets the answer that it gets: the candidates with their ranks, matched words and figures.
import type { ExplainedPassage, Explanation } from '../app-types.js';
import type { Embedder } from '../embed/embedder.js';
import { fold, words } from '../language/fold.js';
import { analyseQuestion, type AnalysedQuestion } from '../search/analyse-question.js';
import type { RankedPassage } from '../search/rank-passages.js';
import type { SearchableIndex } from '../search/search-passages.js';
import { placeOf } from './cite.js';
import { judgeQuestion } from './judge-question.js';
import { ENOUGH_SUPPORT } from './judge-support.js';
import { openEvidence } from './weigh-evidence.js';

/** @param limit passages that are described */
export async function explainAnswer(
  index: SearchableIndex,
  embedder: Embedder,
  asked: string,
  limit: number,
): Promise<Explanation> {
  const { generation } = index;
  const judged = await judgeQuestion(index, embedder, analyseQuestion(asked));
  const { question, ranked, missing, supportOf, refusal = 'quoted' } = judged;
  const evidenceFor = openEvidence(generation, question, ranked);
  return {
    question: question.accented,
    language: question.language,
    generation: generation.manifest.generation,
    contentWords: question.contentWords,
    missing,
    threshold: ENOUGH_SUPPORT,
    outcome: refusal,
    candidates: ranked.length,
    best: ranked.slice(0, limit).map((found) => ({
      ...describe(index, question, found, ranked),
      figures: { ...evidenceFor(found) },
      support: supportOf(found),
    })),
  };
}

function describe(
  { generation }: SearchableIndex,
  question: AnalysedQuestion,
  found: RankedPassage,
  all: readonly RankedPassage[],
): Omit<ExplainedPassage, 'figures' | 'support'> {
  const passage = generation.passages[found.passage]!;
  const document = generation.documents.find(({ card }) => card.id === passage.documentId)!;
  const present = new Set(words(passage.text).map(fold));
  const rankBy = (name: keyof ExplainedPassage['ranks']): number =>
    1 + all.filter(({ features }) => features[name] > found.features[name]).length;
  return {
    document: document.card,
    place: placeOf(document, passage),
    language: passage.language,
    text: passage.text,
    ranks: { keyword: rankBy('keyword'), dense: rankBy('dense'), passage: rankBy('passage') },
    matched: [...new Set(question.contentWords)].filter((word) => present.has(fold(word))),
    score: found.score,
  };
}
