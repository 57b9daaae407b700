// Hostile Word documents: archives that unpack to too much, lie, lead elsewhere; XML that explodes.
import { buildDocx, buildZip } from '../build-files.js';
import { MIB, SENTENCE, type Outcome, type Recipe } from './recipe.js';

const paragraph = (text: string): string => `<w:p><w:r><w:t>${text}</w:t></w:r></w:p>`;
const GOOD = paragraph(SENTENCE);
const OLE = Buffer.from('d0cf11e0a1b11ae1', 'hex');

const docx = (kind: string, outcome: Outcome, make: () => Uint8Array): Recipe => ({
  kind: `docx: ${kind}`,
  file: 'a.docx',
  outcome,
  make,
});

/** A document with an XML head of its own, for entities. */
function withHead(head: string, body: string): Buffer {
  const word = 'http://schemas.openxmlformats.org/wordprocessingml/2006/main';
  const xml = `<?xml version="1.0"?>${head}<w:document xmlns:w="${word}"><w:body>${body}</w:body></w:document>`;
  return buildDocx('', { 'word/document.xml': xml });
}

function billionLaughs(): string {
  const levels = Array.from({ length: 10 }, (_, at) => `<!ENTITY l${at + 1} "${`&l${at};`.repeat(10)}">`);
  return `<!DOCTYPE d [<!ENTITY l0 "lol">${levels.join('')}]>`;
}

/** All entries of the central directory name the same packed bytes: each is honest, together they are a bomb. */
function overlapping(): Buffer {
  const one = buildDocx(GOOD, { 'word/big.bin': Buffer.alloc(30 * MIB) });
  const end = one.lastIndexOf('PK\x05\x06', undefined, 'latin1');
  const start = one.readUInt32LE(end + 16);
  const last = one.lastIndexOf('PK\x01\x02', end, 'latin1');
  const copies = Array.from({ length: 200 }, () => one.subarray(last, end));
  const directory = Buffer.concat([one.subarray(start, end), ...copies]);
  const tail = Buffer.from(one.subarray(end));
  tail.writeUInt16LE(tail.readUInt16LE(8) + copies.length, 8);
  tail.writeUInt16LE(tail.readUInt16LE(10) + copies.length, 10);
  tail.writeUInt32LE(directory.length, 12);
  return Buffer.concat([one.subarray(0, start), directory, tail]);
}

export const ARCHIVES: readonly Recipe[] = [
  docx('a part of 300 MiB', 'too-complex', () => buildDocx(GOOD, {}, { 'word/document.xml': 300 * MIB })),
  docx('a text of 60 MiB in 60 KiB', 'too-complex', () => buildDocx(paragraph(' '.repeat(60 * MIB)))),
  docx('a part that unpacks to more than it says', 'malformed', () =>
    buildDocx(GOOD, { 'word/styles.xml': Buffer.alloc(20 * MIB, 32) }, { 'word/styles.xml': 10 }),
  ),
  docx('an unread part that unpacks to more than it says', 'read', () =>
    buildDocx(GOOD, { 'word/numbering.bin': Buffer.alloc(100 * MIB) }, { 'word/numbering.bin': 10 }),
  ),
  docx('an archive in an archive', 'read', () =>
    buildDocx(GOOD, { 'word/nested.zip': buildZip({ 'a.zip': buildZip({ a: Buffer.alloc(50 * MIB) }) }) }),
  ),
  docx('six thousand parts', 'too-complex', () =>
    buildDocx(GOOD, Object.fromEntries(Array.from({ length: 6000 }, (_, at) => [`word/${at}.xml`, '']))),
  ),
  docx('overlapping parts', 'too-complex', overlapping),
  docx('a part named ../../escaped.txt', 'malformed', () => buildDocx(GOOD, { '../../escaped.txt': 'x' })),
  docx('a part with an absolute name', 'malformed', () => buildDocx(GOOD, { '/tmp/escaped.txt': 'x' })),
  docx('a part with a NUL in its name', 'read', () => buildDocx(GOOD, { 'word/a\0.xml': '<a/>' })),
  docx('a part named __proto__', 'read', () =>
    buildDocx(GOOD, { ['__proto__']: 'x', 'word/__proto__': 'x' }),
  ),
  docx('no text inside', 'malformed', () =>
    buildZip({ '[Content_Types].xml': '<Types/>', 'word/a.xml': 'x' }),
  ),
  docx('entities that explode', 'malformed', () => withHead(billionLaughs(), paragraph('&l10;'))),
  docx('an entity from a file', 'malformed', () =>
    withHead('<!DOCTYPE d [<!ENTITY x SYSTEM "file:///etc/passwd">]>', paragraph(`${SENTENCE} &x;`)),
  ),
  docx('XML a hundred thousand deep', 'too-complex', () =>
    buildDocx(`${'<w:p>'.repeat(100_000)}${SENTENCE}${'</w:p>'.repeat(100_000)}`),
  ),
  docx('tables a thousand deep', 'too-complex', () =>
    buildDocx(`${'<w:tbl><w:tr><w:tc>'.repeat(1000)}${GOOD}${'</w:tc></w:tr></w:tbl>'.repeat(1000)}`),
  ),
  docx('XML that is not closed', 'malformed', () => buildDocx(`<w:p><w:r><w:t>${SENTENCE}`)),
  docx('two million empty paragraphs', 'too-complex', () => buildDocx('<w:p/>'.repeat(2_000_000))),
  docx('macros', 'read', () => buildDocx(GOOD, { 'word/vbaProject.bin': OLE })),
  docx('a picture from a file', 'read', () =>
    buildDocx(
      `${GOOD}<w:p><w:r><w:drawing><a:blip xmlns:a="http://schemas.openxmlformats.org/drawingml/2006/main" xmlns:r="http://schemas.openxmlformats.org/officeDocument/2006/relationships" r:link="r9"/></w:drawing></w:r></w:p>`,
      {
        'word/_rels/document.xml.rels': `<?xml version="1.0"?><Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships"><Relationship Id="r9" Type="http://schemas.openxmlformats.org/officeDocument/2006/relationships/image" Target="file:///etc/passwd" TargetMode="External"/></Relationships>`,
      },
    ),
  ),
  docx('control characters and half a surrogate', 'read', () =>
    buildDocx(paragraph(`${SENTENCE} &#xD800;&#x1B;[31m&#x202E;&#x0;`)),
  ),
  docx('encrypted', 'encrypted', () =>
    Buffer.concat([OLE, Buffer.alloc(600), Buffer.from('EncryptedPackage', 'utf16le')]),
  ),
  docx('Word of before 2007', 'malformed', () =>
    Buffer.concat([OLE, Buffer.alloc(600), Buffer.from('WordDocument', 'utf16le')]),
  ),
  docx('a spreadsheet', 'malformed', () => buildZip({ '[Content_Types].xml': 'x', 'xl/workbook.xml': 'x' })),
  docx('cut in the middle', 'malformed', () => buildDocx(GOOD.repeat(500)).subarray(0, 900)),
];
