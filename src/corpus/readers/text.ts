// Reader of plain text: the file's own characters are the canonical text.
import { canonicalText } from '../canonical-text.js';
import { decodeBytes } from '../decode-bytes.js';
import type { DocumentReader } from '../reader.js';
import { splitParagraphs } from '../split-paragraphs.js';

export const textReader: DocumentReader = {
  maxBytes: Infinity,
  read: (bytes) => {
    const decoded = decodeBytes(bytes);
    const { text, warnings } = canonicalText(decoded.text);
    return Promise.resolve({
      text,
      drafts: splitParagraphs(text),
      stated: {},
      found: {},
      warnings: [...decoded.warnings, ...warnings],
    });
  },
};
