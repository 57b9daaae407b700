// Moves what is laid ready into the corpus folder; killed at any point, it is finished by the next who comes.
import { copyFile, link, lstat, mkdir, rename, rm } from 'node:fs/promises';
import path from 'node:path';
import { VerbatimError } from '../errors.js';
import type { StagedChanges } from '../keeper-types.js';
import { mergeStagedFacts } from './staged-facts.js';
import {
  clearStaged,
  namesOnDisk,
  pathWithin,
  readJson,
  readStaged,
  stagingFolder,
} from './staging-folder.js';
import { writeWhole } from './write-whole.js';

/** Hidden folder below the corpus that takes what was removed or replaced, until a person deletes it. */
export const KEPT_FOLDER = '.removed';

interface Applying extends StagedChanges {
  /** Name of the folder below `.removed`. */
  readonly keptAs: string;
}

/**
 * @returns what was moved
 * @throws VerbatimError `corpus/write`, `corpus/sources`; what is laid ready is then still there
 */
export async function applyStaged(corpusDirectory: string, now: Date): Promise<StagedChanges> {
  const staged = await readStaged(corpusDirectory);
  if (staged.added.length + staged.removed.length === 0) return staged;
  const keptAs = now.toISOString().replace(/[:.]/g, '-');
  const { root, applyingFile } = stagingFolder(corpusDirectory);
  const note = JSON.stringify({ ...staged, keptAs } satisfies Applying);
  await writeWhole(root, applyingFile, note).catch((error: unknown) => {
    throw new VerbatimError('corpus/write', { directory: corpusDirectory }, error);
  });
  await finishApplying(corpusDirectory);
  return staged;
}

/** True where a move was begun and not finished. */
export async function isApplying(corpusDirectory: string): Promise<boolean> {
  return isThere(stagingFolder(corpusDirectory).applyingFile);
}

/**
 * Goes on with a move that was cut short; nothing where there is none.
 * @throws VerbatimError `corpus/write`, `corpus/sources`; it can be gone on with again
 */
export async function finishApplying(corpusDirectory: string): Promise<void> {
  try {
    await moveIn(corpusDirectory);
  } catch (error) {
    const code = error instanceof SyntaxError ? 'corpus/sources' : 'corpus/write';
    throw new VerbatimError(code, { directory: corpusDirectory }, error);
  }
}

async function moveIn(corpusDirectory: string): Promise<void> {
  const { addDirectory, applyingFile } = stagingFolder(corpusDirectory);
  const applying = (await readJson(applyingFile)) as Applying | undefined;
  if (applying === undefined) return;
  await mergeStagedFacts(corpusDirectory, applying.added);
  const onDisk = await namesOnDisk(corpusDirectory);
  const kept = path.join(corpusDirectory, KEPT_FOLDER, applying.keptAs);
  for (const file of applying.removed) {
    const source = await pathWithin(corpusDirectory, onDisk.get(file) ?? file);
    if (await isThere(source)) await rename(source, await placeFor(path.join(kept, file)));
  }
  for (const file of applying.added) {
    const source = await pathWithin(addDirectory, file);
    const target = await pathWithin(corpusDirectory, file);
    if (!(await isThere(source))) continue;
    // The same name spelt with other Unicode characters is the same document.
    const old = await pathWithin(corpusDirectory, onDisk.get(file) ?? file);
    if (old !== target) await rename(old, await placeFor(path.join(kept, file)));
    else if (await isThere(target)) await keepCopy(target, await placeFor(path.join(kept, file)));
    await mkdir(path.dirname(target), { recursive: true });
    await rename(source, target);
  }
  await clearStaged(corpusDirectory);
}

/** The old file stays in its place until the new one replaces it in one step. */
async function keepCopy(source: string, target: string): Promise<void> {
  await rm(target, { force: true });
  await link(source, target).catch(() => copyFile(source, target));
}

async function placeFor(target: string): Promise<string> {
  await mkdir(path.dirname(target), { recursive: true });
  return target;
}

async function isThere(file: string): Promise<boolean> {
  return lstat(file).then(
    () => true,
    () => false,
  );
}
