// One reindex from the corpus folder to the published generation: built beside the live one, then swapped in.
import { mkdir } from 'node:fs/promises';
import lockfile from 'proper-lockfile';
import type { IndexPhase, IndexProgress } from '../app-types.js';
import { CHUNKING_RECIPE } from '../chunk/chunk-document.js';
import type { FileReport } from '../corpus/file-report.js';
import { readCorpus } from '../corpus/read-corpus.js';
import type { LanguageCode } from '../domain.js';
import type { Embedder } from '../embed/embedder.js';
import { cachedEmbedPassages, openVectorCache } from '../embed/vector-cache.js';
import { VerbatimError } from '../errors.js';
import { detectLanguage } from '../language/detect-language.js';
import { pruneGenerations, setLive } from '../store/generations.js';
import { hnswlibDriver } from '../store/hnswlib-index.js';
import type { IndexRecipe, Manifest } from '../store/manifest.js';
import { writeGeneration } from '../store/write-generation.js';
import { buildContents } from './build-contents.js';
import { makePassages } from './make-passages.js';

export interface ReindexOptions {
  readonly corpusDirectory: string;
  readonly indexDirectory: string;
  readonly cacheDirectory: string;
  readonly keepGenerations: number;
  readonly maxFileBytes: number;
}

export interface ReindexResult {
  readonly manifest: Manifest;
  readonly reports: readonly FileReport[];
  /** Languages that the model knows; empty: no claim is made. */
  readonly modelLanguages: readonly LanguageCode[];
}

/** What an index must have been made with to fit this embedder and this program. */
export function recipeFor(embedder: Embedder): IndexRecipe {
  const { fingerprint, dimensions } = embedder;
  return { fingerprint, dimensions, recipe: CHUNKING_RECIPE, store: hnswlibDriver.name };
}

/**
 * Reads, splits, embeds, builds and publishes. Until the last step nothing that is live is touched.
 * @throws VerbatimError `index/busy` while another process reindexes, `corpus/missing`, `corpus/unreadable`,
 *   `corpus/empty`, `model/failed`, `index/write`, `reindex/cancelled`
 */
export async function runReindex(
  options: ReindexOptions,
  embedder: Embedder,
  onProgress: (progress: IndexProgress) => void = () => undefined,
  signal?: AbortSignal,
): Promise<ReindexResult> {
  const { indexDirectory } = options;
  const release = await lockIndex(indexDirectory);
  const report = (phase: IndexPhase) => (done: number, total: number) => {
    if (signal?.aborted) throw new VerbatimError('reindex/cancelled', {});
    onProgress({ phase, done, total });
  };
  try {
    const { documents, reports } = await readCorpus(options.corpusDirectory, {
      maxFileBytes: options.maxFileBytes,
      onFile: report('reading'),
    });
    if (documents.length === 0)
      throw new VerbatimError('corpus/empty', { directory: options.corpusDirectory });
    const passages = await makePassages(documents, embedder, detectLanguage, report('splitting'));
    const cache = await openVectorCache(options.cacheDirectory, embedder);
    const embedded: string[] = [];
    const contents = await buildContents({
      documents,
      passages,
      embedder,
      embed: (texts) => {
        embedded.push(...texts);
        return cachedEmbedPassages(embedder, cache, texts, report('embedding'));
      },
    });
    report('building')(0, passages.length);
    const origin = { ...recipeFor(embedder), model: embedder.model, builtAt: new Date() };
    const manifest = await writeGeneration(indexDirectory, contents, origin, hnswlibDriver);
    report('publishing')(0, 1);
    await publish(indexDirectory, manifest.generation);
    await pruneGenerations(indexDirectory, options.keepGenerations);
    await cache.prune(embedded);
    report('publishing')(1, 1);
    return { manifest, reports, modelLanguages: embedder.languages };
  } finally {
    await release();
  }
}

async function publish(indexDirectory: string, generation: string): Promise<void> {
  try {
    await setLive(indexDirectory, generation);
  } catch (error) {
    throw new VerbatimError('index/write', { directory: indexDirectory }, error);
  }
}

/** One reindex at a time, across processes; a lock whose owner died is taken over after some seconds. */
async function lockIndex(indexDirectory: string): Promise<() => Promise<void>> {
  try {
    await mkdir(indexDirectory, { recursive: true });
  } catch (error) {
    throw new VerbatimError('index/write', { directory: indexDirectory }, error);
  }
  try {
    return await lockfile.lock(indexDirectory, { stale: 20_000, update: 5_000 });
  } catch (error) {
    const busy = (error as NodeJS.ErrnoException).code === 'ELOCKED';
    if (busy) throw new VerbatimError('index/busy', {}, error);
    throw new VerbatimError('index/write', { directory: indexDirectory }, error);
  }
}
