// The reader port: one driver a file format, bytes in, canonical text with draft blocks out.
import type { BlockKind, LanguageCode, Span, WorkCard } from '../domain.js';
import type { FileWarning } from './file-report.js';

/** A run of text before page furniture is recognised; `line` is one of plain text, role not yet known. */
export interface DraftBlock {
  readonly kind: BlockKind | 'line';
  readonly span: Span;
  readonly level?: number;
  readonly page?: number;
  /** Share of the block's characters that are link text, 0..1; absent where the format has no links. */
  readonly linkShare?: number;
}

/** What a file or a page says of itself; what it does not say is absent. */
export interface WorkFacts extends Partial<WorkCard> {
  readonly languages?: readonly LanguageCode[];
  readonly after?: readonly WorkCard[];
}

/** A file's content as read by its driver. */
export interface Extract {
  /** Canonical: NFC, LF, no byte-order mark, no invisible controls. */
  readonly text: string;
  /** In order, not overlapping, trimmed. */
  readonly drafts: readonly DraftBlock[];
  /** From front matter: beats everything else that is known. */
  readonly stated: WorkFacts;
  /** From the page's own markup: used where nothing better is known. */
  readonly found: WorkFacts;
  readonly warnings: readonly FileWarning[];
  readonly pages?: number;
}

export interface DocumentReader {
  /** Throws `Refusal` for what it cannot read. */
  readonly read: (bytes: Uint8Array) => Promise<Extract>;
}
