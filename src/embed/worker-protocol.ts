// The messages between the embedder and its worker.
import type { ErrorCode } from '../errors.js';
import type { ReaderLimits } from './reader-rows.js';
import type { ModelRecipe } from './model-recipe.js';
import type { TokenTable } from './token-table.js';

/** What the worker is started with. */
export interface WorkerSetup {
  /** Absolute path of a folder in Transformers.js layout. */
  readonly folder: string;
  /** `onnx/model_quantized.onnx` or `onnx/model.onnx`. */
  readonly quantized: boolean;
  readonly recipe: ModelRecipe;
  /** Where `onnx/reader_quantized.onnx` is to be loaded too. */
  readonly reader?: ReaderLimits;
  /** Contents that the model file must have, where known. */
  readonly sha256?: string;
}

export type Job =
  | { readonly kind: 'passages'; readonly texts: readonly string[] }
  | { readonly kind: 'question'; readonly texts: readonly [string] }
  | { readonly kind: 'tokenise'; readonly texts: readonly string[] }
  | {
      readonly kind: 'read';
      readonly question: Uint32Array;
      readonly passages: readonly (readonly Uint32Array[])[];
    }
  /** Asked for once: the table is a large message. */
  | { readonly kind: 'table' };

/** What a model turned out to be. */
export interface ModelFacts {
  readonly fingerprint: string;
  readonly dimensions: number;
  readonly maxTokens: number;
}

export interface JobResult {
  /** One for each text; for the job `read`, log-odds of each passage's sentences. */
  readonly vectors: readonly Float32Array[];
  readonly tokenIds: readonly Uint32Array[];
  /** Only of static models. */
  readonly table?: TokenTable;
}

export type FromWorker =
  | { readonly kind: 'ready'; readonly facts: ModelFacts }
  | { readonly kind: 'refused'; readonly code: ErrorCode & `model/${string}`; readonly message: string }
  | { readonly kind: 'done'; readonly result: JobResult }
  | { readonly kind: 'failed'; readonly message: string };
