// One process at a time on a folder; a lock whose owner was killed on this machine is taken over at once.
import { access, mkdir, readFile, rename, rm, writeFile } from 'node:fs/promises';
import { hostname } from 'node:os';
import path from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import lockfile from 'proper-lockfile';

/** A lock that is not renewed for so long has no owner any more, on whatever machine that was. */
const STALE_MS = 20_000;
const RENEWED_EVERY_MS = 5_000;
/** A lock without an owner's name for so long was left between taking and signing it, or between the two of releasing. */
const UNSIGNED_MS = 2_000;

interface Owner {
  readonly pid: number;
  readonly host: string;
}

export class FolderLockedError extends Error {
  override readonly name = 'FolderLockedError';
}

/**
 * Makes the folder and locks it under a name.
 * @returns releases the lock
 * @throws FolderLockedError while another process (or thread) holds it, and what `fs` throws
 */
export async function lockFolder(directory: string, name: string): Promise<() => Promise<void>> {
  await mkdir(directory, { recursive: true });
  const lockfilePath = path.join(directory, `.${name}.lock`);
  const ownerFile = `${lockfilePath}.owner`;
  const lock = (): Promise<() => Promise<void>> =>
    lockfile.lock(directory, {
      lockfilePath,
      stale: STALE_MS,
      update: RENEWED_EVERY_MS,
      // Only where this process stood still for longer than that: whatever it was making is whole or unseen.
      onCompromised: () => undefined,
    });
  const unlock = await lock().catch(async (error: unknown) => {
    if ((error as NodeJS.ErrnoException).code !== 'ELOCKED') throw error;
    if (!(await isAbandoned(ownerFile))) throw new FolderLockedError(directory, { cause: error });
    await takeAway(lockfilePath);
    return lock().catch((again: unknown) => {
      throw new FolderLockedError(directory, { cause: again });
    });
  });
  const release = async (): Promise<void> => {
    await rm(ownerFile, { force: true });
    await unlock();
  };
  const owner: Owner = { pid: process.pid, host: hostname() };
  await writeFile(ownerFile, JSON.stringify(owner)).catch(async (error: unknown) => {
    await release();
    throw error;
  });
  return release;
}

/** True while a living process holds the lock. */
export async function isFolderLocked(directory: string, name: string): Promise<boolean> {
  const lockfilePath = path.join(directory, `.${name}.lock`);
  const isHeld = await lockfile.check(directory, { lockfilePath, stale: STALE_MS }).catch(() => false);
  return isHeld && !(await isAbandoned(`${lockfilePath}.owner`));
}

/** An owner signs within milliseconds; one that was killed in between never does. */
async function isAbandoned(ownerFile: string): Promise<boolean> {
  for (const until = Date.now() + UNSIGNED_MS; Date.now() < until; await sleep(UNSIGNED_MS / 10))
    if (await exists(ownerFile)) return isOwnerDead(ownerFile);
  return true;
}

async function exists(file: string): Promise<boolean> {
  return access(file).then(
    () => true,
    () => false,
  );
}

/** Only where the owner ran on this machine and no process has its number. */
async function isOwnerDead(ownerFile: string): Promise<boolean> {
  try {
    const { pid, host } = JSON.parse(await readFile(ownerFile, 'utf8')) as Owner;
    if (host !== hostname() || pid === process.pid) return false;
    process.kill(pid, 0);
    return false;
  } catch (error) {
    return (error as NodeJS.ErrnoException).code === 'ESRCH';
  }
}

/** By a rename, which only one of two heirs can make. */
async function takeAway(lockfilePath: string): Promise<void> {
  const grave = `${lockfilePath}.${process.pid}`;
  await rename(lockfilePath, grave).catch(() => undefined);
  await rm(grave, { recursive: true, force: true });
}
