// Files that hold the same text, or nearly the same.
import type { SourceDocument } from '../domain.js';
import { words } from '../language/fold.js';
import type { FileReport, FileWarning } from './file-report.js';

/** Share of five-word runs that two documents have in common from which they count as nearly the same. */
const NEARLY_SAME = 0.7;
/** Runs that are compared a document: the smallest hashes, which are a fair sample of all. */
const SAMPLE = 256;

/** Adds a warning to each file whose text an earlier file holds already; the detail is that file's path. */
export function markDuplicates(reports: readonly FileReport[], documents: readonly SourceDocument[]): FileReport[] {
  const warnings = new Map<string, FileWarning>();
  const earlier: { file: string; hash: string; sample: readonly number[] }[] = [];
  for (const document of documents) {
    const { file } = document.card;
    const sample = sampleRuns(document);
    const same = earlier.find((other) => other.hash === document.hash);
    const near = same ?? earlier.find((other) => overlap(other.sample, sample) >= NEARLY_SAME);
    if (near !== undefined) {
      warnings.set(file, { code: same === undefined ? 'near-duplicate' : 'duplicate', detail: near.file });
    }
    earlier.push({ file, hash: document.hash, sample });
  }
  return reports.map((report) => {
    const warning = warnings.get(report.file);
    return warning === undefined ? report : { ...report, warnings: [...report.warnings, warning] };
  });
}

function sampleRuns(document: SourceDocument): number[] {
  const hashes = new Set<number>();
  for (const { kind, span } of document.blocks) {
    if (kind === 'furniture') continue;
    const tokens = words(document.text.slice(span.start, span.end));
    for (let at = 0; at + 5 <= tokens.length; at++) hashes.add(hashOf(tokens.slice(at, at + 5).join(' ')));
  }
  return [...hashes].sort((a, b) => a - b).slice(0, SAMPLE);
}

/** FNV-1a, 32 bits. */
function hashOf(text: string): number {
  let hash = 0x811c9dc5;
  for (let at = 0; at < text.length; at++) hash = Math.imul(hash ^ text.charCodeAt(at), 0x01000193);
  return hash >>> 0;
}

/** Estimate of the Jaccard similarity from two bottom sketches. */
function overlap(a: readonly number[], b: readonly number[]): number {
  if (a.length < 5 || b.length < 5) return 0;
  const union = [...new Set([...a, ...b])].sort((x, y) => x - y).slice(0, SAMPLE);
  const inA = new Set(a);
  const inB = new Set(b);
  return union.filter((hash) => inA.has(hash) && inB.has(hash)).length / union.length;
}
