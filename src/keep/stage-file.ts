// Lays a file ready: its type told from its content, read as it will be read, written whole or not at all.
import { lstat, mkdir } from 'node:fs/promises';
import path from 'node:path';
import writeFileAtomic from 'write-file-atomic';
import { readDocument, refused } from '../corpus/read-document.js';
import { sniffType } from '../corpus/sniff-type.js';
import { factsFromSources, type SourcesFile } from '../corpus/sources-file.js';
import { VerbatimError } from '../errors.js';
import type { AddResult, GivenFacts, IncomingFile } from '../keeper-types.js';
import { safeFileName } from './file-name.js';
import { stageFacts } from './staged-facts.js';
import { pathWithin, readStaged, stagingFolder, writeRemovals } from './staging-folder.js';

export interface StageOptions {
  readonly corpusDirectory: string;
  readonly maxFileBytes: number;
  /** What is known of the corpus's files. */
  readonly sources: SourcesFile;
}

/** Larger names are cut in reports. */
const LONGEST_REPORTED_NAME = 100;

/** @throws VerbatimError `corpus/write` where the disk refuses */
export async function stageFile(
  { name, bytes }: IncomingFile,
  facts: GivenFacts,
  { corpusDirectory, maxFileBytes, sources }: StageOptions,
): Promise<AddResult> {
  const shown = safeFileName(name, path.extname(name).slice(0, 10)).slice(0, LONGEST_REPORTED_NAME);
  if (bytes.length > maxFileBytes)
    return { status: 'refused', report: refused(shown, 'too-large', String(maxFileBytes)).report };
  const extension = sniffType(name, bytes);
  if (extension === undefined)
    return { status: 'refused', report: refused(shown, 'unknown-type', path.extname(shown)).report };
  const file = safeFileName(name, extension);
  const known = { ...factsFromSources(sources, file), ...facts };
  const { document, report } = await readDocument(file, bytes, known);
  if (document === undefined) return { status: 'refused', report };
  try {
    const { addDirectory } = stagingFolder(corpusDirectory);
    await mkdir(addDirectory, { recursive: true });
    await writeFileAtomic(await pathWithin(addDirectory, file), Buffer.from(bytes));
    await stageFacts(corpusDirectory, file, facts);
    const { removed } = await readStaged(corpusDirectory);
    if (removed.includes(file))
      await writeRemovals(
        corpusDirectory,
        removed.filter((other) => other !== file),
      );
    return { status: 'staged', file, replaces: await exists(path.join(corpusDirectory, file)), report };
  } catch (error) {
    throw new VerbatimError('corpus/write', { directory: corpusDirectory }, error);
  }
}

async function exists(file: string): Promise<boolean> {
  return lstat(file).then(
    () => true,
    () => false,
  );
}
