// Messages between the program and the worker thread that reindexes.
import type { IndexProgress } from '../app-types.js';
import type { EmbedderOptions } from '../embed/open-embedder.js';
import type { ErrorCode } from '../errors.js';
import type { ReindexOptions, ReindexResult } from './run-reindex.js';

export interface ReindexJob {
  readonly options: ReindexOptions;
  readonly embedder: Omit<EmbedderOptions, 'onDownload'>;
}

export type FromReindexWorker =
  | { readonly kind: 'progress'; readonly progress: IndexProgress }
  | { readonly kind: 'done'; readonly result: ReindexResult }
  | {
      readonly kind: 'failed';
      readonly code?: ErrorCode;
      readonly details: unknown;
      readonly message: string;
    };
