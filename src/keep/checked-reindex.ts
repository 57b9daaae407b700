// A reindex that is published only if the canary questions that the live index answers are still answered.
import type { IndexProgress } from '../app-types.js';
import type { Embedder } from '../embed/embedder.js';
import { isVerbatimError } from '../errors.js';
import type { CanaryResult } from '../keeper-types.js';
import { openIndex } from '../open-index.js';
import { runReindex, type ReindexOptions } from '../reindex/run-reindex.js';
import type { SearchableIndex } from '../search/search-passages.js';
import { readLive } from '../store/generations.js';
import { checkCanaries, readCanaries } from './check-canaries.js';
import type { CheckedReindex } from './job-protocol.js';

/** @throws VerbatimError as `runReindex`, and `evaluation/input` where the canary file has a fault */
export async function checkedReindex(
  options: ReindexOptions,
  embedder: Embedder,
  onProgress?: (progress: IndexProgress) => void,
  signal?: AbortSignal,
): Promise<CheckedReindex> {
  const { corpusDirectory, indexDirectory } = options;
  const questions = await readCanaries(corpusDirectory);
  let canaries: readonly CanaryResult[] = [];
  const result = await runReindex(options, embedder, onProgress, signal, async ({ manifest }) => {
    if (questions.length === 0) return true;
    const before = await openLive(indexDirectory, embedder);
    const after = await openIndex(indexDirectory, manifest.generation, embedder);
    canaries = await checkCanaries(questions, before, after, embedder);
    return canaries.every(({ outcome }) => outcome !== 'lost');
  });
  return { ...result, canaries };
}

/** `undefined` where nothing is live or where it does not fit this program: then nothing can be lost. */
async function openLive(indexDirectory: string, embedder: Embedder): Promise<SearchableIndex | undefined> {
  const live = await readLive(indexDirectory);
  if (live === undefined) return undefined;
  return openIndex(indexDirectory, live, embedder).catch((error: unknown) => {
    if (isVerbatimError(error)) return undefined;
    throw error;
  });
}
