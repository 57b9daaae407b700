// The list of readers, one a format, with their limits; each loads its libraries when its first file comes.
import type { DocumentReader } from './reader.js';
import type { DocumentType } from './sniff-type.js';

interface Format {
  /** Largest file that the format is read from, in bytes. */
  readonly maxBytes: number;
  /** Largest file that is read beside other work, in bytes: what is larger may cost seconds and is read apart. */
  readonly mostBytesHere: number;
  readonly load: () => Promise<DocumentReader>;
}

const KIB = 1024;
const MIB = 1024 * KIB;

/**
 * Time grows faster than size in the parsers of Markdown and HTML: the worst 8 KiB that are known take a second (two
 * thousand underlined headings), the worst 32 KiB a quarter of a minute. PDF and Word unpack to any size.
 */
export const FORMATS: Readonly<Record<DocumentType, Format>> = {
  '.txt': {
    maxBytes: 20 * MIB,
    mostBytesHere: 256 * KIB,
    load: async () => (await import('./readers/text.js')).textReader,
  },
  '.md': {
    maxBytes: 10 * MIB,
    mostBytesHere: 8 * KIB,
    load: async () => (await import('./readers/markdown.js')).markdownReader,
  },
  '.html': {
    maxBytes: 10 * MIB,
    mostBytesHere: 8 * KIB,
    load: async () => (await import('./readers/html.js')).htmlReader,
  },
  '.pdf': {
    maxBytes: 50 * MIB,
    mostBytesHere: 0,
    load: async () => (await import('./readers/pdf.js')).pdfReader,
  },
  '.docx': {
    maxBytes: 50 * MIB,
    mostBytesHere: 0,
    load: async () => (await import('./readers/docx.js')).docxReader,
  },
};
