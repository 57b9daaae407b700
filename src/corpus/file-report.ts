// What is said of each file after reading: read, empty or refused, and what deserves a look.
import type { LanguageCode } from '../domain.js';

/** Why a file gave no document. Sentences: i18n/ingest.ts. */
export type RefusalReason =
  | 'empty'
  | 'only-furniture'
  | 'binary'
  | 'misnamed'
  | 'encoding'
  | 'too-large'
  | 'too-complex'
  | 'timeout'
  | 'malformed'
  | 'encrypted'
  | 'no-text-layer'
  | 'unknown-type'
  | 'outside-link'
  | 'unreadable'
  | 'same-name'
  | 'bad-name'
  | 'sources-invalid';

/** What was noticed in a file that was read nevertheless. Sentences: i18n/ingest.ts. */
export type WarningCode =
  | 'decomposed-unicode'
  | 'guessed-encoding'
  | 'legacy-vietnamese'
  | 'invisible-characters'
  | 'front-matter-invalid'
  | 'title-from-file-name'
  | 'mixed-languages'
  | 'unknown-language'
  | 'mostly-furniture'
  | 'empty-pages'
  | 'duplicate'
  | 'near-duplicate';

export interface FileWarning {
  readonly code: WarningCode;
  /** What the sentence names: an encoding, languages, another file, page numbers. */
  readonly detail?: string;
}

export interface FileReport {
  /** Path below the corpus folder, with `/`, NFC. */
  readonly file: string;
  readonly status: 'read' | 'empty' | 'refused';
  /** Present unless the file was read. */
  readonly reason?: RefusalReason;
  /** What the sentence of `reason` may name, e.g. a limit in bytes. */
  readonly detail?: string;
  readonly warnings: readonly FileWarning[];
  /** Languages of the paragraphs, the most frequent first. */
  readonly languages: readonly LanguageCode[];
  /** UTF-16 units of the canonical text. */
  readonly characters: number;
  /** UTF-16 units of it that are page furniture. */
  readonly furnitureCharacters: number;
  /** Number of pages, where the format has pages. */
  readonly pages?: number;
}

/** A reader's refusal; readers throw it, `readDocument` turns it into a report. */
export class Refusal extends Error {
  override readonly name = 'Refusal';
  readonly reason: RefusalReason;
  readonly detail: string | undefined;

  constructor(reason: RefusalReason, detail?: string, cause?: unknown) {
    super(reason, cause === undefined ? undefined : { cause });
    this.reason = reason;
    this.detail = detail;
  }
}
