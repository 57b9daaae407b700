// Hostile PDF files: locked, broken, going in circles, unpacking to too much.
import { createHash } from 'node:crypto';
import { constants, deflateRawSync, deflateSync } from 'node:zlib';
import { buildPdf } from '../build-files.js';
import { MIB, SENTENCE, type Outcome, type Recipe } from './recipe.js';

const pdf = (kind: string, outcome: Outcome, make: () => Uint8Array): Recipe => ({
  kind: `pdf: ${kind}`,
  file: 'a.pdf',
  outcome,
  make,
});

const SHOW = `BT /F1 11 Tf 60 700 Td (${SENTENCE}) Tj ET`;
const FONT = '<< /Type /Font /Subtype /Type1 /BaseFont /Helvetica >>';

/** Object 1 is the catalog, 2 the pages, 3 the font, 4 the page, 5 its content; others follow, `given` replaces. */
function compose(given: Readonly<Record<number, string | Buffer>> = {}, trailer = ''): Buffer {
  const objects: Record<number, string | Buffer> = {
    1: '<< /Type /Catalog /Pages 2 0 R >>',
    2: '<< /Type /Pages /Kids [4 0 R] /Count 1 >>',
    3: FONT,
    4: pageOf(),
    5: streamOf(SHOW),
    ...given,
  };
  const parts: Buffer[] = [Buffer.from('%PDF-1.7\n', 'latin1')];
  let length = parts[0]!.length;
  const rows = Object.entries(objects).map(([number, object]) => {
    const part = Buffer.concat([
      Buffer.from(`${number} 0 obj\n`),
      Buffer.from(object as string, 'latin1'),
      Buffer.from('\nendobj\n'),
    ]);
    const row = `${String(length).padStart(10, '0')} 00000 n \n`;
    parts.push(part);
    length += part.length;
    return row;
  });
  const size = rows.length + 1;
  const table = `xref\n0 ${size}\n0000000000 65535 f \n${rows.join('')}trailer\n<< /Size ${size} /Root 1 0 R ${trailer} >>\n`;
  return Buffer.concat([...parts, Buffer.from(`${table}startxref\n${length}\n%%EOF`)]);
}

function pageOf(more = '', resources = '', content = '5 0 R', box = '0 0 595 842'): string {
  return `<< /Type /Page /Parent 2 0 R /MediaBox [${box}] /Contents ${content} /Resources << /Font << /F1 3 0 R >> ${resources} >> ${more} >>`;
}

function streamOf(data: string | Buffer, entries = ''): Buffer {
  const bytes = Buffer.from(data as string, 'latin1');
  const head = Buffer.from(`<< /Length ${bytes.length} ${entries} >>\nstream\n`, 'latin1');
  return Buffer.concat([head, bytes, Buffer.from('\nendstream')]);
}

const flate = (data: Buffer): Buffer => deflateSync(data, { level: 9 });
const ID = '00112233445566778899aabbccddeeff';
const PADDING = Buffer.from('28bf4e5e4e758a4164004e56fffa01082e2e00b6d0683e802f0ca9fe6453697a', 'hex');

/** RC4 with 40 bits and an empty user password: any program opens it without asking. */
function openToAll(): Buffer {
  const owner = Buffer.alloc(32, 0x41);
  const permissions = Buffer.from([0xfc, 0xff, 0xff, 0xff]);
  const md5 = (...data: Buffer[]): Buffer => createHash('md5').update(Buffer.concat(data)).digest();
  const key = md5(PADDING, owner, permissions, Buffer.from(ID, 'hex')).subarray(0, 5);
  const user = rc4(key, PADDING);
  const content = rc4(md5(key, Buffer.from([5, 0, 0, 0, 0])).subarray(0, 10), Buffer.from(SHOW));
  const encrypt = `<< /Filter /Standard /V 1 /R 2 /O <${owner.toString('hex')}> /U <${user.toString('hex')}> /P -4 >>`;
  return compose({ 5: streamOf(content) }, `/ID [<${ID}> <${ID}>] /Encrypt ${encrypt}`);
}

