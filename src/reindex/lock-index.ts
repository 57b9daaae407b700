// The lock of the index folder: one run that writes at a time, across processes.
import { VerbatimError } from '../errors.js';
import { FolderLockedError, isFolderLocked, lockFolder } from '../lock-folder.js';

const NAME = 'writing';

/**
 * Holds the lock while `work` runs.
 * @throws VerbatimError `index/busy` while another run holds it, `index/write`; and what `work` throws
 */
export async function whileLocked<T>(indexDirectory: string, work: () => Promise<T>): Promise<T> {
  const release = await lockIndex(indexDirectory);
  try {
    return await work();
  } finally {
    await release();
  }
}

/** True while a run that writes is at work. */
export async function isIndexBusy(indexDirectory: string): Promise<boolean> {
  return isFolderLocked(indexDirectory, NAME);
}

async function lockIndex(indexDirectory: string): Promise<() => Promise<void>> {
  try {
    return await lockFolder(indexDirectory, NAME);
  } catch (error) {
    if (error instanceof FolderLockedError) throw new VerbatimError('index/busy', {}, error);
    throw new VerbatimError('index/write', { directory: indexDirectory }, error);
  }
}
