// PDF and Word documents: text with pages, and what is refused.
import { describe, expect, it } from 'vitest';
import { readDocument } from '../../src/corpus/read-document.js';
import { buildDocx, buildPdf, buildZip } from './build-files.js';

const PROSE = [
  'The harbour council met on Monday for the third time since the bridge was closed,',
  'and it agreed at last on a plan that all of the villages can pay for.',
];

async function read(file: string, bytes: Uint8Array) {
  const { document, report } = await readDocument(file, bytes);
  const blocks = document?.blocks.map(({ kind, span, page }) => [
    kind,
    document.text.slice(span.start, span.end),
    page,
  ]);
  return { document, report, blocks };
}

describe('PDF', () => {
  it('keeps pages, joins the lines of a paragraph, drops running headers and page numbers', async () => {
    const page = (number: number, ...lines: string[]): string[] => [
      'River Times yearbook',
      '',
      ...lines,
      '',
      `${number}`,
    ];
    const bytes = buildPdf(
      [
        page(1, '18|The old bridge', '', ...PROSE, '', '- Mend the road to the mill.', '- Count the boats.'),
        page(2, ...PROSE, '', 'Farmers in the north had asked for it.'),
        page(3, 'Thank you for coming to the meeting.'),
      ],
      { title: 'The old bridge' },
    );
    const { document, report, blocks } = await read('a.pdf', bytes);
    expect(report).toMatchObject({ status: 'read', pages: 3, warnings: [] });
    expect(document?.card.title).toBe('The old bridge');
    expect(blocks?.filter(([kind]) => kind !== 'furniture')).toEqual([
      ['heading', 'The old bridge', 1],
      ['paragraph', PROSE.join('\n'), 1],
      ['list-item', 'Mend the road to the mill.', 1],
      ['list-item', 'Count the boats.', 1],
      ['paragraph', PROSE.join('\n'), 2],
      ['paragraph', 'Farmers in the north had asked for it.', 2],
      ['paragraph', 'Thank you for coming to the meeting.', 3],
    ]);
  });

  it('reports pages without text, and a file that has none', async () => {
    expect((await read('a.pdf', buildPdf([PROSE, [], PROSE]))).report).toMatchObject({
      status: 'read',
      warnings: expect.arrayContaining([{ code: 'empty-pages', detail: '2' }]) as unknown,
    });
    expect((await read('a.pdf', buildPdf([[], []]))).report).toMatchObject({
      status: 'refused',
      reason: 'no-text-layer',
    });
  });

  it.each<[string, Buffer, string]>([
    [
      'an encrypted file',
      buildPdf([PROSE], {
        trailer: `/ID [<00> <00>] /Encrypt << /Filter /Standard /V 1 /R 2 /O <${'41'.repeat(32)}> /U <${'42'.repeat(32)}> /P -4 >>`,
      }),
      'encrypted',
    ],
    ['a text file', Buffer.from('The council met on Monday.'), 'misnamed'],
    ['a file cut short', buildPdf([PROSE]).subarray(0, 60), 'malformed'],
  ])('refuses %s', async (_, bytes, reason) => {
    expect((await read('a.pdf', bytes)).report).toMatchObject({ status: 'refused', reason });
  });

  it('ignores titles that programs make up', async () => {
    const { document } = await read(
      'yearbook.pdf',
      buildPdf([PROSE], { title: 'Microsoft Word - bridge.docx' }),
    );
    expect(document?.card.title).toBe('yearbook');
  });
});

describe('Word', () => {
  const paragraph = (text: string, style = ''): string =>
    `<w:p>${style && `<w:pPr><w:pStyle w:val="${style}"/></w:pPr>`}<w:r><w:t>${text}</w:t></w:r></w:p>`;

  it('reads headings, paragraphs and tables', async () => {
    const table = `<w:tbl><w:tr><w:tc>${paragraph('Boats')}</w:tc><w:tc>${paragraph('12')}</w:tc></w:tr></w:tbl>`;
    const body =
      paragraph('The old bridge', 'Heading1') +
      paragraph(PROSE.join(' ')) +
      table +
      paragraph('Thank you for coming.');
    const { blocks, document } = await read('a.docx', buildDocx(body));
    expect(blocks).toEqual([
      ['heading', 'The old bridge', undefined],
      ['paragraph', PROSE.join(' '), undefined],
      ['list-item', 'Boats | 12', undefined],
      ['paragraph', 'Thank you for coming.', undefined],
    ]);
    expect(document?.card.title).toBe('The old bridge');
  });

  it.each<[string, Buffer, string]>([
    [
      'an encrypted file',
      Buffer.concat([Buffer.from('d0cf11e0a1b11ae1', 'hex'), Buffer.from('EncryptedPackage', 'utf16le')]),
      'encrypted',
    ],
    ['a text file', Buffer.from('The council met on Monday.'), 'misnamed'],
    ['another archive', buildZip({ 'a.txt': 'x' }), 'malformed'],
    ['an archive cut short', buildDocx(paragraph('x')).subarray(0, 200), 'malformed'],
    ['a bomb', buildDocx(paragraph('x'), { 'word/big.xml': Buffer.alloc(45 * 1024 * 1024) }), 'too-complex'],
    [
      'a bomb that lies about its size',
      buildDocx(paragraph('x'), { 'word/big.xml': Buffer.alloc(45 * 1024 * 1024) }, { 'word/big.xml': 10 }),
      'malformed',
    ],
    [
      'a picture bomb',
      buildDocx(
        paragraph('x'),
        { 'word/a.bin': 'x', 'word/b.bin': 'x' },
        { 'word/a.bin': 150e6, 'word/b.bin': 150e6 },
      ),
      'too-complex',
    ],
  ])('refuses %s', async (_, bytes, reason) => {
    expect((await read('a.docx', bytes)).report).toMatchObject({ status: 'refused', reason });
  });
});
