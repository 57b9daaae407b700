// One change of the corpus folder at a time, across processes.
import { setTimeout as sleep } from 'node:timers/promises';
import { VerbatimError } from '../errors.js';
import { FolderLockedError, lockFolder, type FolderLock } from '../lock-folder.js';

/** Changes take milliseconds: who has to wait longer should know. */
const ATTEMPTS = 10;
const BETWEEN_MS = 300;

/** @throws VerbatimError `corpus/busy`, `corpus/write`; and what `work` throws */
export async function whileCorpusLocked<T>(corpusDirectory: string, work: () => Promise<T>): Promise<T> {
  const lock = await lockPatiently(corpusDirectory);
  try {
    return await work();
  } finally {
    await lock.release();
  }
}

async function lockPatiently(corpusDirectory: string): Promise<FolderLock> {
  for (let attempt = 1; ; attempt += 1) {
    try {
      return await lockFolder(corpusDirectory, 'changing');
    } catch (error) {
      if (!(error instanceof FolderLockedError))
        throw new VerbatimError('corpus/write', { directory: corpusDirectory }, error);
      if (attempt === ATTEMPTS) throw new VerbatimError('corpus/busy', {}, error);
      await sleep(BETWEEN_MS);
    }
  }
}
