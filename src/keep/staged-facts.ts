// What is said of a staged file, as entries for sources.json; other entries and unknown keys stay as they are.
import { createHash } from 'node:crypto';
import path from 'node:path';
import type { GivenFacts } from '../keeper-types.js';
import { readJson, stagingFolder } from './staging-folder.js';
import { writeWhole } from './write-whole.js';

const SOURCES_FILE = 'sources.json';

type Entry = Readonly<Record<string, unknown>>;

/** Keeps the facts beside the staged files; no facts, no entry. */
export async function stageFacts(corpusDirectory: string, file: string, facts: GivenFacts): Promise<void> {
  const { root, sourcesFile } = stagingFolder(corpusDirectory);
  const others = entriesOf(await readJson(sourcesFile)).filter((entry) => entry['file'] !== file);
  const known = Object.values(facts).some((value) => value !== undefined);
  if (!known && others.length === 0) return;
  await writeEntries(root, sourcesFile, known ? [...others, entryOf(file, facts)] : others);
}

/**
 * Puts the staged entries of some files into the corpus folder's sources.json: over what it says of them already.
 * @throws SyntaxError where that file is not JSON: a person has to mend it first
 */
export async function mergeStagedFacts(corpusDirectory: string, files: readonly string[]): Promise<void> {
  const { root, sourcesFile } = stagingFolder(corpusDirectory);
  const staged = entriesOf(await readJson(sourcesFile)).filter(({ file }) => files.includes(String(file)));
  if (staged.length === 0) return;
  const target = path.join(corpusDirectory, SOURCES_FILE);
  const existing = entriesOf(await readJson(target));
  const isNew = (entry: Entry): boolean => !existing.some(({ file }) => file === entry['file']);
  const updated = existing.map((entry) => {
    const facts = { ...staged.find(({ file }) => file === entry['file']), id: entry['id'] };
    return { ...entry, ...facts };
  });
  await writeEntries(root, target, [...updated, ...staged.filter(isNew)]);
}

/** @throws SyntaxError where the file holds something else than a list */
function entriesOf(value: unknown): Entry[] {
  if (value === undefined) return [];
  if (!Array.isArray(value)) throw new SyntaxError('sources.json is not a list');
  return value.filter((entry): entry is Entry => typeof entry === 'object' && entry !== null);
}

function entryOf(file: string, facts: GivenFacts): Entry {
  const id = `added-${createHash('sha256').update(file, 'utf8').digest('hex').slice(0, 12)}`;
  return { id, ...facts, file };
}

async function writeEntries(root: string, target: string, entries: readonly Entry[]): Promise<void> {
  await writeWhole(root, target, `${JSON.stringify(entries, null, 2)}\n`);
}