function rc4(key: Buffer, data: Buffer): Buffer {
  const state = Uint8Array.from({ length: 256 }, (_, at) => at);
  const swap = (a: number, b: number): void => void ([state[a], state[b]] = [state[b]!, state[a]!]);
  for (let at = 0, j = 0; at < 256; at++) swap(at, (j = (j + state[at]! + key[at % key.length]!) & 255));
  let i = 0;
  let j = 0;
  return Buffer.from(
    data.map((byte) => {
      i = (i + 1) & 255;
      swap(i, (j = (j + state[i]!) & 255));
      return byte ^ state[(state[i]! + state[j]!) & 255]!;
    }),
  );
}

/** A form that shows itself and the sentence. */
const SELF = streamOf(
  `${SHOW} /X Do /X Do`,
  '/Type /XObject /Subtype /Form /BBox [0 0 9 9] /Resources << /XObject << /X 6 0 R >> >>',
);

/** Twenty forms, each of which shows the next one ten times. */
function formsOfForms(): Record<number, Buffer> {
  const form = (at: number): Buffer =>
    streamOf(
      '/X Do '.repeat(10),
      `/Type /XObject /Subtype /Form /BBox [0 0 9 9] /Resources << /XObject << /X ${at + 1} 0 R >> >>`,
    );
  const forms = Array.from({ length: 20 }, (_, at) => [at + 6, form(at + 6)] as const);
  return {
    ...Object.fromEntries(forms),
    26: streamOf(SHOW, '/Type /XObject /Subtype /Form /BBox [0 0 9 9]'),
  };
}

/** A cross-reference stream and an object stream that says it holds ten million objects. */
function lyingObjectStream(): Buffer {
  const packed = flate(Buffer.from('1 0 2 9 '.repeat(1000)));
  return compose({
    6: streamOf(packed, '/Type /ObjStm /N 10000000 /First 8 /Filter /FlateDecode'),
    1: '<< /Type /Catalog /Pages 6 0 R >>',
  });
}

