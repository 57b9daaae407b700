// What each file of the corpus was when it was last read: kept in a generation, so that unchanged ones are not parsed.
import { serialize } from 'node:v8';
import type { FileReport, RefusalReason } from '../corpus/file-report.js';
import type { KnownFile, ReadFile } from '../corpus/read-corpus.js';
import type { SourceDocument } from '../domain.js';
import type { ExtraFile } from '../store/write-generation.js';

export const KNOWN_FILES_FILE = 'files.bin';

/** The file of a generation that `rememberFiles` reads back. */
export function knownFilesFile(files: readonly ReadFile[]): ExtraFile {
  return { name: KNOWN_FILES_FILE, bytes: () => serialize(files) };
}

/** Answers for `ReadCorpusOptions.known` from what a generation holds. */
export function rememberFiles(
  files: readonly ReadFile[],
  reports: readonly FileReport[],
  documents: readonly SourceDocument[],
): (file: string, digest: string) => KnownFile | undefined {
  const reportOf = mapOnce(reports.map((report) => [report.file, report]));
  const fileOf = mapOnce(files.map((file) => [file.file, file]));
  const documentOf = new Map(documents.map((document) => [document.card.file, document]));
  return (name, digest) => {
    const file = fileOf.get(name);
    const report = reportOf.get(name);
    if (file?.digest !== digest || report === undefined) return undefined;
    if (report.reason !== undefined) return PASSING.includes(report.reason) ? undefined : { report };
    const document = documentOf.get(name);
    return document && file.sample && { document, report, sample: file.sample };
  };
}

/** Reasons that may be gone next time though the file is the same. */
const PASSING: readonly RefusalReason[] = ['same-name', 'unreadable', 'too-complex', 'timeout', 'malformed'];

/** Without the keys that come more than once: two files whose names differ in Unicode form only. */
function mapOnce<T>(entries: readonly (readonly [string, T])[]): Map<string, T> {
  const map = new Map(entries);
  const met = new Set<string>();
  for (const [key] of entries) {
    if (met.has(key)) map.delete(key);
    met.add(key);
  }
  return map;
}
