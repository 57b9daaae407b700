// The folder of index generations: names, the live pointer, what is complete, and what may be pruned.
import { randomBytes } from 'node:crypto';
import { mkdir, readdir, readFile, rm } from 'node:fs/promises';
import path from 'node:path';
import writeFileAtomic from 'write-file-atomic';

const LIVE_FILE = 'live';
const BUILDING_PREFIX = '.building-';
const GENERATION_NAME = /^[0-9a-z]{8}-[0-9a-f]{4}$/;

/** A new generation's name: sortable by time, short enough for a button's id. */
export function nameGeneration(now: Date): string {
  const seconds = Math.floor(now.getTime() / 1000).toString(36);
  return `${seconds.padStart(8, '0')}-${randomBytes(2).toString('hex')}`;
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
  const text = await readFile(path.join(indexDirectory, LIVE_FILE), 'utf8').catch(() => '');
  return isGenerationName(text.trim()) ? text.trim() : undefined;
}

/** Moves the live pointer, atomically. */
export async function setLive(indexDirectory: string, generation: string): Promise<void> {
  await mkdir(indexDirectory, { recursive: true });
  await writeFileAtomic(path.join(indexDirectory, LIVE_FILE), `${generation}\n`);
}

/** Removes half-built generations and all but the newest `keep`; the live one always stays. */
export async function pruneGenerations(indexDirectory: string, keep: number): Promise<string[]> {
  const names = await readdir(indexDirectory).catch(() => []);
  const live = await readLive(indexDirectory);
  const complete = names.filter(isGenerationName).sort();
  const doomed = [
    ...names.filter((name) => name.startsWith(BUILDING_PREFIX)),
    ...complete.slice(0, Math.max(0, complete.length - keep)).filter((name) => name !== live),
  ];
  await Promise.all(
    doomed.map((name) => rm(path.join(indexDirectory, name), { recursive: true, force: true })),
  );
  return doomed;
}
