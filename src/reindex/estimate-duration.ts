// How long a reindex will take, from what the last one took.
import type { GenerationReport } from './generation-report.js';

/** A passage that is taken over costs this share of one that is made anew; measured by `npm run bench`. */
const KEPT_SHARE = 0.05;
/** Without any report: the bundled model on a slow machine. */
const DEFAULT_MS_PER_PASSAGE = 4;
const DEFAULT_MS_PER_EMBEDDING = 1;

export interface WorkAhead {
  /** Vectors to compute. */
  readonly embeddings: number;
  readonly newPassages: number;
  readonly keptPassages: number;
}

/** Milliseconds for the work, in proportion to the last build's; a guess where there was none. */
export function estimateMs(
  { embeddings, newPassages, keptPassages }: WorkAhead,
  last: GenerationReport | undefined,
): number {
  const msPerEmbedding = last?.msPerEmbedding ?? DEFAULT_MS_PER_EMBEDDING;
  return Math.round(embeddings * msPerEmbedding + effort(newPassages, keptPassages) * msPerPassage(last));
}

function msPerPassage(last: GenerationReport | undefined): number {
  const done = last ? effort(last.newPassages, last.reusedPassages) : 0;
  if (!last || done === 0) return DEFAULT_MS_PER_PASSAGE;
  return Math.max(0, last.durationMs - last.embedded * (last.msPerEmbedding ?? 0)) / done;
}

function effort(newPassages: number, keptPassages: number): number {
  return newPassages + KEPT_SHARE * keptPassages;
}
