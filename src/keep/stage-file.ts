// A file that is handed in: read as it will be read, then laid ready, written whole or not at all.
import { mkdir, rm } from 'node:fs/promises';
import path from 'node:path';
import type { FileReport } from '../corpus/file-report.js';
import { readDocument, refused } from '../corpus/read-document.js';
import { sniffType } from '../corpus/sniff-type.js';
import { factsFromSources, type SourcesFile } from '../corpus/sources-file.js';
import { VerbatimError } from '../errors.js';
import type { AddResult, GivenFacts, IncomingFile } from '../keeper-types.js';
import { safeFileName } from './file-name.js';
import { stageFacts } from './staged-facts.js';
import { namesOnDisk, pathWithin, readStaged, stagingFolder, writeRemovals } from './staging-folder.js';
import { writeWhole } from './write-whole.js';

/** Larger names are cut in reports. */
const LONGEST_REPORTED_NAME = 100;

export interface InspectedFile {
  /** Path below the corpus folder that it will have; absent where it gives no document. */
  readonly file?: string;
  readonly report: FileReport;
}

/** Tells its type from its content and reads it; nothing is written. May take as long as the limits of parsing allow. */
export async function inspectFile(
  { name, bytes }: IncomingFile,
  facts: GivenFacts,
  { maxFileBytes, sources }: { readonly maxFileBytes: number; readonly sources: SourcesFile },
): Promise<InspectedFile> {
  const shown = safeFileName(name, path.extname(name).slice(0, 10)).slice(0, LONGEST_REPORTED_NAME);
  if (bytes.length > maxFileBytes) return refused(shown, 'too-large', String(maxFileBytes));
  const extension = sniffType(name, bytes);
  if (extension === undefined) return refused(shown, 'unknown-type', path.extname(shown));
  const file = safeFileName(name, extension);
  const known = { ...factsFromSources(sources, file), ...facts };
  const { document, report } = await readDocument(file, bytes, known);
  return document === undefined ? { report } : { file, report };
}

/** Only for the holder of the corpus's lock. @throws VerbatimError `corpus/write` where the disk refuses */
export async function stageFile(
  { file, report }: InspectedFile,
  bytes: Uint8Array,
  facts: GivenFacts,
  corpusDirectory: string,
): Promise<AddResult> {
  if (file === undefined) return { status: 'refused', report };
  try {
    const { root, addDirectory } = stagingFolder(corpusDirectory);
    await mkdir(addDirectory, { recursive: true });
    await writeWhole(root, await pathWithin(addDirectory, file), bytes);
    await stageFacts(corpusDirectory, file, facts);
    const { removed } = await readStaged(corpusDirectory);
    if (removed.includes(file))
      await writeRemovals(
        corpusDirectory,
        removed.filter((other) => other !== file),
      );
    const replaces = (await namesOnDisk(corpusDirectory)).has(file);
    return { status: 'staged', file, replaces, report };
  } catch (error) {
    throw new VerbatimError('corpus/write', { directory: corpusDirectory }, error);
  }
}

/** Takes back the addition of a file, with what was said of it. */
export async function unstageFile(corpusDirectory: string, file: string): Promise<void> {
  const { addDirectory } = stagingFolder(corpusDirectory);
  await rm(await pathWithin(addDirectory, file), { force: true });
  await stageFacts(corpusDirectory, file, {});
}
