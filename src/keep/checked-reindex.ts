// A reindex that is published only if the canary questions that the live index answers are still answered.
import type { IndexProgress } from '../app-types.js';
import type { Embedder } from '../embed/embedder.js';
import { isVerbatimError } from '../errors.js';
import type { CanaryResult } from '../keeper-types.js';
import { recipeFor, runReindex, type ReindexOptions } from '../reindex/run-reindex.js';
import { openInteraction } from '../search/interaction.js';
import type { SearchableIndex } from '../search/search-passages.js';
import { readLive } from '../store/generations.js';
import { hnswlibDriver } from '../store/hnswlib-index.js';
import { openGeneration } from '../store/open-generation.js';
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
  const open = async (name: string): Promise<SearchableIndex> => {
    const generation = await openGeneration(indexDirectory, name, recipeFor(embedder), hnswlibDriver);
    return { generation, scorer: openInteraction(generation.interaction, embedder) };
  };
  const result = await runReindex(options, embedder, onProgress, signal, async ({ manifest }) => {
    if (questions.length === 0) return true;
    const before = await openLive(await readLive(indexDirectory), open);
    canaries = await checkCanaries(questions, before, await open(manifest.generation), embedder);
    return canaries.every(({ outcome }) => outcome !== 'lost');
  });
  return { ...result, canaries };
}

/** `undefined` where nothing is live or where it does not fit this program: then nothing can be lost. */
async function openLive(
  live: string | undefined,
  open: (name: string) => Promise<SearchableIndex>,
): Promise<SearchableIndex | undefined> {
  if (live === undefined) return undefined;
  return open(live).catch((error: unknown) => {
    if (isVerbatimError(error)) return undefined;
    throw error;
  });
}
