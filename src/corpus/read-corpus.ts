// The corpus folder to documents: every file read or reported, one bad file never stops the rest.
import { readFile } from 'node:fs/promises';
import { extname, join } from 'node:path';
import type { SourceDocument } from '../domain.js';
import { VerbatimError } from '../errors.js';
import { toNfc } from '../language/fold.js';
import { markDuplicates } from './find-duplicates.js';
import type { FileReport } from './file-report.js';
import { listFiles, type ListedFile } from './list-files.js';
import { readDocument, refused, type ReadResult } from './read-document.js';
import { READABLE_EXTENSIONS } from './readers.js';
import { factsFromSources, NO_SOURCES, parseSources, type SourcesFile } from './sources-file.js';

export interface ReadCorpusOptions {
  /** Larger files are refused without being read; default 50 MiB. */
  readonly maxFileBytes?: number;
  readonly signal?: AbortSignal;
  /** Folder whose sources.json serves where the corpus folder has none of its own. */
  readonly fallbackSources?: string;
  /** Called before each file is read, and once at the end with `done === total` and an empty name. */
  readonly onFile?: (done: number, total: number, file: string) => void;
}

export interface Corpus {
  /** By path. May be empty: the caller decides whether that is a failure. */
  readonly documents: readonly SourceDocument[];
  /** One for each file, by path; and one for sources.json where something is wrong with it. */
  readonly reports: readonly FileReport[];
}

export const MAX_FILE_BYTES = 50 * 1024 * 1024;

/**
 * Reads all documents below a folder.
 * Throws `corpus/missing` where there is no such folder, `corpus/unreadable` where it cannot be listed, and the
 * signal's reason when aborted; never for a single file.
 */
export async function readCorpus(directory: string, options: ReadCorpusOptions = {}): Promise<Corpus> {
  const { maxFileBytes = MAX_FILE_BYTES, signal, fallbackSources, onFile } = options;
  const files = await listOrExplain(directory);
  const own = await readSources(directory);
  const sources = own === NO_SOURCES && fallbackSources !== undefined ? await readSources(fallbackSources) : own;
  const results: ReadResult[] = [];
  const ids = new Set<string>();
  for (const [done, listed] of files.entries()) {
    signal?.throwIfAborted();
    onFile?.(done, files.length, listed.file);
    const result = await readListed(listed, maxFileBytes, sources);
    const id = result.document?.card.id;
    results.push(id !== undefined && ids.has(id) ? refused(listed.file, 'same-name') : result);
    if (id !== undefined) ids.add(id);
  }
  signal?.throwIfAborted();
  onFile?.(files.length, files.length, '');
  const documents = results.flatMap((result) => result.document ?? []);
  const reports = markDuplicates(results.map((result) => result.report), documents);
  return { documents, reports: sources.faults.length === 0 ? reports : [...reports, sourcesReport(sources)] };
}

async function listOrExplain(directory: string): Promise<ListedFile[]> {
  try {
    return await listFiles(directory);
  } catch (error) {
    const missing = (error as NodeJS.ErrnoException).code === 'ENOENT';
    throw new VerbatimError(missing ? 'corpus/missing' : 'corpus/unreadable', { directory }, error);
  }
}

const SOURCES_FILE = 'sources.json';

/** What sources.json of the folder knows; nothing where there is none. */
export async function readSources(directory: string): Promise<SourcesFile> {
  try {
    return parseSources(await readFile(join(directory, SOURCES_FILE), 'utf8'));
  } catch (error) {
    const missing = (error as NodeJS.ErrnoException).code === 'ENOENT';
    return missing ? NO_SOURCES : { entries: [], faults: [SOURCES_FILE] };
  }
}

function sourcesReport(sources: SourcesFile): FileReport {
  return refused(SOURCES_FILE, 'sources-invalid', sources.faults.join('; ')).report;
}

/** Reads one listed file; a refusal is a result. */
export async function readListed(listed: ListedFile, maxFileBytes: number, sources: SourcesFile): Promise<ReadResult> {
  const file = toNfc(listed.file);
  if (listed.refusal !== undefined) return refused(file, listed.refusal);
  if (!READABLE_EXTENSIONS.includes(extname(file).toLowerCase())) return refused(file, 'unknown-type', extname(file));
  if (listed.size > maxFileBytes) return refused(file, 'too-large', String(maxFileBytes));
  let bytes: Uint8Array;
  try {
    bytes = await readFile(listed.path);
  } catch {
    return refused(file, 'unreadable');
  }
  return readDocument(file, bytes, factsFromSources(sources, file));
}
