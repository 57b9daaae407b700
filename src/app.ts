// The one place that picks drivers and joins the stages: corpus → chunk → embed → store → search → answer.
import { LRUCache } from 'lru-cache';
import { embedderOptions, reindexOptions } from './app-options.js';
import type { App, IndexProgress, QuoteRef, Unavailable } from './app-types.js';
import { answerQuestion } from './answer/answer-question.js';
import { explainAnswer } from './answer/explain-answer.js';
import { findQuote } from './answer/verify-quote.js';
import type { Config } from './config.js';
import { readCorpusFile } from './corpus/read-corpus-file.js';
import type { SourceDocument } from './domain.js';
import type { DownloadProgress } from './embed/download-model.js';
import { openEmbedder } from './embed/open-embedder.js';
import type { VerbatimError } from './errors.js';
import { checkQuote, contextPage, documentById, documentPage, lookupPage, quoteAt } from './library.js';
import { repairCorpus } from './keep/repair-corpus.js';
import { openLiveIndex } from './live-index.js';
import { runReindex } from './reindex/run-reindex.js';
import { suggestDocuments } from './search/suggest-documents.js';
import { isGenerationName, listGenerations } from './store/generations.js';
import { readGenerationDocuments } from './store/open-generation.js';

/** Older generations whose documents are kept in memory for the buttons of old messages. */
const OLD_GENERATIONS = 2;
/** The live pointer is looked at no more often than this. */
const REFRESH_MS = 2_000;

export interface AppHooks {
  /** Why the index is built before the first answer. */
  readonly onRebuild?: (reason: VerbatimError) => void;
  readonly onProgress?: (progress: IndexProgress) => void;
  readonly onDownload?: (progress: DownloadProgress) => void;
  /** A newly published index that could not be opened; the old one goes on answering. */
  readonly onRefreshFault?: (error: unknown) => void;
}

/** Opens the model and the index, building the index on first use. @throws VerbatimError */
export async function openApp(config: Config, hooks: AppHooks = {}): Promise<App> {
  const embedder = await openEmbedder({
    ...embedderOptions(config),
    ...(hooks.onDownload && { onDownload: hooks.onDownload }),
  });
  const { indexDirectory, maxFileBytes } = reindexOptions(config);
  try {
    const live = await openLiveIndex(indexDirectory, embedder, async (reason) => {
      hooks.onRebuild?.(reason);
      await repairCorpus(config.CORPUS_DIR);
      await runReindex(reindexOptions(config), embedder, hooks.onProgress);
    });
    const readOld = oldGenerations(indexDirectory);
    let nextRefresh = 0;
    const current = () => {
      if (Date.now() > nextRefresh) {
        nextRefresh = Date.now() + REFRESH_MS;
        live.refresh().catch((error: unknown) => hooks.onRefreshFault?.(error));
      }
      return live.current();
    };
    /** The document as the quote's own generation holds it. */
    const documentThen = async (ref: QuoteRef): Promise<SourceDocument | Gone> => {
      const { generation } = current();
      const isLive = generation.manifest.generation === ref.generation;
      const documents = isLive ? generation.documents : await readOld(ref.generation);
      if (documents === undefined) return { state: 'pruned' };
      const document = documentById(documents, ref.documentId);
      if (!document) return { state: 'unknown' };
      const kept = documentById(generation.documents, ref.documentId);
      return kept ? document : { state: 'removed', document: document.card };
    };
    /** The live document that a quote stands in, with its place there. */
    const locate = async (ref: QuoteRef): Promise<LocatedQuote | Unavailable> => {
      const then = await documentThen(ref);
      if ('state' in then) return then;
      const { generation } = current();
      const document = documentById(generation.documents, ref.documentId);
      if (!document) return { state: 'removed', document: then.card };
      const span = findQuote(then.text.slice(ref.span.start, ref.span.end), ref.span, document);
      if (!span) return { state: 'changed', document: document.card };
      return { document, ref: { ...ref, generation: generation.manifest.generation, span } };
    };

    return {
      ask: ({ question, ...options }) => answerQuestion(current(), embedder, question, options),
      explain: (question, limit) => explainAnswer(current(), embedder, question, limit),
      findSources: (statement) => answerQuestion(current(), embedder, statement),
      lookup: (query, options) => lookupPage(current().generation, query, options),
      documents: () => current().generation.documents.map(({ card }) => card),
      suggestDocuments: (typed, limit) =>
        suggestDocuments(
          current().generation.documents.map(({ card }) => card),
          typed,
          limit,
        ),
      openDocument(documentId, page) {
        const { generation } = current();
        const document = documentById(generation.documents, documentId);
        return document && documentPage(generation.manifest.generation, document, page);
      },
      async openContext(ref, turn) {
        const found = await locate(ref);
        return 'state' in found ? found : contextPage(found.ref, found.document, turn);
      },
      async openQuote(ref) {
        const found = await locate(ref);
        return 'state' in found ? found : quoteAt(found.ref, found.document);
      },
      async verify(ref) {
        const found = await documentThen(ref);
        if ('state' in found) return { state: found.state };
        return checkQuote(ref, found, await readCorpusFile(config.CORPUS_DIR, found.card.file, maxFileBytes));
      },
      status() {
        const { manifest } = current().generation;
        const languages = manifest.shards.map(({ language, passages }) => ({ language, passages }));
        return {
          generation: manifest.generation,
          builtAt: manifest.builtAt,
          documents: manifest.documents,
          passages: manifest.passages,
          languages: languages.sort((a, b) => b.passages - a.passages),
          model: manifest.model,
        };
      },
      refresh: () => live.refresh(),
      close: () => embedder.close(),
    };
  } catch (error) {
    await embedder.close();
    throw error;
  }
}

interface Gone extends Unavailable {
  readonly state: Exclude<Unavailable['state'], 'changed'>;
}

interface LocatedQuote {
  readonly document: SourceDocument;
  /** Of the live generation. */
  readonly ref: QuoteRef;
}

/** Documents of older generations, a few of them kept; `undefined` where a generation is gone. */
function oldGenerations(
  indexDirectory: string,
): (generation: string) => Promise<readonly SourceDocument[] | undefined> {
  const cache = new LRUCache<string, readonly SourceDocument[]>({ max: OLD_GENERATIONS });
  return async (generation) => {
    const known = cache.get(generation);
    if (known) return known;
    const exists =
      isGenerationName(generation) && (await listGenerations(indexDirectory)).includes(generation);
    if (!exists) return undefined;
    const documents = await readGenerationDocuments(indexDirectory, generation);
    cache.set(generation, documents);
    return documents;
  };
}
