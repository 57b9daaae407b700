// What people and machines put into a corpus folder, file by file: read rightly, or refused with a reason.
import { describe, expect, it } from 'vitest';
import type { FileReport } from '../../src/corpus/file-report.js';
import { readDocument } from '../../src/corpus/read-document.js';
import { LOCALES } from '../../src/domain.js';
import { ingestTexts } from '../../src/i18n/ingest.js';

const SENTENCE = 'Hội đồng đã họp vào thứ hai và thống nhất về cây cầu.';
const ENGLISH = 'The council met on Monday and agreed on the bridge.';
const bytes = (text: string): Uint8Array => Buffer.from(text, 'utf8');
const utf16be = (text: string): Uint8Array => Buffer.from(text, 'utf16le').swap16();
const page = (body: string): Uint8Array =>
  bytes(`<!doctype html><html><head><title>T</title></head><body>${body}</body></html>`);

/** A sentence in Windows-1258, whose tone marks follow their vowels. */
const WINDOWS_1258 = Buffer.from([
  0x48, 0xf4, 0xf2, 0x69, 0x20, 0xf0, 0xf4, 0xcc, 0x6e, 0x67, 0x20, 0xf0, 0x61, 0xde, 0x20, 0x68, 0x6f, 0xf2,
  0x70, 0x20, 0x76, 0x61, 0xcc, 0x6f, 0x20, 0x74, 0x68, 0xfd, 0xec, 0x20, 0x68, 0x61, 0x69, 0x2e,
]);

