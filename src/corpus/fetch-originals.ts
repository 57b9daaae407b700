// Downloads the originals that sources.json names into the corpus folder.
import { lstat, mkdir, readFile, realpath, rm } from 'node:fs/promises';
import type { LookupFunction } from 'node:net';
import { join, sep } from 'node:path';
import writeFileAtomic from 'write-file-atomic';
import { VerbatimError } from '../errors.js';
import { download, DOWNLOADED_EXTENSIONS, DownloadError, type DownloadFailure } from './download.js';
import { publicAgent } from './public-agent.js';
import { ORIGINALS_FOLDER, parseSources, type SourceEntry } from './sources-file.js';

export interface FetchOriginalsOptions {
  /** Path of sources.json. */
  readonly sourcesFile: string;
  /** The corpus folder; files are written to its folder `originals`. */
  readonly directory: string;
  /** Default false: loopback, private and link-local addresses are refused, after redirects too. */
  readonly allowPrivateAddresses?: boolean;
  /** For each source, redirects included; default 30 000. */
  readonly timeoutMs?: number;
  /** For each source, decompressed; default 20 MiB. */
  readonly maxBytes?: number;
  readonly signal?: AbortSignal;
  /** Called after each source. */
  readonly onResult?: (result: FetchResult) => void;
  /** Resolves names; default: the system's resolver. */
  readonly lookup?: LookupFunction;
}

export type FetchResult =
  | {
      readonly id: string;
      readonly url: string;
      readonly status: 'fetched';
      readonly file: string;
      readonly bytes: number;
    }
  | {
      readonly id: string;
      readonly url?: string;
      readonly status: 'failed';
      readonly reason: DownloadFailure;
      readonly detail?: string;
    };

/**
 * Downloads each source with an address, one after the other, to `originals/<id>` with `.html`, `.txt` or `.pdf`.
 * A failure is a result and never stops the rest; a file that is there already is replaced only by a whole new one.
 * Throws `corpus/unreadable` where sources.json cannot be read, and the signal's reason when aborted.
 */
export async function fetchOriginals(options: FetchOriginalsOptions): Promise<readonly FetchResult[]> {
  const { entries } = await readEntries(options.sourcesFile);
  const dispatcher = publicAgent(options);
  const results: FetchResult[] = [];
  try {
    for (const entry of entries) {
      options.signal?.throwIfAborted();
      const result = await fetchOne(entry, options, dispatcher);
      results.push(result);
      options.onResult?.(result);
    }
  } finally {
    await dispatcher.destroy();
  }
  return results;
}

async function readEntries(sourcesFile: string): Promise<{ entries: readonly SourceEntry[] }> {
  let text: string;
  try {
    text = await readFile(sourcesFile, 'utf8');
  } catch (error) {
    throw new VerbatimError('corpus/unreadable', { directory: sourcesFile }, error);
  }
  const { entries, faults } = parseSources(text);
  if (entries.length === 0 && faults.length > 0) {
    throw new VerbatimError('corpus/unreadable', { directory: sourcesFile }, new Error(faults.join('; ')));
  }
  return { entries };
}

async function fetchOne(
  { id, facts }: SourceEntry,
  options: FetchOriginalsOptions,
  dispatcher: ReturnType<typeof publicAgent>,
): Promise<FetchResult> {
  const { directory, timeoutMs = 30_000, maxBytes = 20 * 1024 * 1024, signal } = options;
  if (facts.url === undefined) return { id, status: 'failed', reason: 'no-address' };
  const { url } = facts;
  try {
    const limit = AbortSignal.timeout(timeoutMs);
    const both = signal === undefined ? limit : AbortSignal.any([limit, signal]);
    const { bytes, extension } = await download(url, { dispatcher, maxBytes, signal: both });
    const file = await writeOriginal(directory, id, extension, bytes);
    return { id, url, status: 'fetched', file, bytes: bytes.length };
  } catch (error) {
    signal?.throwIfAborted();
    const { reason, detail } =
      error instanceof DownloadError ? error : new DownloadError('write', undefined, error);
    return { id, url, status: 'failed', reason, ...(detail === undefined ? {} : { detail }) };
  }
}

/** Path below the corpus folder. Links that lead out of it are not written through. */
async function writeOriginal(
  directory: string,
  id: string,
  extension: string,
  bytes: Uint8Array,
): Promise<string> {
  const folder = join(directory, ORIGINALS_FOLDER);
  const path = join(folder, `${id}${extension}`);
  try {
    await mkdir(folder, { recursive: true });
    if (!(await realpath(folder)).startsWith((await realpath(directory)) + sep)) throw new Error('outside');
    if (await isLink(path)) await rm(path);
    await writeFileAtomic(path, Buffer.from(bytes));
    for (const other of DOWNLOADED_EXTENSIONS)
      if (other !== extension) await rm(join(folder, id + other), { force: true });
  } catch (error) {
    throw new DownloadError('write', `${ORIGINALS_FOLDER}/${id}${extension}`, error);
  }
  return `${ORIGINALS_FOLDER}/${id}${extension}`;
}

async function isLink(path: string): Promise<boolean> {
  try {
    return (await lstat(path)).isSymbolicLink();
  } catch {
    return false;
  }
}
