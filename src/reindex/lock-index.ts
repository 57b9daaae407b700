// The lock of the index folder: one run that writes at a time, across processes.
import { VerbatimError } from '../errors.js';
import { FolderLockedError, isFolderLocked, lockFolder, type FolderLock } from '../lock-folder.js';

const NAME = 'writing';

/**
 * Holds the lock while `work` runs.
 * @param work asks `checkHeld` before what cannot be taken back; that throws `index/busy` where the lock was lost
 * @throws VerbatimError `index/busy` while another run holds it, `index/write`; and what `work` throws
 */
export async function whileLocked<T>(
  indexDirectory: string,
  work: (checkHeld: () => Promise<void>) => Promise<T>,
): Promise<T> {
  const lock = await lockIndex(indexDirectory);
  try {
    return await work(async () => {
      if (!(await lock.isHeld())) throw new VerbatimError('index/busy', {});
    });
  } finally {
    await lock.release();
  }
}

/** True while a run that writes is at work. */
export async function isIndexBusy(indexDirectory: string): Promise<boolean> {
  return isFolderLocked(indexDirectory, NAME);
}

async function lockIndex(indexDirectory: string): Promise<FolderLock> {
  try {
    return await lockFolder(indexDirectory, NAME);
  } catch (error) {
    if (error instanceof FolderLockedError) throw new VerbatimError('index/busy', {}, error);
    throw new VerbatimError('index/write', { directory: indexDirectory }, error);
  }
}