describe('files that are read', () => {
  it.each<[string, string, Uint8Array, string, string[]]>([
    ['UTF-8', 'a.txt', bytes(SENTENCE), SENTENCE, []],
    ['UTF-8 with a mark', 'a.txt', bytes('\ufeff' + SENTENCE), SENTENCE, []],
    ['UTF-16LE with a mark', 'a.txt', Buffer.from('\ufeff' + SENTENCE, 'utf16le'), SENTENCE, []],
    ['UTF-16BE with a mark', 'a.txt', utf16be('\ufeff' + SENTENCE), SENTENCE, []],
    ['UTF-16LE without a mark', 'a.txt', Buffer.from(SENTENCE, 'utf16le'), SENTENCE, []],
    ['UTF-16BE without a mark', 'a.txt', utf16be(SENTENCE), SENTENCE, []],
    ['NFD', 'a.txt', bytes(SENTENCE.normalize('NFD')), SENTENCE, ['decomposed-unicode']],
    [
      'Windows-1252',
      'a.txt',
      Buffer.from('The caf\xe9 \x93opened\x94 on Monday.', 'latin1'),
      'The café “opened” on Monday.',
      ['guessed-encoding'],
    ],
    ['Windows-1258', 'a.txt', WINDOWS_1258, 'Hội đồng đã họp vào thứ hai.', ['guessed-encoding']],
    [
      'Windows line ends',
      'a.txt',
      bytes(`${ENGLISH}\r\n\r\n${ENGLISH}\r\n`),
      `${ENGLISH}\n\n${ENGLISH}\n`,
      [],
    ],
    ['old Mac line ends', 'a.txt', bytes(`${ENGLISH}\r${ENGLISH}`), `${ENGLISH}\n${ENGLISH}`, []],
    [
      'form feeds and line separators',
      'a.txt',
      bytes(`${ENGLISH}\f${ENGLISH}\u2028${ENGLISH}`),
      `${ENGLISH}\n${ENGLISH}\n${ENGLISH}`,
      [],
    ],
    [
      'zero-width characters',
      'a.txt',
      bytes('The coun\u200bcil met\u2060 on Mon\u00adday and agreed.'),
      'The council met on Monday and agreed.',
      ['invisible-characters'],
    ],
    [
      'right-to-left overrides',
      'a.txt',
      bytes('The council \u202eagreed\u202c on Monday, we hear.'),
      'The council agreed on Monday, we hear.',
      ['invisible-characters'],
    ],
    [
      'a few control characters',
      'a.txt',
      bytes(`${ENGLISH} ${ENGLISH} ${ENGLISH}\u0007`),
      `${ENGLISH} ${ENGLISH} ${ENGLISH}`,
      [],
    ],
    [
      'non-breaking spaces',
      'a.txt',
      bytes('The council\u00a0met\u202fon Monday, as planned.'),
      'The council\u00a0met\u202fon Monday, as planned.',
      [],
    ],
    [
      'Arabic',
      'a.txt',
      bytes('اجتمع المجلس يوم الاثنين واتفق على الجسر.'),
      'اجتمع المجلس يوم الاثنين واتفق على الجسر.',
      [],
    ],
    [
      'emoji with joiners',
      'a.txt',
      bytes('The 👩‍👩‍👧 family met on Monday. 🇻🇳'),
      'The 👩‍👩‍👧 family met on Monday. 🇻🇳',
      [],
    ],
    ['a name with spaces and NFD', 'thư mục/bài số 1.txt'.normalize('NFD'), bytes(ENGLISH), ENGLISH, []],
    ['capital file name ending', 'A.TXT', bytes(ENGLISH), ENGLISH, []],
    [
      'one giant line',
      'a.txt',
      bytes(`${ENGLISH} `.repeat(100_000).trim()),
      `${ENGLISH} `.repeat(100_000).trim(),
      [],
    ],
    [
      'many short lines',
      'a.txt',
      bytes('Share\n'.repeat(200_000) + ENGLISH),
      'Share\n'.repeat(200_000) + ENGLISH,
      ['mostly-furniture'],
    ],
    [
      'Markdown without front matter',
      'a.md',
      bytes(`# Title\n\nThe *council* [met](http://x) on **Monday**,\nas \`planned\`.`),
      'Title\n\nThe council met on Monday, as planned.',
      [],
    ],
    [
      'Markdown that begins with a rule',
      'a.md',
      bytes(`---\n\n${ENGLISH}\n\n---\n\n${ENGLISH}`),
      `${ENGLISH}\n\n${ENGLISH}`,
      [],
    ],
    [
      'broken front matter',
      'a.md',
      bytes(`---\ntitle: [x\n  y: : z\n---\n${ENGLISH}`),
      ENGLISH,
      ['front-matter-invalid'],
    ],
    [
      'front matter that never ends',
      'a.md',
      bytes(`---\ntitle: x\n\n${ENGLISH}`),
      `title: x\n\n${ENGLISH}`,
      [],
    ],
    [
      'front matter of wrong types',
      'a.md',
      bytes(`---\ntitle: [1, 2]\ndate: {a: b}\nurl: javascript:alert(1)\nafter: 3\n---\n${ENGLISH}`),
      ENGLISH,
      ['front-matter-invalid'],
    ],
    [
      'front matter that is a list',
      'a.md',
      bytes(`---\n- title: x\n---\n${ENGLISH}`),
      ENGLISH,
      ['front-matter-invalid'],
    ],
    [
      'front matter as code',
      'a.md',
      bytes(`---js\nmodule.exports = (globalThis.hacked = true, { title: 'x' })\n---\n${ENGLISH}`),
      ENGLISH,
      ['front-matter-invalid'],
    ],
    [
      'YAML tags',
      'a.md',
      bytes(`---\ntitle: !!js/function 'function () { return 1 }'\n---\n${ENGLISH}`),
      ENGLISH,
      [],
    ],
    [
      'a YAML bomb',
      'a.md',
      bytes(
        `---\na: &a [x,x,x,x,x,x,x,x,x]\nb: &b [*a,*a,*a,*a,*a,*a,*a,*a,*a]\nc: &c [*b,*b,*b,*b,*b,*b,*b,*b,*b]\nd: &d [*c,*c,*c,*c,*c,*c,*c,*c,*c]\ntitle: [*d,*d,*d,*d,*d,*d]\n---\n${ENGLISH}`,
      ),
      ENGLISH,
      ['front-matter-invalid'],
    ],
    ['deep Markdown nesting', 'a.md', bytes(`${'> '.repeat(200)}${ENGLISH}`), ENGLISH, []],
    [
      'HTML inside Markdown',
      'a.md',
      bytes(
        `<div onclick="x()"><script>bad()</script><p>${ENGLISH}</p></div>\n\n<!-- not this -->\n\n${ENGLISH}`,
      ),
      `${ENGLISH}\n\n${ENGLISH}`,
      [],
    ],
    [
      'HTML with scripts and styles',
      'a.html',
      page(
        `<script>bad()</script><style>p{}</style><noscript>Please enable.</noscript><p>${ENGLISH}</p><template>x</template>`,
      ),
      ENGLISH,
      [],
    ],
    [
      'hidden HTML',
      'a.html',
      page(
        `<p hidden>secret</p><p style="display: none">secret</p><p aria-hidden="true">secret</p><p>${ENGLISH}</p>`,
      ),
      ENGLISH,
      [],
    ],
    [
      'HTML entities',
      'a.html',
      page('<p>Caf&eacute; &amp; bar &#8220;Blue&#x201d; &lt;b&gt; opened on&nbsp;Monday.</p>'),
      'Café & bar “Blue” <b> opened on\u00a0Monday.',
      [],
    ],
    [
      'HTML that is never closed',
      'a.html',
      bytes(`<html><body><div><p>${ENGLISH}<p>${ENGLISH}<b>`),
      `${ENGLISH}\n\n${ENGLISH}`,
      [],
    ],
    ['an HTML fragment', 'a.htm', bytes(`<p>${ENGLISH}</p>`), ENGLISH, []],
    [
      'HTML in its declared encoding',
      'a.html',
      Buffer.from(
        '<html><head><meta charset="windows-1250"></head><body><p>Rada se sešla v pondělí u mostu.</p></body></html>'
          .replace('š', '\x9a')
          .replace('ě', '\xec')
          .replace('í', '\xed'),
        'latin1',
      ),
      'Rada se sešla v pondělí u mostu.',
      [],
    ],
    [
      'HTML nested five hundred deep',
      'a.html',
      page(`${'<div>'.repeat(500)}<p>${ENGLISH}</p>${'</div>'.repeat(500)}`),
      ENGLISH,
      [],
    ],
  ])('%s', async (_, file, content, text, warnings) => {
    const { document, report } = await readDocument(file, content);
    expect(report.status).toBe('read');
    expect(document?.text).toBe(text);
    const ignored = ['title-from-file-name', 'unknown-language', 'mixed-languages'];
    expect(report.warnings.map(({ code }) => code).filter((code) => !ignored.includes(code))).toEqual(
      warnings,
    );
    expect(report.file).toBe(file.normalize('NFC'));
    const slices = (document?.blocks ?? []).map(({ span }) => text.slice(span.start, span.end));
    expect(slices.filter((slice) => slice === '' || slice !== slice.trim())).toEqual([]);
    expect((globalThis as { hacked?: boolean }).hacked).toBeUndefined();
  });
});

