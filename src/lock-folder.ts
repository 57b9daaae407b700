// One process at a time on a folder; a lock whose owner was killed on this machine is taken over at once.
import { randomUUID } from 'node:crypto';
import { mkdir, readFile, rename, rm, stat, writeFile } from 'node:fs/promises';
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
  readonly token: string;
}

export interface FolderLock {
  /** False where this process stood still for so long that another one took the lock over. */
  isHeld(): Promise<boolean>;
  release(): Promise<void>;
}

export class FolderLockedError extends Error {
  override readonly name = 'FolderLockedError';
}

/**
 * Makes the folder and locks it under a name.
 * @throws FolderLockedError while another process (or thread) holds it, and what `fs` throws
 */
export async function lockFolder(directory: string, name: string): Promise<FolderLock> {
  await mkdir(directory, { recursive: true });
  const place = placeOf(directory, name);
  const lock = (): Promise<() => Promise<void>> =>
    lockfile.lock(directory, {
      lockfilePath: place.lock,
      stale: STALE_MS,
      update: RENEWED_EVERY_MS,
      // Whoever writes asks `isHeld` before what cannot be taken back.
      onCompromised: () => undefined,
    });
  const unlock = await lock().catch(async (error: unknown) => {
    if ((error as NodeJS.ErrnoException).code !== 'ELOCKED') throw error;
    if (!(await takeAwayAbandoned(place))) throw new FolderLockedError(directory, { cause: error });
    return lock().catch((again: unknown) => {
      throw new FolderLockedError(directory, { cause: again });
    });
  });
  const own: Owner = { pid: process.pid, host: hostname(), token: randomUUID() };
  const isHeld = async (): Promise<boolean> => (await readOwner(place))?.token === own.token;
  const release = async (): Promise<void> => {
    if (!(await isHeld())) return;
    await rm(place.owner, { force: true });
    await unlock().catch(() => undefined);
  };
  await writeFile(place.owner, JSON.stringify(own)).catch(async (error: unknown) => {
    await unlock().catch(() => undefined);
    throw error;
  });
  return { isHeld, release };
}

/** True while a living process holds the lock. */
export async function isFolderLocked(directory: string, name: string): Promise<boolean> {
  const place = placeOf(directory, name);
  const options = { lockfilePath: place.lock, stale: STALE_MS };
  const isHeld = await lockfile.check(directory, options).catch(() => false);
  return isHeld && !(await isAbandoned(place));
}

interface Place {
  readonly lock: string;
  readonly owner: string;
}

function placeOf(directory: string, name: string): Place {
  const lock = path.join(directory, `.${name}.lock`);
  return { lock, owner: `${lock}.owner` };
}

/** `undefined` where nobody has signed. */
async function readOwner({ owner }: Place): Promise<Owner | undefined> {
  try {
    return JSON.parse(await readFile(owner, 'utf8')) as Owner;
  } catch {
    return undefined;
  }
}

/** By a rename, which only one of several heirs can make; a lock that was taken meanwhile is put back. */
async function takeAwayAbandoned(place: Place): Promise<boolean> {
  const judged = await stat(place.lock).catch(() => undefined);
  if (judged === undefined) return true;
  if (!(await isAbandoned(place))) return false;
  const grave = `${place.lock}.${process.pid}`;
  const isMoved = await rename(place.lock, grave).then(
    () => true,
    () => false,
  );
  if (!isMoved) return true;
  if ((await stat(grave)).ino !== judged.ino) {
    await rename(grave, place.lock).catch(() => undefined);
    return false;
  }
  await rm(place.owner, { force: true });
  await rm(grave, { recursive: true, force: true });
  return true;
}

/** An owner signs within milliseconds; one that was killed in between never does. */
async function isAbandoned(place: Place): Promise<boolean> {
  for (const until = Date.now() + UNSIGNED_MS; Date.now() < until; await sleep(UNSIGNED_MS / 10)) {
    const owner = await readOwner(place);
    if (owner !== undefined) return isDead(owner);
  }
  return true;
}

/** Only where the owner ran on this machine and no process has its number. */
function isDead({ pid, host }: Owner): boolean {
  if (host !== hostname() || pid === process.pid) return false;
  try {
    process.kill(pid, 0);
    return false;
  } catch (error) {
    return (error as NodeJS.ErrnoException).code === 'ESRCH';
  }
}
