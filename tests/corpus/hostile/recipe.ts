// What a hostile file is for the test: how it comes into a folder, and what the reader has to say of it.
import type { RefusalReason } from '../../../src/corpus/file-report.js';

/** Reports by path below the folder. `read`: a valid document. `left-out`: no report at all, like dotfiles. */
export type Outcome = 'read' | 'left-out' | RefusalReason;

export interface Recipe {
  /** What is hostile about it; unique. */
  readonly kind: string;
  /** Path below the corpus folder. */
  readonly file: string;
  readonly outcome: Outcome;
  /** The content, or what to do to the folder; the path is the file's absolute path. */
  readonly make: (() => Uint8Array | string) | ((path: string) => Promise<void>);
  /** Called when the reader comes to the file. */
  readonly meanwhile?: (path: string) => void;
}

export const SENTENCE = 'The council met on Monday and agreed on the bridge.';
export const MIB = 1024 * 1024;
