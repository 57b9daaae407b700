// What kind of document a file is, told by its content; the name decides only between kinds of plain text.
import { extname } from 'node:path';
import { looksLikeText } from './decode-bytes.js';

/** A format that has a reader, named by its usual file name ending. */
export type DocumentType = '.txt' | '.md' | '.html' | '.pdf' | '.docx';

const TYPES_OF_NAMES: Readonly<Record<string, DocumentType>> = {
  '.txt': '.txt',
  '.text': '.txt',
  '.md': '.md',
  '.markdown': '.md',
  '.html': '.html',
  '.htm': '.html',
  '.xhtml': '.html',
  '.pdf': '.pdf',
  '.docx': '.docx',
};

/** File name endings of the formats, with the dot. */
export const READABLE_EXTENSIONS: readonly string[] = Object.keys(TYPES_OF_NAMES);

/** What a file's name says that it is; undefined for names that are not read. */
export function typeOfName(name: string): DocumentType | undefined {
  return TYPES_OF_NAMES[extname(name).toLowerCase()];
}

/**
 * What a file is by its content; undefined for what no reader reads. Any text can be a plain text, a Markdown file or
 * a piece of HTML, so there the name is believed, and text under any other name is plain text. Nothing is unpacked or
 * parsed: what begins like a format may still be damaged.
 */
export function sniffType(name: string, bytes: Uint8Array): DocumentType | undefined {
  const buffer = Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  if (isPdf(buffer, name)) return '.pdf';
  if (buffer.subarray(0, 4).toString('latin1') === 'PK\x03\x04') return isWord(buffer) ? '.docx' : undefined;
  if (isOle(buffer)) return isEncryptedOffice(buffer) ? '.docx' : undefined;
  if (!looksLikeText(buffer)) return undefined;
  const head = buffer.subarray(0, HEAD_BYTES).toString('latin1').replaceAll('\0', '');
  if (/^(?:ï»¿)?\s*\{\\rtf/.test(head)) return undefined;
  if (WEB_PAGE.test(head)) return '.html';
  const named = typeOfName(name);
  return named === '.md' || named === '.html' ? named : '.txt';
}

const HEAD_BYTES = 1024;
/** How a whole page begins, after a mark, an XML declaration, and comments. */
const WEB_PAGE =
  /^(?:ï»¿|ÿþ|þÿ)?\s*(?:<\?xml[^>]{0,200}>\s*)?(?:<!--[^>]{0,400}-->\s*)*<(?:!doctype\s+html|html|head|body)[\s>]/i;

/** Programs may write up to a kilobyte before the header; a text that only names it is no PDF. */
function isPdf(buffer: Buffer, name: string): boolean {
  const at = buffer.subarray(0, HEAD_BYTES).indexOf('%PDF-');
  return at === 0 || (at > 0 && (typeOfName(name) === '.pdf' || !looksLikeText(buffer)));
}

/** Names in an archive are not packed: Word keeps its parts in `word/`. */
function isWord(archive: Buffer): boolean {
  return archive.includes('[Content_Types].xml') && archive.includes('word/');
}

/** An OLE file: Word's format of before 2007, and what Office writes around an encrypted document. */
function isOle(buffer: Buffer): boolean {
  return buffer.subarray(0, 8).toString('hex') === 'd0cf11e0a1b11ae1';
}

/** An OLE file with an encrypted document of today's formats in it. */
export function isEncryptedOffice(buffer: Buffer): boolean {
  return isOle(buffer) && buffer.includes(Buffer.from('EncryptedPackage', 'utf16le'));
}
