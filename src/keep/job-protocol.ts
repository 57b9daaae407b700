// Messages between the program and the worker thread that reindexes, or only plans it.
import type { IndexProgress } from '../app-types.js';
import type { EmbedderOptions } from '../embed/open-embedder.js';
import type { ErrorCode } from '../errors.js';
import type { CanaryResult } from '../keeper-types.js';
import type { CorpusDiff } from '../reindex/plan-reindex.js';
import type { ReindexOptions, ReindexResult } from '../reindex/run-reindex.js';

/** What to work on. */
export interface Job {
  readonly options: ReindexOptions;
  readonly embedder: Omit<EmbedderOptions, 'onDownload'>;
}

/** What the worker is started with. */
export interface WorkerJob extends Job {
  readonly kind: 'reindex' | 'plan';
}

/** A reindex with what its canary questions said; none where there are none, or nothing changed. */
export interface CheckedReindex extends ReindexResult {
  readonly canaries: readonly CanaryResult[];
}

export type FromWorker =
  | { readonly kind: 'progress'; readonly progress: IndexProgress }
  | { readonly kind: 'done'; readonly result: CheckedReindex | CorpusDiff }
  | {
      readonly kind: 'failed';
      readonly code?: ErrorCode;
      readonly details: unknown;
      readonly message: string;
    };
