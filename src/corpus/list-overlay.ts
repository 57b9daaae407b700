// The files of a corpus folder as they would be after some were added and some removed.
import { toNfc } from '../language/fold.js';
import { listFiles, type ListedFile } from './list-files.js';

/** A change of the corpus folder that has not been made. */
export interface CorpusOverlay {
  /** Its files shadow those of the same path or join them; no such folder: nothing is added. */
  readonly addDirectory: string;
  /** Paths below the corpus folder, with `/`, of files that count as gone. */
  readonly removed: readonly string[];
}

/** Puts an overlay over the files of a folder, by code point of the path. Throws what `fs` throws. */
export async function listOverlay(
  files: readonly ListedFile[],
  overlay: CorpusOverlay,
): Promise<ListedFile[]> {
  const added = await listFiles(overlay.addDirectory).catch((error: unknown) => {
    if ((error as NodeJS.ErrnoException).code === 'ENOENT') return [];
    throw error;
  });
  const hidden = new Set([...overlay.removed, ...added.map(({ file }) => file)].map(toNfc));
  const kept = files.filter(({ file }) => !hidden.has(toNfc(file)));
  return [...kept, ...added].sort((a, b) => (a.file < b.file ? -1 : a.file > b.file ? 1 : 0));
}
