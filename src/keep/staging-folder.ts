// What is laid ready beside the corpus: plain files in a hidden folder of it, so that they move in by a rename.
import { readFile, readdir, realpath, rm } from 'node:fs/promises';
import path from 'node:path';
import { listFiles } from '../corpus/list-files.js';
import { toNfc } from '../language/fold.js';
import type { StagedChanges } from '../keeper-types.js';
import { writeWhole } from './write-whole.js';

/** Hidden folders are no documents; see `listFiles`. */
const STAGED = '.staged';
const ADDED = 'add';
const REMOVALS = 'remove.json';
const SOURCES = 'sources.json';
const APPLYING = 'applying';

export interface StagingFolder {
  readonly root: string;
  /** Holds new files under the paths that they will have. */
  readonly addDirectory: string;
  readonly removalsFile: string;
  /** Entries for the corpus folder's sources.json; a plan reads them from here. */
  readonly sourcesFile: string;
  /** Exists while the changes are being moved in: whoever finds it goes on with that. */
  readonly applyingFile: string;
}

export function stagingFolder(corpusDirectory: string): StagingFolder {
  const root = path.join(corpusDirectory, STAGED);
  return {
    root,
    addDirectory: path.join(root, ADDED),
    removalsFile: path.join(root, REMOVALS),
    sourcesFile: path.join(root, ADDED, SOURCES),
    applyingFile: path.join(root, APPLYING),
  };
}

/** Nothing staged where there is no such folder. @throws what `fs` throws where it cannot be read */
export async function readStaged(corpusDirectory: string): Promise<StagedChanges> {
  const { addDirectory, removalsFile } = stagingFolder(corpusDirectory);
  const added = await readdir(addDirectory).then(
    () => listFiles(addDirectory),
    () => [],
  );
  const removed = await readJson(removalsFile);
  return {
    added: added.map(({ file }) => toNfc(file)),
    removed: Array.isArray(removed) ? removed.filter((file) => typeof file === 'string').sort() : [],
  };
}

export async function writeRemovals(corpusDirectory: string, removed: readonly string[]): Promise<void> {
  const { root, removalsFile } = stagingFolder(corpusDirectory);
  await writeWhole(root, removalsFile, `${JSON.stringify([...new Set(removed)].sort(), null, 1)}\n`);
}

export async function clearStaged(corpusDirectory: string): Promise<void> {
  await rm(stagingFolder(corpusDirectory).root, { recursive: true, force: true });
}

/** The parsed file; `undefined` where there is none. @throws SyntaxError where it is not JSON */
export async function readJson(file: string): Promise<unknown> {
  const text = await readFile(file, 'utf8').catch((error: unknown) => {
    if ((error as NodeJS.ErrnoException).code === 'ENOENT') return undefined;
    throw error;
  });
  return text === undefined ? undefined : (JSON.parse(text.replace(/^\ufeff/, '')) as unknown);
}

/** The files of a corpus as the disk spells them, by their names in NFC. */
export async function namesOnDisk(corpusDirectory: string): Promise<ReadonlyMap<string, string>> {
  const files = await listFiles(corpusDirectory).catch(() => []);
  return new Map(files.map(({ file }) => [toNfc(file), file]));
}

/** Absolute path of a file below a folder. @throws RangeError where links or dots would lead out of it */
export async function pathWithin(directory: string, file: string): Promise<string> {
  const root = await realpath(directory);
  const target = path.resolve(root, file);
  if (!target.startsWith(root + path.sep)) throw new RangeError(`${file} lies outside`);
  let existing = path.dirname(target);
  for (;;) {
    const real = await realpath(existing).catch(() => undefined);
    if (real !== undefined) {
      if (real !== root && !real.startsWith(root + path.sep)) throw new RangeError(`${file} lies outside`);
      return target;
    }
    existing = path.dirname(existing);
  }
}
