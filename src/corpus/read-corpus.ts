// The corpus folder to documents: every file read or reported, one bad file never stops the rest.
import { createHash } from 'node:crypto';
import { realpath } from 'node:fs/promises';
import { extname, join } from 'node:path';
import type { SourceDocument } from '../domain.js';
import { VerbatimError } from '../errors.js';
import { toNfc } from '../language/fold.js';
import { markDuplicates, sampleRuns } from './find-duplicates.js';
import type { FileReport } from './file-report.js';
import { listFiles, type ListedFile } from './list-files.js';
import { listOverlay, type CorpusOverlay } from './list-overlay.js';
import { readBytes } from './read-bytes.js';
import { readAhead } from './read-ahead.js';
import { readDocument, refused, type ReadResult } from './read-document.js';
import { READABLE_EXTENSIONS } from './sniff-type.js';
import {
  factsFromSources,
  NO_SOURCES,
  overlaySources,
  parseSources,
  type SourcesFile,
} from './sources-file.js';

/** Change it whenever the same bytes would give another document or report: unchanged files are then read again. */
const READING_RECIPE = 'reading-2';

/** What a file gave when it was read before, so that it need not be parsed again. */
export interface KnownFile extends ReadResult {
  /** Hashes of `sampleRuns`; present where there is a document. */
  readonly sample?: Uint32Array;
}

/** A file as it was read, for `ReadCorpusOptions.known` of the next time. */
export interface ReadFile {
  /** Path below the corpus folder, with `/`, NFC. */
  readonly file: string;
  /** SHA-256 of the bytes, of what sources.json says of them and of how they are read, hex. */
  readonly digest: string;
  readonly sample?: Uint32Array;
}

export interface ReadCorpusOptions {
  /** Larger files are refused without being read; default 50 MiB. */
  readonly maxFileBytes?: number;
  readonly signal?: AbortSignal;
  /** Folder whose sources.json serves where the corpus folder has none of its own. */
  readonly fallbackSources?: string;
  /** Called before each file is read, and once at the end with `done === total` and an empty name. */
  readonly onFile?: (done: number, total: number, file: string) => void;
  /** What is known of a file with these bytes and facts; such a file is not parsed. */
  readonly known?: (file: string, digest: string) => KnownFile | undefined;
  /** Changes that have not been made to the folder; its `addDirectory` may hold a sources.json of its own. */
  readonly overlay?: CorpusOverlay;
}

export interface Corpus {
  /** By path. May be empty: the caller decides whether that is a failure. */
  readonly documents: readonly SourceDocument[];
  /** One for each file, by path; and one for sources.json where something is wrong with it. */
  readonly reports: readonly FileReport[];
  /** One for each file that could be read from the disk, by path. */
  readonly files: readonly ReadFile[];
}

export const MAX_FILE_BYTES = 50 * 1024 * 1024;

/**
 * Reads all documents below a folder.
 * Throws `corpus/missing` where there is no such folder, `corpus/unreadable` where it cannot be listed, and the
 * signal's reason when aborted; never for a single file.
 */
export async function readCorpus(directory: string, options: ReadCorpusOptions = {}): Promise<Corpus> {
  const { maxFileBytes = MAX_FILE_BYTES, signal, onFile } = options;
  const listed = await listOrExplain(directory, options.overlay);
  const sources = await sourcesFor(directory, options);
  const toRead = listed.filter((one) => refusalOf(one, maxFileBytes) === undefined);
  const read = readAhead(toRead, (one) => readBytes(one.path, maxFileBytes));
  const results: ListedResult[] = [];
  const ids = new Set<string>();
  for (const [done, one] of listed.entries()) {
    signal?.throwIfAborted();
    onFile?.(done, listed.length, one.file);
    const result = await readListedOnce(one, maxFileBytes, sources, read, options.known);
    const id = result.document?.card.id;
    results.push(id !== undefined && ids.has(id) ? refused(one.file, 'same-name') : result);
    if (id !== undefined) ids.add(id);
  }
  signal?.throwIfAborted();
  onFile?.(listed.length, listed.length, '');
  const sampled = results.flatMap(({ document, sample }) =>
    document ? [{ document, sample: sample ?? sampleRuns(document) }] : [],
  );
  const samples = new Map(sampled.map(({ document, sample }) => [document.card.file, sample]));
  const reports = markDuplicates(
    results.map((result) => result.report),
    sampled,
  );
  return {
    documents: sampled.map(({ document }) => document),
    reports: sources.faults.length === 0 ? reports : [...reports, sourcesReport(sources)],
    files: results.flatMap(({ digest, report: { file } }) => {
      const sample = samples.get(file);
      return digest === undefined ? [] : [{ file, digest, ...(sample && { sample }) }];
    }),
  };
}

