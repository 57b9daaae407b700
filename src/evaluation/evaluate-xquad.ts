// XQuAD-R through the whole search, or by pooled vectors alone: recall and MRR for every pair of languages.
import type { LanguageCode } from '../domain.js';
import type { Embedder } from '../embed/embedder.js';
import { analyseQuestion } from '../search/analyse-question.js';
import { searchAndRead } from '../search/search-and-read.js';
import type { SearchableIndex } from '../search/search-passages.js';
import { rankRates, type RankRates } from './rank-rates.js';
import { openTemporaryIndex } from './temporary-index.js';
import { documentOfText, questionSets, readXquadSets } from './xquad-r.js';

export type XquadStage = 'whole' | 'pooled';

export interface XquadReport {
  /** By question language – passage language; `vi0`: Vietnamese typed without diacritics. */
  readonly passages: Readonly<Record<string, RankRates>>;
  readonly sentences: Readonly<Record<string, RankRates>>;
}

/** Ranks the language's 240 paragraphs (a paragraph as its best passage), and all its sentences. */
export async function evaluateXquad(
  directory: string,
  embedder: Embedder,
  stage: XquadStage,
): Promise<XquadReport> {
  const sets = await readXquadSets(directory);
  const passages: Record<string, RankRates> = {};
  const sentences: Record<string, RankRates> = {};
  for (const target of sets) {
    for (const [report, texts, right] of [
      [passages, target.paragraphs, 'paragraph'],
      [sentences, target.sentences, 'sentence'],
    ] as const) {
      const rank = await openRanker(texts, target.language, embedder, stage);
      for (const [name, asked] of questionSets(sets)) {
        const ranks: number[] = [];
        for (const [number, text] of asked.entries()) {
          const ids = await rank.ask(text);
          ranks.push(ids.indexOf(target.questions[number]![right]) + 1);
        }
        report[`${name}-${target.language}`] = rankRates(ranks);
      }
      await rank.dispose();
    }
  }
  return { passages, sentences };
}

interface Ranker {
  /** Numbers of the texts, best first. */
  ask(question: string): Promise<readonly number[]>;
  dispose(): Promise<void>;
}

async function openRanker(
  texts: readonly string[],
  language: LanguageCode,
  embedder: Embedder,
  stage: XquadStage,
): Promise<Ranker> {
  if (stage === 'pooled') {
    const vectors = await embedder.embedPassages(texts);
    return {
      async ask(question) {
        const { vector } = await embedder.embedQuestion(analyseQuestion(question).accented);
        const similarities = vectors.map((other) =>
          other.reduce((sum, value, i) => sum + value * vector[i]!, 0),
        );
        return [...similarities.keys()].sort((a, b) => similarities[b]! - similarities[a]!);
      },
      dispose: () => Promise.resolve(),
    };
  }
  const documents = texts.map((text, number) => documentOfText(String(number), text));
  const index = await openTemporaryIndex(documents, embedder, () => language);
  return {
    ask: async (question) => rankDocuments(index, embedder, question),
    dispose: () => index.dispose(),
  };
}

async function rankDocuments(index: SearchableIndex, embedder: Embedder, text: string): Promise<number[]> {
  const question = analyseQuestion(text);
  const embedding = await embedder.embedQuestion(question.accented);
  const ranked = await searchAndRead(index, embedder, question, embedding);
  const ids = ranked.map(({ passage }) => Number(index.generation.passages[passage]!.documentId));
  return [...new Set(ids)];
}