export const PDFS: readonly Recipe[] = [
  pdf('encrypted with a password', 'encrypted', () =>
    buildPdf([[SENTENCE]], {
      trailer: `/ID [<00> <00>] /Encrypt << /Filter /Standard /V 1 /R 2 /O <${'41'.repeat(32)}> /U <${'42'.repeat(32)}> /P -4 >>`,
    }),
  ),
  pdf('encrypted with an empty password', 'read', openToAll),
  pdf('encryption of a kind that does not exist', 'malformed', () =>
    compose({}, `/ID [<00> <00>] /Encrypt << /Filter /Nothing /V 99 >>`),
  ),
  pdf('scanned, without a text layer', 'no-text-layer', () =>
    compose({
      4: pageOf('', '/XObject << /I 6 0 R >>'),
      5: streamOf('q 595 0 0 842 0 0 cm /I Do Q'),
      6: streamOf(
        flate(Buffer.alloc(100 * 100)),
        '/Type /XObject /Subtype /Image /Width 100 /Height 100 /ColorSpace /DeviceGray /BitsPerComponent 8 /Filter /FlateDecode',
      ),
    }),
  ),
  pdf('cut in the middle', 'malformed', () => compose().subarray(0, 200)),
  pdf('cut before its table', 'malformed', () => compose().subarray(0, compose().indexOf('xref'))),
  pdf('a page tree that holds itself', 'malformed', () =>
    compose({ 2: '<< /Type /Pages /Kids [2 0 R] /Count 1 >>' }),
  ),
  pdf('a count of pages that lies', 'read', () =>
    compose({ 2: '<< /Type /Pages /Kids [4 0 R] /Count 2000000000 >>' }),
  ),
  pdf('a negative count of pages', 'no-text-layer', () =>
    compose({ 2: '<< /Type /Pages /Kids [4 0 R] /Count -1 >>' }),
  ),
  pdf('tables that refer to each other', 'read', () => {
    const whole = compose({}, '/Prev 9');
    return Buffer.from(
      whole.toString('latin1').replace('/Prev 9', `/Prev ${whole.indexOf('xref')}`),
      'latin1',
    );
  }),
  pdf('a length that refers to itself', 'read', () =>
    compose({ 5: Buffer.from(`<< /Length 5 0 R >>\nstream\n${SHOW}\nendstream`) }),
  ),
  pdf('arrays a hundred thousand deep', 'read', () =>
    compose({ 6: '['.repeat(100_000), 4: pageOf('/Annots 6 0 R') }),
  ),
  pdf('a page of arrays a hundred thousand deep', 'malformed', () =>
    compose({ 4: `<< /Type /Page /Kids ${'['.repeat(100_000)}` }),
  ),
  pdf('an object stream that lies', 'malformed', lyingObjectStream),
  pdf('content that unpacks to 400 MiB', 'too-complex', () =>
    compose({ 5: streamOf(packedSpaces(400), '/Filter /FlateDecode') }),
  ),
  pdf('content packed twice, 2 GiB', 'too-complex', () =>
    compose({ 5: streamOf(flate(packedSpaces(2048)), '/Filter [/FlateDecode /FlateDecode]') }),
  ),
  pdf('a million texts in 30 KiB', 'too-complex', () =>
    compose({
      5: streamOf(flate(Buffer.from('BT /F1 9 Tf (a) Tj ET '.repeat(1_000_000))), '/Filter /FlateDecode'),
    }),
  ),
  pdf('JavaScript and an action on opening', 'read', () =>
    compose({
      1: '<< /Type /Catalog /Pages 2 0 R /OpenAction << /S /JavaScript /JS (globalThis.hacked = true; app.launchURL\\("http://127.0.0.1:9/"\\)) >> >>',
    }),
  ),
  pdf('a launch action and an attached program', 'read', () =>
    compose({
      1: '<< /Type /Catalog /Pages 2 0 R /OpenAction << /S /Launch /F (/bin/sh) >> /Names << /EmbeddedFiles << /Names [(../../x.exe) 6 0 R] >> >> >>',
      6: '<< /Type /Filespec /F (../../x.exe) >>',
    }),
  ),
  pdf('ten thousand pages', 'too-complex', () => buildPdf(Array.from({ length: 10_000 }, () => []))),
  pdf('a page as large as numbers go', 'read', () =>
    compose({ 4: pageOf('', '', '5 0 R', '-1e38 -1e38 1e38 1e38') }),
  ),
  pdf('numbers that are none', 'read', () =>
    compose({ 5: streamOf(`BT /F1 1e400 Tf 99999999999999999999 -0 Td (x) Tj ET ${SHOW}`) }),
  ),
  pdf('a form that shows itself', 'timeout', () =>
    compose({ 4: pageOf('', '/XObject << /X 6 0 R >>'), 5: streamOf('/X Do'), 6: SELF }),
  ),
  pdf('forms of forms, ten to the power of twenty', 'timeout', () =>
    compose({ 4: pageOf('', '/XObject << /X 6 0 R >>'), 5: streamOf(`${SHOW} /X Do`), ...formsOfForms() }),
  ),
  pdf('a font without a map to Unicode', 'read', () =>
    compose({
      3: '<< /Type /Font /Subtype /Type1 /BaseFont /Nothing /Encoding << /Differences [65 /g1 /g2 /g3] >> >>',
    }),
  ),
  pdf('a map to Unicode that gives control characters', 'read', () => {
    const map =
      '1 begincodespacerange <00> <ff> endcodespacerange 2 beginbfchar <54> <001B> <68> <D800> endbfchar';
    return compose({
      3: '<< /Type /Font /Subtype /Type1 /BaseFont /Helvetica /ToUnicode 6 0 R >>',
      6: streamOf(map),
    });
  }),
  pdf('a map to Unicode with a range of billions', 'read', () => {
    const map =
      '1 begincodespacerange <00000000> <ffffffff> endcodespacerange 1 beginbfrange <00000000> <ffffffff> <0041> endbfrange';
    return compose({
      3: '<< /Type /Font /Subtype /Type1 /BaseFont /Helvetica /ToUnicode 6 0 R >>',
      6: streamOf(map),
    });
  }),
  pdf('a header in the middle of rubbish', 'read', () => Buffer.concat([Buffer.alloc(500, 7), compose()])),
];

/** Spaces by the MiB, packed piece by piece: no memory, no time. */
function packedSpaces(mib: number): Buffer {
  const piece = deflateRawSync(Buffer.alloc(MIB, 32), { level: 9, finishFlush: constants.Z_SYNC_FLUSH });
  const pieces = Array.from({ length: mib }, () => piece);
  return Buffer.concat([Buffer.from([0x78, 0xda]), ...pieces, Buffer.from([3, 0, 0, 0, 0, 0])]);
}
