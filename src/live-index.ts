// The index that answers: opened at the start, built where there is none, swapped when another one is published.
import type { Embedder } from './embed/embedder.js';
import { VerbatimError, isVerbatimError } from './errors.js';
import { openIndex } from './open-index.js';
import type { SearchableIndex } from './search/search-passages.js';
import { readLive } from './store/generations.js';

export interface LiveIndex {
  /** The index to answer from; one value serves a whole request. */
  current(): SearchableIndex;
  /** Opens what the live pointer names now, if it is another generation. Keeps the old one where that fails. */
  refresh(): Promise<void>;
}

/**
 * Opens the live generation. A missing, damaged or mismatched one is rebuilt by `rebuild`, which publishes.
 * @throws VerbatimError whatever `rebuild` throws
 */
export async function openLiveIndex(
  indexDirectory: string,
  embedder: Embedder,
  rebuild: (reason: VerbatimError) => Promise<void>,
): Promise<LiveIndex> {
  const open = async (): Promise<SearchableIndex> => {
    const name = await readLive(indexDirectory);
    if (name === undefined) throw new VerbatimError('index/missing', {});
    return openIndex(indexDirectory, name, embedder);
  };
  let current: SearchableIndex;
  try {
    current = await open();
  } catch (error) {
    if (!isVerbatimError(error)) throw error;
    await rebuild(error);
    current = await open();
  }
  let refreshing: Promise<void> | undefined;
  return {
    current: () => current,
    refresh: () =>
      (refreshing ??= (async () => {
        const name = await readLive(indexDirectory);
        if (name !== undefined && name !== current.generation.manifest.generation) current = await open();
      })().finally(() => (refreshing = undefined))),
  };
}
