// The folder of index generations: names, the live pointer, what is complete, and what may be pruned.
import { randomBytes } from 'node:crypto';
import { access, mkdir, readdir, readFile, rename, rm, writeFile } from 'node:fs/promises';
import path from 'node:path';
import writeFileAtomic from 'write-file-atomic';

const LIVE_FILE = 'live';
/** As many as can be kept. */
const MOST_REMEMBERED = 100;
const BUILDING_PREFIX = '.building-';
/** Stands in a generation's folder from its beginning until it is published. */
const UNPUBLISHED_FILE = 'unpublished';
/** What write-file-atomic leaves of a pointer that was never moved. */
const HALF_WRITTEN_LIVE = /^live\.\d+$/;
const GENERATION_NAME = /^[0-9a-z]{8}-[0-9a-f]{4}$/;

const randomSuffix = (): string => randomBytes(2).toString('hex');

/**
 * A new generation's name: sortable by time, short enough for a button's id.
 * @param taken names that it must not be: two of the same second differ in their suffix only
 * @param suffix four hexadecimal digits
 */
export function nameGeneration(now: Date, taken: readonly string[], suffix = randomSuffix): string {
  const seconds = Math.floor(now.getTime() / 1000).toString(36);
  for (;;) {
    const name = `${seconds.padStart(8, '0')}-${suffix()}`;
    if (!taken.includes(name)) return name;
  }
}

export function isGenerationName(name: string): boolean {
  return GENERATION_NAME.test(name);
}

export function generationFolder(indexDirectory: string, generation: string): string {
  return path.join(indexDirectory, generation);
}

export function buildingFolder(indexDirectory: string, generation: string): string {
  return path.join(indexDirectory, BUILDING_PREFIX + generation);
}

/** Names of the complete generations, oldest first. */
export async function listGenerations(indexDirectory: string): Promise<string[]> {
  const names = await readdir(indexDirectory).catch(() => []);
  return names.filter(isGenerationName).sort();
}

/** The live generation's name; `undefined` before the first one or where the pointer is unreadable. */
export async function readLive(indexDirectory: string): Promise<string | undefined> {
  const [live] = await readLiveOrder(indexDirectory);
  return live;
}

/**
 * The live generation, then those that were live before it, latest first: each is what undoing the step to the one
 * above leads back to. Some may have been pruned since.
 */
export async function readLiveOrder(indexDirectory: string): Promise<string[]> {
  const text = await readFile(path.join(indexDirectory, LIVE_FILE), 'utf8').catch(() => '');
  const names = text.trim().split('\n');
  return names.every(isGenerationName) ? names : [];
}

/** Marks the folder of a generation that is being built; its manifest does not name the mark. */
export async function markUnpublished(folder: string): Promise<void> {
  await writeFile(path.join(folder, UNPUBLISHED_FILE), '');
}

/** False for a candidate that was never published. */
export async function wasPublished(indexDirectory: string, generation: string): Promise<boolean> {
  const mark = path.join(generationFolder(indexDirectory, generation), UNPUBLISHED_FILE);
  return access(mark).then(
    () => false,
    () => true,
  );
}

/**
 * Moves the live pointer, atomically: on to a new generation, or back to one that was live before, which forgets the
 * steps since. A generation counts as published a moment before, never a moment after.
 */
export async function setLive(indexDirectory: string, generation: string): Promise<void> {
  await mkdir(indexDirectory, { recursive: true });
  await rm(path.join(generationFolder(indexDirectory, generation), UNPUBLISHED_FILE), { force: true });
  const before = await readLiveOrder(indexDirectory);
  const at = before.indexOf(generation);
  const order = at === -1 ? [generation, ...before] : before.slice(at);
  const text = order.slice(0, MOST_REMEMBERED).join('\n');
  await writeFileAtomic(path.join(indexDirectory, LIVE_FILE), `${text}\n`);
}

/** Removes what killed runs have left half built or half removed. Only for the holder of the lock. */
async function removeLeftovers(indexDirectory: string): Promise<string[]> {
  const names = await readdir(indexDirectory).catch(() => []);
  const leftovers = names.filter((name) => name.startsWith(BUILDING_PREFIX) || HALF_WRITTEN_LIVE.test(name));
  await Promise.all(
    leftovers.map((name) => rm(path.join(indexDirectory, name), { recursive: true, force: true })),
  );
  return leftovers;
}

/** Removes candidates that were never published: the build that comes next takes their place. */
export async function removeCandidates(indexDirectory: string): Promise<void> {
  const complete = await listGenerations(indexDirectory);
  const published = await Promise.all(complete.map((name) => wasPublished(indexDirectory, name)));
  await removeGenerations(
    indexDirectory,
    complete.filter((_, at) => !published[at]),
  );
}

/**
 * Keeps the live generation, then those that undoing leads back to, then the newest others, `keep` in all; removes the
 * rest, half-built ones, and those that were never published.
 */
export async function pruneGenerations(indexDirectory: string, keep: number): Promise<string[]> {
  const complete = await listGenerations(indexDirectory);
  const published = await Promise.all(complete.map((name) => wasPublished(indexDirectory, name)));
  const newestFirst = complete.filter((_, at) => published[at]).reverse();
  const undone = (await readLiveOrder(indexDirectory)).filter((name) => complete.includes(name));
  const kept = new Set([...new Set([...undone, ...newestFirst])].slice(0, keep));
  const doomed = complete.filter((name) => !kept.has(name));
  const leftovers = await removeGenerations(indexDirectory, doomed);
  return [...doomed, ...leftovers.filter((name) => !isDoomed(name, doomed))];
}

/** Renamed first: what a killed run has half removed must not look complete. */
async function removeGenerations(indexDirectory: string, doomed: readonly string[]): Promise<string[]> {
  for (const name of doomed)
    await rename(generationFolder(indexDirectory, name), buildingFolder(indexDirectory, name));
  return removeLeftovers(indexDirectory);
}

function isDoomed(leftover: string, doomed: readonly string[]): boolean {
  return doomed.includes(leftover.slice(BUILDING_PREFIX.length));
}
