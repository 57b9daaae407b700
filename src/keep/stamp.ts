// A short mark of everything that a plan looked at, so that another state is never applied unseen.
import { createHash } from 'node:crypto';
import { stat } from 'node:fs/promises';
import path from 'node:path';
import { listFiles } from '../corpus/list-files.js';
import { readLive } from '../store/generations.js';
import { readJson, readStaged, stagingFolder } from './staging-folder.js';

const HEX_DIGITS = 12;

/** Of names, sizes and times of the corpus's and the staged files, and of the live generation: 12 hex digits. */
export async function stampOf(corpusDirectory: string, indexDirectory: string): Promise<string> {
  const { addDirectory, sourcesFile } = stagingFolder(corpusDirectory);
  const staged = await readStaged(corpusDirectory);
  const seen = [
    await readLive(indexDirectory),
    await timesOf(corpusDirectory),
    await modifiedAt(path.join(corpusDirectory, 'sources.json')),
    await timesOf(addDirectory),
    staged.removed,
    await readJson(sourcesFile),
  ];
  return createHash('sha256').update(JSON.stringify(seen), 'utf8').digest('hex').slice(0, HEX_DIGITS);
}

async function timesOf(directory: string): Promise<unknown[]> {
  const files = await listFiles(directory).catch(() => []);
  return Promise.all(files.map(async ({ file, path: at, size }) => [file, size, await modifiedAt(at)]));
}

async function modifiedAt(file: string): Promise<number | undefined> {
  return stat(file).then(
    ({ mtimeMs }) => mtimeMs,
    () => undefined,
  );
}
