// What a reindex would change: the corpus as it is, or would be, against the live generation. Writes nothing.
import type { IndexProgress } from '../app-types.js';
import type { FileReport } from '../corpus/file-report.js';
import { readCorpus } from '../corpus/read-corpus.js';
import { unknownLanguages, type UnknownLanguage } from '../corpus/unknown-languages.js';
import type { LanguageCode } from '../domain.js';
import type { Embedder } from '../embed/embedder.js';
import { openVectorCache } from '../embed/vector-cache.js';
import { VerbatimError } from '../errors.js';
import { detectLanguage } from '../language/detect-language.js';
import { compareDocuments, type CorpusComparison } from './compare-documents.js';
import { textsToEmbed } from './embed-timed.js';
import { estimateMs } from './estimate-duration.js';
import { openPreviousTexts, readLiveTexts } from './open-previous.js';
import { stepReporter } from './report-steps.js';
import { reusePassages } from './reuse-passages.js';
import { recipeFor, type ReindexOptions } from './run-reindex.js';

export interface CorpusDiff extends CorpusComparison {
  /** The live generation's name; absent before the first one. */
  readonly live?: string;
  /** True where nothing of the live generation can be taken over: another model or recipe, or none. */
  readonly fullBuild: boolean;
  /** Vectors to compute: texts that are not in the cache. */
  readonly embeddings: number;
  /** Milliseconds that the reindex is likely to take. */
  readonly estimatedMs: number;
  readonly reports: readonly FileReport[];
  /** Languages that the model knows; empty: no claim is made. */
  readonly modelLanguages: readonly LanguageCode[];
  readonly unknownLanguages: readonly UnknownLanguage[];
}

/**
 * Reads the corpus with `options.overlay` over it, and compares. Unchanged files are not parsed.
 * @throws VerbatimError `corpus/missing`, `corpus/unreadable`, `corpus/empty`, `model/failed`, `reindex/cancelled`
 */
export async function planReindex(
  options: ReindexOptions,
  embedder: Embedder,
  onProgress: (progress: IndexProgress) => void = () => undefined,
  signal?: AbortSignal,
): Promise<CorpusDiff> {
  const { corpusDirectory, indexDirectory, cacheDirectory, maxFileBytes, overlay } = options;
  const step = stepReporter(onProgress, signal);
  const previous = options.fullBuild ? undefined : await openPreviousTexts(indexDirectory, recipeFor(embedder));
  const before = previous ?? (await readLiveTexts(indexDirectory));
  const { documents, reports } = await readCorpus(corpusDirectory, {
    maxFileBytes,
    onFile: step('reading'),
    ...(previous && { known: previous.known }),
    ...(overlay && { overlay }),
  });
  if (documents.length === 0) throw new VerbatimError('corpus/empty', { directory: corpusDirectory });
  const reused = await reusePassages(documents, previous, embedder, detectLanguage, step('splitting'));
  const { passages, origins, reusedPassages } = reused;
  const comparison = compareDocuments(before ?? { documents: [], passages: [] }, { documents, passages });
  const cache = await openVectorCache(cacheDirectory, embedder);
  const fresh = passages.filter((_, ordinal) => origins[ordinal] === -1);
  const texts = new Set(textsToEmbed(documents, fresh, embedder));
  const embeddings = [...texts].filter((text) => cache.get(text) === undefined).length;
  const work = { embeddings, newPassages: fresh.length, keptPassages: reusedPassages };
  return {
    ...comparison,
    ...(before && { live: before.manifest.generation }),
    fullBuild: previous === undefined,
    embeddings,
    estimatedMs: estimateMs(work, previous?.report),
    reports,
    modelLanguages: embedder.languages,
    unknownLanguages: unknownLanguages(reports, embedder.languages),
  };
} // prettier-ignore
