// Reader of plain text: the file's own characters are the canonical text.
import { canonicalText } from '../canonical-text.js';
import { decodeBytes } from '../decode-bytes.js';
import { Refusal } from '../file-report.js';
import type { DocumentReader } from '../reader.js';
import { splitParagraphs } from '../split-paragraphs.js';

/** Lines that are not empty; a novel has some ten thousand. */
const MOST_LINES = 500_000;

export const textReader: DocumentReader = {
  read: (bytes) => {
    const decoded = decodeBytes(bytes);
    const { text, warnings } = canonicalText(decoded.text);
    if (countLines(text) > MOST_LINES) throw new Refusal('too-complex');
    return Promise.resolve({
      text,
      drafts: splitParagraphs(text),
      stated: {},
      found: {},
      warnings: [...decoded.warnings, ...warnings],
    });
  },
};

function countLines(text: string): number {
  let count = 0;
  for (let at = text.indexOf('\n'), before = -1; at >= 0; before = at, at = text.indexOf('\n', at + 1)) {
    if (at > before + 1) count++;
  }
  return count;
}