interface ListedResult extends KnownFile {
  /** Absent where the bytes were not read. */
  readonly digest?: string;
}

async function listOrExplain(directory: string, overlay: CorpusOverlay | undefined): Promise<ListedFile[]> {
  try {
    const files = await listFiles(directory);
    return overlay === undefined ? files : await listOverlay(files, overlay);
  } catch (error) {
    const missing = (error as NodeJS.ErrnoException).code === 'ENOENT';
    throw new VerbatimError(missing ? 'corpus/missing' : 'corpus/unreadable', { directory }, error);
  }
}

const SOURCES_FILE = 'sources.json';
/** A longer list is cut off and so is no list. */
const MOST_SOURCES_BYTES = 10 * 1024 * 1024;

/** The corpus folder's sources.json, or the fallback's; what an overlay says of its files is put over it. */
async function sourcesFor(
  directory: string,
  { overlay, fallbackSources }: ReadCorpusOptions,
): Promise<SourcesFile> {
  const own = await readSources(directory);
  const base = own === NO_SOURCES && fallbackSources !== undefined ? await readSources(fallbackSources) : own;
  return overlay === undefined ? base : overlaySources(base, await readSources(overlay.addDirectory));
}

/** What sources.json of the folder knows; nothing where there is none. */
export async function readSources(directory: string): Promise<SourcesFile> {
  try {
    const bytes = await readBytes(await realpath(join(directory, SOURCES_FILE)), MOST_SOURCES_BYTES);
    return parseSources(Buffer.from(bytes).toString('utf8'));
  } catch (error) {
    const missing = (error as NodeJS.ErrnoException).code === 'ENOENT';
    return missing ? NO_SOURCES : { entries: [], faults: [SOURCES_FILE] };
  }
}

function sourcesReport(sources: SourcesFile): FileReport {
  return refused(SOURCES_FILE, 'sources-invalid', sources.faults.join('; ')).report;
}

/** Reads one listed file; a refusal is a result. */
export async function readListed(
  listed: ListedFile,
  maxFileBytes: number,
  sources: SourcesFile,
): Promise<ReadResult> {
  const { document, report } = await readListedOnce(listed, maxFileBytes, sources, (one) =>
    readBytes(one.path, maxFileBytes),
  );
  return { ...(document && { document }), report };
}

async function readListedOnce(
  listed: ListedFile,
  maxFileBytes: number,
  sources: SourcesFile,
  read: (listed: ListedFile) => Promise<Uint8Array>,
  known: ReadCorpusOptions['known'] = () => undefined,
): Promise<ListedResult> {
  const file = toNfc(listed.file);
  const refusal = refusalOf(listed, maxFileBytes);
  if (refusal !== undefined) return refusal;
  let bytes: Uint8Array;
  try {
    bytes = await read(listed);
  } catch {
    return refused(file, 'unreadable');
  }
  if (bytes.length > maxFileBytes) return refused(file, 'too-large', String(maxFileBytes));
  const facts = factsFromSources(sources, file);
  const digest = createHash('sha256')
    .update(`${READING_RECIPE}\0${JSON.stringify(facts)}\0`)
    .update(bytes)
    .digest('hex');
  return { ...(known(file, digest) ?? (await readDocument(file, bytes, facts))), digest };
}

/** Why a file is not even read. */
function refusalOf(listed: ListedFile, maxFileBytes: number): ReadResult | undefined {
  const file = toNfc(listed.file);
  if (listed.refusal !== undefined) return refused(file, listed.refusal);
  if (!READABLE_EXTENSIONS.includes(extname(file).toLowerCase()))
    return refused(file, 'unknown-type', extname(file));
  return listed.size > maxFileBytes ? refused(file, 'too-large', String(maxFileBytes)) : undefined;
}
