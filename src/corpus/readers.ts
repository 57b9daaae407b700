// The list of readers, by file name ending; each loads its libraries when its first file comes.
import { extname } from 'node:path';
import type { DocumentReader } from './reader.js';

type Loader = () => Promise<DocumentReader>;

const html: Loader = async () => (await import('./readers/html.js')).htmlReader;
const markdown: Loader = async () => (await import('./readers/markdown.js')).markdownReader;
const text: Loader = async () => (await import('./readers/text.js')).textReader;

const LOADERS: Readonly<Record<string, Loader>> = {
  '.txt': text,
  '.text': text,
  '.md': markdown,
  '.markdown': markdown,
  '.html': html,
  '.htm': html,
  '.xhtml': html,
  '.pdf': async () => (await import('./readers/pdf.js')).pdfReader,
  '.docx': async () => (await import('./readers/docx.js')).docxReader,
};

/** File name endings that have a reader, with the dot. */
export const READABLE_EXTENSIONS: readonly string[] = Object.keys(LOADERS);

/** The reader of a file's format, told by its name alone; undefined where there is none. */
export async function readerFor(file: string): Promise<DocumentReader | undefined> {
  return LOADERS[extname(file).toLowerCase()]?.();
}
