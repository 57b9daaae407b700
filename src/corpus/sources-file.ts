// corpus/sources.json: what the operator knows of files and of originals to fetch.
import { z } from 'zod';
import { messageOf } from '../errors.js';
import { toNfc } from '../language/fold.js';
import type { WorkFacts } from './reader.js';
import { readWorkFacts } from './work-facts.js';

export interface SourceEntry {
  /** Names the downloaded file: letters, digits, `-`, `_`, `.`; at most 100. */
  readonly id: string;
  readonly facts: WorkFacts;
  /** Path below the corpus folder, or a file's name in any folder. */
  readonly file?: string;
}

export interface SourcesFile {
  readonly entries: readonly SourceEntry[];
  /** What is wrong with the file, entry by entry; the entries that are right are used. */
  readonly faults: readonly string[];
}

export const NO_SOURCES: SourcesFile = { entries: [], faults: [] };

/** Reads the text of sources.json; never throws. Entries with unknown keys are fine. */
export function parseSources(json: string): SourcesFile {
  let value: unknown;
  try {
    value = JSON.parse(json.replace(/^\ufeff/, ''));
  } catch (error) {
    return { entries: [], faults: [messageOf(error)] };
  }
  if (!Array.isArray(value)) return { entries: [], faults: ['not a list'] };
  const entries: SourceEntry[] = [];
  const faults: string[] = [];
  const ids = new Set<string>();
  value.forEach((item: unknown, at) => {
    const parsed = ENTRY.safeParse(item);
    if (!parsed.success)
      return void faults.push(`entry ${at + 1}: ${parsed.error.issues[0]?.path.join('.') ?? ''}`);
    const { id, file } = parsed.data;
    if (ids.has(id)) return void faults.push(`entry ${at + 1}: id ${id} twice`);
    ids.add(id);
    const read = readWorkFacts(item);
    faults.push(...read.faults.map((fault) => `entry ${at + 1}: ${fault}`));
    entries.push({ id, facts: read.facts, ...(file ? { file: toNfc(file) } : {}) });
  });
  return { entries, faults };
}

const ENTRY = z.object({
  id: z.string().regex(/^[\p{L}\p{N}][\p{L}\p{N}._-]{0,99}$/u),
  file: z.string().max(1000).nullish(),
});

/** Folder below the corpus folder that downloaded originals are written to. */
export const ORIGINALS_FOLDER = 'originals';

/** What sources.json knows of a file: by its path, as a downloaded original by its id, or by its name. */
export function factsFromSources(sources: SourcesFile, file: string): WorkFacts {
  const name = file.slice(file.lastIndexOf('/') + 1);
  const stem = name.replace(/\.[^.]+$/, '');
  const entry =
    sources.entries.find((candidate) => candidate.file === file) ??
    sources.entries.find((candidate) => file === `${ORIGINALS_FOLDER}/${name}` && candidate.id === stem) ??
    sources.entries.find((candidate) => candidate.file === name);
  return entry?.facts ?? {};
}

/** What `above` says of a file beats what `base` says of it; everything else stays. */
export function overlaySources(base: SourcesFile, above: SourcesFile): SourcesFile {
  const entries = above.entries.map((entry) => ({
    ...entry,
    facts: { ...(entry.file === undefined ? {} : factsFromSources(base, entry.file)), ...entry.facts },
  }));
  return { entries: [...entries, ...base.entries], faults: [...base.faults, ...above.faults] };
}
