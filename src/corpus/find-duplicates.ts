// Files that hold the same text, or nearly the same.
import type { SourceDocument } from '../domain.js';
import { words } from '../language/fold.js';
import type { FileReport, FileWarning } from './file-report.js';

/** Share of five-word runs that two documents have in common from which they count as nearly the same. */
const NEARLY_SAME = 0.7;
/** Runs that are compared a document: the smallest hashes, which are a fair sample of all. */
const SAMPLE = 256;

/** A document with its hashes from `sampleRuns`, ascending. */
export interface SampledDocument {
  readonly document: SourceDocument;
  readonly sample: Uint32Array;
}

/**
 * Adds a warning to each file whose text an earlier file holds already; the detail is that file's path. Such
 * warnings of another time, when there were other files, are left out.
 */
export function markDuplicates(
  reports: readonly FileReport[],
  documents: readonly SampledDocument[],
): FileReport[] {
  const warnings = new Map<string, readonly FileWarning[]>();
  const firstWithHash = new Map<string, string>();
  const holders = new Map<number, number[]>();
  for (const [at, { document, sample }] of documents.entries()) {
    const { file } = document.card;
    const same = firstWithHash.get(document.hash);
    const near = same ?? earliestNear(documents, sample, holders)?.card.file;
    if (near !== undefined)
      warnings.set(file, [{ code: same === undefined ? 'near-duplicate' : 'duplicate', detail: near }]);
    if (same === undefined) firstWithHash.set(document.hash, file);
    for (const hash of sample) {
      const known = holders.get(hash);
      if (known) known.push(at);
      else holders.set(hash, [at]);
    }
  }
  return reports.map((report) => {
    const own = report.warnings.filter(({ code }) => code !== 'duplicate' && code !== 'near-duplicate');
    return { ...report, warnings: [...own, ...(warnings.get(report.file) ?? [])] };
  });
}

/** Only documents that share enough hashes are compared: comparing every pair takes minutes for thousands. */
function earliestNear(
  documents: readonly SampledDocument[],
  sample: Uint32Array,
  holders: ReadonlyMap<number, readonly number[]>,
): SourceDocument | undefined {
  const shared = new Map<number, number>();
  for (const hash of sample)
    for (const at of holders.get(hash) ?? []) shared.set(at, (shared.get(at) ?? 0) + 1);
  const enough = NEARLY_SAME * sample.length;
  const candidates = [...shared]
    .flatMap(([at, count]) => (count >= enough ? [at] : []))
    .sort((a, b) => a - b);
  const near = candidates.find((at) => overlap(documents[at]!.sample, sample) >= NEARLY_SAME);
  return near === undefined ? undefined : documents[near]!.document;
}

/** Hashes of some of a document's five-word runs, ascending: the same text gives the same. */
export function sampleRuns(document: SourceDocument): Uint32Array {
  const hashes = new Set<number>();
  for (const { kind, span } of document.blocks) {
    if (kind === 'furniture') continue;
    const tokens = words(document.text.slice(span.start, span.end));
    for (let at = 0; at + 5 <= tokens.length; at++) hashes.add(hashOf(tokens.slice(at, at + 5).join(' ')));
  }
  return Uint32Array.from(hashes).sort().slice(0, SAMPLE);
}

/** FNV-1a, 32 bits. */
function hashOf(text: string): number {
  let hash = 0x811c9dc5;
  for (let at = 0; at < text.length; at++) hash = Math.imul(hash ^ text.charCodeAt(at), 0x01000193);
  return hash >>> 0;
}

/** Estimate of the Jaccard similarity from two bottom sketches. */
function overlap(a: Uint32Array, b: Uint32Array): number {
  if (a.length < 5 || b.length < 5) return 0;
  const union = [...new Set([...a, ...b])].sort((x, y) => x - y).slice(0, SAMPLE);
  const inA = new Set(a);
  const inB = new Set(b);
  return union.filter((hash) => inA.has(hash) && inB.has(hash)).length / union.length;
}