describe('files that give no document', () => {
  const png = Buffer.from('89504e470d0a1a0a0000000d49484452', 'hex');

  it.each<[string, string, Uint8Array, FileReport['status'], string]>([
    ['nothing', 'a.txt', bytes(''), 'empty', 'empty'],
    ['white space', 'a.txt', bytes(' \n\t\u00a0\r\n'), 'empty', 'empty'],
    ['a mark alone', 'a.txt', bytes('\ufeff'), 'empty', 'empty'],
    ['invisible characters', 'a.txt', bytes('\u200b\u202e\u2060'), 'empty', 'empty'],
    ['front matter alone', 'a.md', bytes('---\ntitle: x\n---\n'), 'empty', 'empty'],
    ['an empty page', 'a.html', page(''), 'empty', 'empty'],
    [
      'menus alone',
      'a.txt',
      bytes('Skip to content\nShare this article\n© 2020 Somebody'),
      'empty',
      'only-furniture',
    ],
    ['a picture', 'a.txt', png, 'refused', 'binary'],
    ['a picture named as Markdown', 'a.md', png, 'refused', 'binary'],
    ['NULs in text', 'a.txt', bytes(`${ENGLISH}\0${ENGLISH}`), 'refused', 'binary'],
    ['control characters', 'a.txt', Buffer.alloc(100, 1), 'refused', 'binary'],
    [
      'broken UTF-8',
      'a.txt',
      Buffer.concat([bytes(SENTENCE), Buffer.from([0xc3, 0x28, 0xff])]),
      'refused',
      'encoding',
    ],
    [
      'a surrogate in UTF-8',
      'a.txt',
      Buffer.concat([bytes(ENGLISH), Buffer.from([0xed, 0xa0, 0x80])]),
      'refused',
      'encoding',
    ],
    [
      'a lone surrogate in UTF-16',
      'a.txt',
      Buffer.from('\ufeffThe \ud800council', 'utf16le'),
      'refused',
      'encoding',
    ],
    [
      'half a UTF-16 character',
      'a.txt',
      Buffer.from('\ufeffThe council', 'utf16le').subarray(0, 21),
      'refused',
      'encoding',
    ],
    ['another type', 'a.exe', bytes('x'), 'refused', 'unknown-type'],
    ['no ending', 'LICENSE', bytes('x'), 'refused', 'unknown-type'],
    [
      'HTML nested fifteen hundred deep',
      'a.html',
      page('<div>'.repeat(1500) + ENGLISH),
      'refused',
      'too-complex',
    ],
    ['too large a Markdown file', 'a.md', Buffer.alloc(10 * 1024 * 1024 + 1, 0x61), 'refused', 'too-large'],
  ])('%s', async (_, file, content, status, reason) => {
    const { document, report } = await readDocument(file, content);
    expect(document).toBeUndefined();
    expect(report).toMatchObject({ file, status, reason });
    for (const locale of LOCALES) {
      const sentence = ingestTexts[locale].refusals[report.reason ?? 'empty'](report.file, report.detail);
      expect(sentence).toContain(file);
      expect(sentence).not.toMatch(/undefined|NaN/);
    }
  });
});

