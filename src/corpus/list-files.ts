// The files of a corpus folder, in an order that does not depend on the machine.
import { lstat, readdir, realpath, stat } from 'node:fs/promises';
import { join, sep } from 'node:path';
import type { RefusalReason } from './file-report.js';
import { visibleName } from './visible-name.js';

/** Files of the folder itself that say something about the documents. */
const NO_DOCUMENTS: readonly string[] = ['sources.json', 'canaries.jsonl'];

export interface ListedFile {
  /** Path below the folder, with `/`. */
  readonly file: string;
  /** Absolute path to read from. */
  readonly path: string;
  /** In bytes. */
  readonly size: number;
  /** Set where the file is not to be read. */
  readonly refusal?: RefusalReason;
}

/**
 * Lists a folder and the folders below it, by code point of the path. Dotfiles, `README.md` of any folder and the root's
 * `sources.json` are left out. Links to files inside are followed; links to folders
 * inside are not, since those are read in their own place; links that lead outside are refused.
 * Throws what `fs` throws for the folder itself.
 */
export async function listFiles(directory: string): Promise<ListedFile[]> {
  const root = await realpath(directory);
  const listed: ListedFile[] = [];
  await listFolder(root, root, '', listed);
  return listed.sort((a, b) => (a.file < b.file ? -1 : a.file > b.file ? 1 : 0));
}

async function listFolder(root: string, folder: string, below: string, listed: ListedFile[]): Promise<void> {
  for (const name of await readdir(folder)) {
    if (
      name.startsWith('.') ||
      name.toLowerCase() === 'readme.md' ||
      (below === '' && NO_DOCUMENTS.includes(name))
    )
      continue;
    const file = below === '' ? name : `${below}/${name}`;
    try {
      if (visibleName(name) === name) await listEntry(root, join(folder, name), file, listed);
      else listed.push({ file: visibleName(file), path: join(folder, name), size: 0, refusal: 'bad-name' });
    } catch {
      listed.push({ file, path: join(folder, name), size: 0, refusal: 'unreadable' });
    }
  }
}

async function listEntry(root: string, path: string, file: string, listed: ListedFile[]): Promise<void> {
  const link = (await lstat(path)).isSymbolicLink();
  const real = link ? await realpath(path) : path;
  if (link && real !== root && !real.startsWith(root + sep)) {
    listed.push({ file, path, size: 0, refusal: 'outside-link' });
    return;
  }
  const stats = await stat(real);
  if (stats.isDirectory()) {
    if (!link) await listFolder(root, real, file, listed);
  } else if (stats.isFile()) listed.push({ file, path: real, size: stats.size });
  else listed.push({ file, path: real, size: 0, refusal: 'unknown-type' });
}
