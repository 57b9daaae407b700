// The closed set of failures; sentences for people are made of code and details in i18n/errors.ts.

/** Details that belong to each code. */
export interface ErrorDetails {
  'config/invalid': { readonly faults: readonly string[] };
  'config/no-token': Record<string, never>;
  'corpus/missing': { readonly directory: string };
  'corpus/empty': { readonly directory: string };
  'corpus/unreadable': { readonly directory: string };
  'corpus/write': { readonly directory: string };
  'corpus/sources': { readonly directory: string };
  'corpus/busy': Record<string, never>;
  'corpus/changed': Record<string, never>;
  'download/failed': { readonly address: string; readonly reason: string; readonly detail?: string };
  'model/not-found': { readonly model: string };
  'model/unreachable': { readonly model: string };
  'model/checksum': { readonly file: string };
  'model/failed': { readonly model: string };
  'index/missing': Record<string, never>;
  'index/damaged': { readonly file: string };
  'index/mismatch': { readonly built: string; readonly wanted: string };
  'index/busy': Record<string, never>;
  'index/unknown': { readonly generation: string };
  'index/held': { readonly generation: string };
  'index/no-earlier': Record<string, never>;
  'index/write': { readonly directory: string };
  'reindex/cancelled': Record<string, never>;
  'file/unreadable': { readonly file: string };
  'file/unwritable': { readonly file: string };
  'evaluation/input': { readonly file: string; readonly reason: string };
  'usage/argument': { readonly argument: string; readonly reason: string };
}

export type ErrorCode = keyof ErrorDetails;

/** A failure that is expected and explained. `cause` keeps what was thrown underneath. */
export class VerbatimError<C extends ErrorCode = ErrorCode> extends Error {
  override readonly name = 'VerbatimError';
  readonly code: C;
  readonly details: ErrorDetails[C];

  constructor(code: C, details: ErrorDetails[C], cause?: unknown) {
    super(`${code} ${JSON.stringify(details)}`, cause === undefined ? undefined : { cause });
    this.code = code;
    this.details = details;
  }
}

/** The message of anything that was thrown. */
export function messageOf(error: unknown): string {
  return error instanceof Error ? error.message : String(error);
}

/** `error instanceof VerbatimError`, with the codes kept. */
export function isVerbatimError(error: unknown): error is VerbatimError {
  return error instanceof VerbatimError;
}
