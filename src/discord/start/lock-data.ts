// One bot on one data folder: a second one would answer every question twice.
import { mkdir, stat } from 'node:fs/promises';
import { join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import lockfile from 'proper-lockfile';
import { messageOf } from '../../errors.js';
import { StartFault } from './start-fault.js';

/** A lock that is not renewed for so long belongs to a process that was killed. */
const STALE_MS = 10_000;
const RENEWED_EVERY_MS = 2000;

/**
 * A predecessor that was killed leaves its lock behind: it is waited for until it is stale.
 * A lock that is renewed meanwhile has a living owner.
 * @param onLost called when another process has taken the lock
 * @returns releases the lock
 * @throws StartFault
 */
export async function lockData(
  directory: string,
  onLost: (fault: StartFault) => void,
): Promise<() => Promise<void>> {
  const inUse = (cause: unknown) =>
    new StartFault('secondInstance', (texts) => texts.secondInstance(directory), cause);
  const lockfilePath = join(directory, 'bot.lock');
  const startedAt = Date.now();
  try {
    await mkdir(directory, { recursive: true });
    for (let firstRenewal: number | undefined; ;) {
      try {
        return await lockfile.lock(directory, {
          lockfilePath,
          stale: STALE_MS,
          update: RENEWED_EVERY_MS,
          onCompromised: (error) => onLost(inUse(error)),
        });
      } catch (error) {
        if (!isLocked(error)) throw error;
        const renewal = await renewedAt(lockfilePath);
        firstRenewal ??= renewal;
        const isAlive = renewal !== undefined && firstRenewal !== undefined && renewal > firstRenewal;
        if (isAlive || Date.now() - startedAt > STALE_MS + RENEWED_EVERY_MS) throw inUse(error);
        await sleep(500);
      }
    }
  } catch (error) {
    if (error instanceof StartFault) throw error;
    throw new StartFault(
      'dataUnwritable',
      (texts) => texts.dataUnwritable(directory, messageOf(error)),
      error,
    );
  }
}

function isLocked(error: unknown): boolean {
  return error instanceof Error && 'code' in error && error.code === 'ELOCKED';
}

/** `undefined` where the lock has just been released. */
async function renewedAt(lockfilePath: string): Promise<number | undefined> {
  const about = await stat(lockfilePath).catch(() => undefined);
  return about?.mtimeMs;
}
