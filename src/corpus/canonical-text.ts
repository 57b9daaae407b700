// The canonical form of text, in which documents are kept and quotes are cut: NFC, LF, nothing invisible.
import { toNfc } from '../language/fold.js';
import { Refusal, type FileWarning } from './file-report.js';

/** Zero-width space, word joiner, byte-order mark, soft hyphen, bidirectional embeddings, overrides and isolates. */
const INVISIBLE = /[\u00ad\u200b\u2060\ufeff\u202a-\u202e\u2066-\u2069]/g;
const CONTROLS = /[\u0000-\u0008\u000e-\u001f\u007f-\u0084\u0086-\u009f]/g;
const LINE_ENDS = /\r\n?|[\u000b\u000c\u0085\u2028\u2029]/g;

/** Marks on one letter: no script needs ten; composing takes the square of their number. */
const MOST_MARKS = 250;

/**
 * Characters a reader sees stay as they are (non-breaking spaces too); characters nobody sees but that break
 * search or reorder the display of a quote are dropped, and a warning says so.
 * Throws `Refusal` (`too-complex`) where hundreds of marks stand on one letter.
 */
export function canonicalText(raw: string): { text: string; warnings: FileWarning[] } {
  const warnings: FileWarning[] = [];
  let text = raw.replace(LINE_ENDS, '\n').replace(CONTROLS, '');
  const visible = text.replace(INVISIBLE, '');
  if (visible.length < text.length - (text.startsWith('\ufeff') ? 1 : 0)) {
    warnings.push({ code: 'invisible-characters', detail: String(text.length - visible.length) });
  }
  for (const [marks] of visible.matchAll(/\p{M}{8,}/gu))
    if (marks.length > MOST_MARKS) throw new Refusal('too-complex');
  text = toNfc(visible.toWellFormed());
  if (text.length < visible.length) warnings.push({ code: 'decomposed-unicode' });
  return { text, warnings };
}
