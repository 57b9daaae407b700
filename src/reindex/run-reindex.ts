// One reindex from the corpus folder to the published generation: built beside the live one, then swapped in.
import type { IndexProgress } from '../app-types.js';
import { CHUNKING_RECIPE } from '../chunk/chunk-document.js';
import type { FileReport } from '../corpus/file-report.js';
import type { CorpusOverlay } from '../corpus/list-overlay.js';
import type { LanguageCode } from '../domain.js';
import type { Embedder } from '../embed/embedder.js';
import { VerbatimError } from '../errors.js';
import { pruneGenerations, removeCandidates } from '../store/generations.js';
import { hnswlibDriver } from '../store/hnswlib-index.js';
import type { IndexRecipe, Manifest } from '../store/manifest.js';
import { buildGeneration } from './build-generation.js';
import type { GenerationReport } from './generation-report.js';
import { whileLocked } from './lock-index.js';
import { moveLive } from './publish-generation.js';
import { stepReporter } from './report-steps.js';

export interface ReindexOptions {
  readonly corpusDirectory: string;
  readonly indexDirectory: string;
  readonly cacheDirectory: string;
  /** Published generations that are kept, the live one included; at least 1. */
  readonly keepGenerations: number;
  readonly maxFileBytes: number;
  /** Changes of the corpus folder that have not been made. Only `planReindex` heeds it. */
  readonly overlay?: CorpusOverlay;
  /** Takes nothing over from the live generation. */
  readonly fullBuild?: boolean;
}

/** A generation that is whole and on the disk, before the live pointer moves. */
export interface Candidate {
  readonly indexDirectory: string;
  readonly manifest: Manifest;
  readonly report: GenerationReport;
}

export interface ReindexResult {
  readonly manifest: Manifest;
  readonly reports: readonly FileReport[];
  /** Languages that the model knows; empty: no claim is made. */
  readonly modelLanguages: readonly LanguageCode[];
  /** False where `approve` said no: the generation stays on the disk until the next one is published. */
  readonly published: boolean;
  /** What the generation keeps of this build. */
  readonly report: GenerationReport;
}

/** What an index must have been made with to fit this embedder and this program. */
export function recipeFor(embedder: Pick<Embedder, 'fingerprint' | 'dimensions'>): IndexRecipe {
  const { fingerprint, dimensions } = embedder;
  return { fingerprint, dimensions, recipe: CHUNKING_RECIPE, store: hnswlibDriver.name };
}

/**
 * Reads, splits, embeds, builds and publishes; what has not changed is taken over from the live generation. Until
 * the last step nothing that is live is touched.
 * @param approve asked before the live pointer moves; what it throws ends the run, unpublished
 * @throws VerbatimError `index/busy` while another process reindexes, `corpus/missing`, `corpus/unreadable`,
 *   `corpus/empty`, `model/failed`, `index/write`, `reindex/cancelled`
 */
export async function runReindex(
  options: ReindexOptions,
  embedder: Embedder,
  onProgress: (progress: IndexProgress) => void = () => undefined,
  signal?: AbortSignal,
  approve: (candidate: Candidate) => Promise<boolean> = () => Promise.resolve(true),
): Promise<ReindexResult> {
  const { indexDirectory } = options;
  const step = stepReporter(onProgress, signal);
  return whileLocked(indexDirectory, async (checkHeld) => {
    // What cannot be tidied up now is tidied up by a later run.
    await removeCandidates(indexDirectory).catch(() => undefined);
    const { manifest, report } = await buildGeneration(options, recipeFor(embedder), embedder, step);
    step('publishing')(0, 1);
    const published = await approve({ indexDirectory, manifest, report });
    if (signal?.aborted) throw new VerbatimError('reindex/cancelled', {});
    if (published) {
      await checkHeld();
      await moveLive(indexDirectory, manifest.generation);
      await pruneGenerations(indexDirectory, options.keepGenerations).catch(() => undefined);
    }
    // Not a step: what is published is not cancelled any more.
    onProgress({ phase: 'publishing', done: 1, total: 1 });
    return { manifest, reports: report.reports, modelLanguages: embedder.languages, published, report };
  });
}
