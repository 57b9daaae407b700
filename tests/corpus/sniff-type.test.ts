// What a file is by its content, whatever its name says.
import { expect, it } from 'vitest';
import { sniffType, type DocumentType } from '../../src/corpus/sniff-type.js';
import { buildDocx, buildPdf, buildZip } from './build-files.js';

const TEXT = 'The council met on Monday and agreed on the bridge.';
const utf16 = (text: string): Buffer => Buffer.from(`\ufeff${text}`, 'utf16le');
const ole = (inside: string): Buffer =>
  Buffer.concat([Buffer.from('d0cf11e0a1b11ae1', 'hex'), Buffer.alloc(500), Buffer.from(inside, 'utf16le')]);

it.each<[string, string, Uint8Array | string, DocumentType | undefined]>([
  ['text', 'a.txt', TEXT, '.txt'],
  ['text without a name', '', TEXT, '.txt'],
  ['text with another ending', 'a.log', TEXT, '.txt'],
  ['text named as PDF', 'a.pdf', TEXT, '.txt'],
  ['text that names a PDF header', 'a.txt', `${TEXT} %PDF-1.4`, '.txt'],
  ['Markdown', 'a.MD', `# ${TEXT}`, '.md'],
  ['a page', 'a.html', `<!doctype html><p>${TEXT}`, '.html'],
  ['a page without a name', 'download', `\ufeff <html lang=vi>${TEXT}`, '.html'],
  ['a page in UTF-16', 'a.txt', utf16(`<!DOCTYPE HTML><p>${TEXT}`), '.html'],
  ['XHTML', 'a.txt', `<?xml version="1.0"?>\n<!-- x -->\n<!DOCTYPE html PUBLIC "x"><html>`, '.html'],
  ['a piece of HTML', 'a.htm', `<p>${TEXT}</p>`, '.html'],
  ['a piece of HTML in Markdown', 'a.md', `<p>${TEXT}</p>`, '.md'],
  ['PDF', 'a.txt', buildPdf([[TEXT]]), '.pdf'],
  ['PDF after rubbish', 'a.pdf', Buffer.concat([Buffer.from('rubbish\n'), buildPdf([[TEXT]])]), '.pdf'],
  ['Word', 'a', buildDocx(''), '.docx'],
  ['an encrypted Word document', 'a.docx', ole('EncryptedPackage'), '.docx'],
  ['Word of before 2007', 'a.docx', ole('WordDocument'), undefined],
  ['a spreadsheet', 'a.docx', buildZip({ '[Content_Types].xml': 'x', 'xl/workbook.xml': 'x' }), undefined],
  ['rich text', 'a.txt', `{\\rtf1 ${TEXT}}`, undefined],
  ['a picture', 'a.md', Buffer.from('89504e470d0a1a0a0000000d49484452', 'hex'), undefined],
])('%s', (_, name, content, type) => {
  expect(sniffType(name, Buffer.from(content as string))).toBe(type);
});
