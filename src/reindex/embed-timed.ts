// Vectors through the cache, with what they cost; and which of the cached ones are still wanted.
import { performance } from 'node:perf_hooks';
import type { Passage, SourceDocument } from '../domain.js';
import type { Embedder } from '../embed/embedder.js';
import { cachedEmbedPassages, type VectorCache } from '../embed/vector-cache.js';
import { contextOfPassage } from '../store/context-of-passage.js';
import { textToEmbed } from './build-contents.js';
import { sentencesOf } from './collect-interaction.js';
import type { GenerationReport } from './generation-report.js';

/** Vectors of texts that went may fill this share of the cache until it is written anew. */
const MOST_FORGOTTEN = 0.25;

export interface TimedEmbedding {
  /** Vectors of the texts, in order. @throws VerbatimError `model/failed` */
  readonly embed: (texts: readonly string[]) => Promise<readonly Float32Array[]>;
  /** What has been done so far. `before`: milliseconds a vector of the last build. */
  readonly figures: (
    before: number | undefined,
  ) => Pick<GenerationReport, 'embedded' | 'embeddingMs' | 'msPerEmbedding'>;
}

/** The embedder behind its cache, counting vectors that are computed. */
export function embedTimed(
  embedder: Embedder,
  cache: VectorCache,
  onProgress: (done: number, total: number) => void,
): TimedEmbedding {
  let embedded = 0;
  let computingMs = 0;
  let embeddingMs = 0;
  const counting: Embedder = {
    ...embedder,
    embedPassages: async (texts) => {
      const started = performance.now();
      const vectors = await embedder.embedPassages(texts);
      computingMs += performance.now() - started;
      embedded += texts.length;
      return vectors;
    },
  };
  return {
    embed: async (texts) => {
      const started = performance.now();
      const vectors = await cachedEmbedPassages(counting, cache, texts, onProgress);
      embeddingMs += performance.now() - started;
      return vectors;
    },
    figures: (before) => {
      const msPerEmbedding = embedded === 0 ? before : computingMs / embedded;
      return { embedded, embeddingMs, ...(msPerEmbedding !== undefined && { msPerEmbedding }) };
    },
  };
}

/** Texts whose vectors an index of these passages needs. */
export function textsToEmbed(
  documents: readonly SourceDocument[],
  passages: readonly Passage[],
  embedder: Pick<Embedder, 'interaction'>,
): string[] {
  const byId = new Map(documents.map((document) => [document.card.id, document]));
  return passages.flatMap((passage) => {
    const document = byId.get(passage.documentId)!;
    const text = textToEmbed({ passage, context: contextOfPassage(document, passage) });
    return embedder.interaction.kind === 'tokens' ? [text] : [text, ...sentencesOf({ passage, document })];
  });
}

/** Forgets the vectors of texts that no passage has, once there are many: every text is hashed for it. */
export async function pruneCache(
  cache: VectorCache,
  documents: readonly SourceDocument[],
  passages: readonly Passage[],
  embedder: Pick<Embedder, 'interaction'>,
): Promise<void> {
  const sentences = embedder.interaction.kind === 'tokens' ? 0 : 1;
  const most = passages.reduce((sum, passage) => sum + 1 + sentences * passage.sentences.length, 0);
  if (cache.size - most > MOST_FORGOTTEN * cache.size)
    await cache.prune(textsToEmbed(documents, passages, embedder));
}