describe('metadata', () => {
  const known = { title: 'Known title', publisher: 'Known publisher', date: '2020' };

  it('takes front matter before sources.json before the first lines', async () => {
    const stated = await readDocument(
      'a.md',
      bytes(`---\ntitle: Stated\ndate: 2021-05\n---\n# First line\n\n${ENGLISH}`),
      known,
    );
    expect(stated.document?.card).toMatchObject({
      title: 'Stated',
      publisher: 'Known publisher',
      date: '2021-05',
    });
    const listed = await readDocument('a.txt', bytes(`First line\nMarch 3, 2021\n\n${ENGLISH}`), {
      title: 'Known title',
    });
    expect(listed.document?.card).toMatchObject({ title: 'Known title', date: '2021-03-03' });
    const lines = await readDocument('a.txt', bytes(`Source: “River Times”\nFirst line\n\n${ENGLISH}`));
    expect(lines.document?.card).toMatchObject({ title: 'First line', publisher: 'River Times' });
  });

  it('leaves out what is unknown and names the file where there is no title', async () => {
    const { document, report } = await readDocument('x/my_file-1.txt', bytes(ENGLISH));
    expect(document?.card).toEqual({ id: document?.card.id, file: 'x/my_file-1.txt', title: 'my file 1' });
    expect(document?.card.id).toMatch(/^[0-9a-f]{12}$/);
    expect(report.warnings).toEqual([{ code: 'title-from-file-name' }]);
  });

  it('reads what a page says of itself', async () => {
    const html = `<!doctype html><html lang="en-US"><head><title>Bridge agreed | River Times</title>
      <meta property="og:site_name" content="River Times"><link rel="canonical" href="https://river.example/bridge">
      <meta property="article:published_time" content="2021-03-03T10:15:00+07:00"></head>
      <body><main><h1>Bridge agreed</h1>${`<p>${ENGLISH} ${ENGLISH}</p>`.repeat(5)}</main></body></html>`;
    const { document } = await readDocument('a.html', bytes(html));
    expect(document?.card).toMatchObject({
      title: 'Bridge agreed',
      publisher: 'River Times',
      date: '2021-03-03',
      url: 'https://river.example/bridge',
    });
    const data = `<script type="application/ld+json">{"@context":"https://schema.org","@type":"NewsArticle","headline":"Bridge agreed today","datePublished":"2021-03-03","publisher":{"name":"River Times"}}</script>`;
    const linked = await readDocument(
      'a.html',
      bytes(html.replace(/<meta property[^>]*>/g, '').replace('<main>', `${data}<main>`)),
    );
    expect(linked.document?.card).toMatchObject({ publisher: 'River Times', date: '2021-03-03' });
  });

  it('keeps the works a briefing is written after', async () => {
    const { document } = await readDocument(
      'a.md',
      bytes(`---\ntitle: B\nafter:\n  - title: One\n    date: 2015\n  - publisher: nobody\n---\n${ENGLISH}`),
    );
    expect(document?.card.after).toEqual([{ title: 'One', date: '2015' }]);
  });
});

describe('warnings', () => {
  it('names languages, encodings from before Unicode, and has a sentence for each code', async () => {
    const mixed = await readDocument('a.txt', bytes(`${SENTENCE}\n\n${ENGLISH}`));
    expect(mixed.report.warnings).toContainEqual({ code: 'mixed-languages', detail: 'vi, en' });
    const tcvn3 = await readDocument(
      'a.txt',
      bytes('Céng hßa x· héi chñ nghÜa ViÖt Nam, ®éc lËp tù do h¹nh phóc cña nh©n d©n.'),
    );
    expect(tcvn3.report.warnings.map(({ code }) => code)).toContain('legacy-vietnamese');
    for (const plain of [
      SENTENCE,
      ENGLISH,
      'El niño soñó con la montaña y el árbol junto al río, según dijo mañana Ángela.',
    ]) {
      const { report } = await readDocument('a.txt', bytes(`${plain} ${plain}`));
      expect(report.warnings.map(({ code }) => code)).not.toContain('legacy-vietnamese');
    }
    for (const locale of LOCALES) {
      for (const sentence of Object.values(ingestTexts[locale].warnings))
        expect(sentence('a.txt', '3')).toContain('a.txt');
    }
  });
});
