// One file of the corpus folder, read afresh: to check a quote against what stands there now.
import type { SourceDocument } from '../domain.js';
import { toNfc } from '../language/fold.js';
import { listFiles } from './list-files.js';
import { MAX_FILE_BYTES, readListed, readSources } from './read-corpus.js';

/**
 * @param file path below the folder as a document card names it; only files that a listing of the folder finds are read
 * @returns `undefined` where the file is gone or can no longer be read
 */
export async function readCorpusFile(
  directory: string,
  file: string,
  maxFileBytes = MAX_FILE_BYTES,
): Promise<SourceDocument | undefined> {
  const files = await listFiles(directory).catch(() => []);
  const listed = files.find((candidate) => toNfc(candidate.file) === file);
  return listed && (await readListed(listed, maxFileBytes, await readSources(directory))).document;
}
