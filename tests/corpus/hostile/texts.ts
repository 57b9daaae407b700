// Hostile plain text and Markdown: encodings, marks, sizes, nesting, front matter; files that are something else.
import { buildDocx, buildPdf } from '../build-files.js';
import { MIB, SENTENCE, type Outcome, type Recipe } from './recipe.js';

const txt = (kind: string, outcome: Outcome, make: () => Uint8Array | string): Recipe => ({
  kind: `text: ${kind}`,
  file: 'a.txt',
  outcome,
  make,
});

const md = (kind: string, outcome: Outcome, make: () => string): Recipe => ({
  kind: `markdown: ${kind}`,
  file: 'a.md',
  outcome,
  make,
});

const misnamed = (kind: string, file: string, outcome: Outcome, make: () => Uint8Array | string): Recipe => ({
  kind: `other: ${kind}`,
  file,
  outcome,
  make,
});

const VIETNAMESE = 'Hội đồng đã họp vào thứ hai và thống nhất về cây cầu.';
/** `Hội đồng đã họp vào thứ hai.` in Windows-1258, whose tone marks follow their vowels. */
const WINDOWS_1258 = Buffer.from(
  '48f4f26920f0f4cc6e6720f061de20686ff27020766175cc6f207468fdec206861692e',
  'hex',
);
const PNG = Buffer.from('89504e470d0a1a0a0000000d494844520000000100000001', 'hex');
const EXE = Buffer.concat([Buffer.from('MZ'), Buffer.alloc(200), Buffer.from('PE\0\0')]);
const marks = (count: number): string => '\u0316\u0301'.repeat(count / 2);
const rows = (count: number, row: (at: number) => string): string =>
  Array.from({ length: count }, (_, at) => row(at)).join('\n');
const fronted = (yaml: string): string => `---\n${yaml}\n---\n${SENTENCE}\n`;

const TEXTS: readonly Recipe[] = [
  txt('UTF-16 without a mark', 'read', () => Buffer.from(VIETNAMESE, 'utf16le')),
  txt('UTF-16 with half a surrogate', 'encoding', () => Buffer.from('\ufeffThe \ud800council', 'utf16le')),
  txt('UTF-16 mark before a program', 'encoding', () =>
    Buffer.concat([Buffer.from([0xff, 0xfe]), EXE, Buffer.from([0])]),
  ),
  txt('UTF-32', 'binary', () =>
    Buffer.concat([...SENTENCE].map((letter) => Buffer.from([letter.charCodeAt(0), 0, 0, 0]))),
  ),
  txt('invalid UTF-8', 'encoding', () =>
    Buffer.concat([Buffer.from(VIETNAMESE), Buffer.from([0xc3, 0x28, 0xff])]),
  ),
  txt('UTF-8 that is too long for its letters', 'encoding', () =>
    Buffer.concat([Buffer.from(VIETNAMESE), Buffer.from([0xc0, 0xae, 0xf0, 0x80, 0x80, 0xaf])]),
  ),
  txt('half a surrogate in UTF-8', 'encoding', () =>
    Buffer.concat([Buffer.from(VIETNAMESE), Buffer.from([0xed, 0xa0, 0x80])]),
  ),
  txt('nothing but marks', 'only-furniture', () => marks(40)),
  txt('a hundred marks on each letter', 'read', () =>
    [...SENTENCE].map((letter) => letter + marks(100)).join(''),
  ),
  txt('a million marks on one letter', 'too-complex', () => `a${marks(1_000_000)}`),
  txt('text turned from right to left', 'read', () => `${SENTENCE} \u202egpj.exe\u202c \u2066x\u2069`),
  txt(
    'escapes of a terminal',
    'read',
    () =>
      `${SENTENCE} \u001b]0;owned\u0007\u001b[2J\u009b31m ${SENTENCE} ${SENTENCE} ${SENTENCE} ${SENTENCE}`,
  ),
  txt(
    'mentions and invitations',
    'read',
    () => `@everyone <@&1> <@1> https://discord.gg/x \`\`\` ||x|| ${SENTENCE}`,
  ),
  txt('fifty MiB in one line', 'too-large', () => Buffer.alloc(50 * MIB, `${SENTENCE} `)),
  txt('three MiB in one line', 'read', () => Buffer.alloc(3 * MIB, `${SENTENCE} `)),
  txt('twenty MiB of line feeds', 'empty', () => Buffer.alloc(20 * MIB, '\n')),
  txt('twenty MiB of lines with one letter', 'too-complex', () => Buffer.alloc(20 * MIB, 'a\n')),
  txt('a NUL in the middle', 'binary', () => `${SENTENCE}\0${SENTENCE}`),
  txt('nothing but control characters', 'binary', () => Buffer.alloc(500, 1)),
  txt('Windows-1258', 'read', () => WINDOWS_1258),
  txt('TCVN3', 'read', () => 'Céng hßa x· héi chñ nghÜa ViÖt Nam, ®éc lËp tù do h¹nh phóc cña nh©n d©n.'),
  txt(
    'VNI',
    'read',
    () => 'Coäng hoøa xaõ hoäi chuû nghóa Vieät Nam, ñoäc laäp töï do haïnh phuùc cuûa nhaân daân.',
  ),
  txt(
    'letters without a meaning',
    'read',
    () => `${SENTENCE} \ue000\ufdd0\uffff\u{10ffff} \u{e0001}\u{e0041}`,
  ),
  txt(
    'brackets that a pattern could stumble over',
    'read',
    () => `(photo ${'('.repeat(200_000)} ${' > '.repeat(200_000)} ${SENTENCE}`,
  ),
];

const MARKDOWN: readonly Recipe[] = [
  md('quotes fifty thousand deep', 'too-complex', () => '> '.repeat(50_000) + SENTENCE),
  md('lists four thousand deep in one line', 'too-complex', () => '- '.repeat(4000) + SENTENCE),
  md('lists by indentation', 'read', () => rows(100, (at) => `${' '.repeat(at * 2)}- ${SENTENCE}`)),
  md('brackets that never close', 'read', () => `${'['.repeat(10_000)}${SENTENCE}`),
  md('emphasis that never ends', 'read', () => `${'*a **b _c '.repeat(3000)}${SENTENCE}`),
  md('a thousand underlined headings', 'read', () => 'a b c\n=\n'.repeat(1000) + SENTENCE),
  md(
    'a thousand references',
    'read',
    () => `${rows(500, (at) => `[${at}]: http://x/${at}`)}\n\n${'[1] [2] '.repeat(500)}${SENTENCE}`,
  ),
  md('aliases of aliases', 'read', () =>
    fronted(
      [
        'a: &a [x,x,x,x,x,x,x,x,x]',
        ...'bcdefghi'
          .split('')
          .map((name, at) => `${name}: &${name} [${Array(9).fill(`*${'abcdefgh'[at]}`).join(',')}]`),
        'title: *i',
      ].join('\n'),
    ),
  ),
  md('an alias that holds itself', 'read', () => fronted('a: &a [*a, *a]\ntitle: *a')),
  md('keys of a prototype', 'read', () =>
    fronted('__proto__:\n  polluted: yes\nconstructor:\n  prototype:\n    polluted: yes\ntitle: A'),
  ),
  md('escapes in a title', 'read', () =>
    fronted('title: "A\\u0000\\e[2J\\u202E\\uD800 b"\npublisher: "@everyone\\r\\n# x"'),
  ),
  md('tags of code', 'read', () =>
    fronted("title: !!js/function 'function () { globalThis.hacked = true }'"),
  ),
  md('front matter as code', 'read', () => `---js\nglobalThis.hacked = true\n---\n${SENTENCE}`),
  md('front matter of two MiB', 'read', () => fronted(rows(100_000, (at) => `key${at}: ${at}`))),
  md('front matter a thousand deep', 'read', () => fronted(`title: ${'['.repeat(5000)}`)),
  md(
    'a table of a thousand columns',
    'read',
    () => `|${'a|'.repeat(1000)}\n|${'-|'.repeat(1000)}\n|${'b|'.repeat(1000)}\n\n${SENTENCE}`,
  ),
  md(
    'scripts and pictures',
    'read',
    () =>
      `<script>globalThis.hacked = true</script>\n\n![](file:///etc/passwd) <img src=x onerror=y>\n\n${SENTENCE}`,
  ),
];

const OTHERS: readonly Recipe[] = [
  misnamed('a program named as text', 'a.txt', 'binary', () => EXE),
  misnamed('a picture named as PDF', 'a.pdf', 'malformed', () => PNG),
  misnamed('a PDF named as text', 'a.txt', 'misnamed', () => buildPdf([[SENTENCE]])),
  misnamed('text named as PDF', 'a.pdf', 'misnamed', () => SENTENCE),
  misnamed('a Word document named as Markdown', 'a.md', 'misnamed', () => buildDocx('')),
  misnamed(
    'a web page named as Markdown',
    'a.md',
    'misnamed',
    () => `<!-- x -->\n<!DOCTYPE html><html><body>${SENTENCE}</body></html>`,
  ),
  misnamed('rich text named as text', 'a.txt', 'binary', () => `{\\rtf1\\ansi ${SENTENCE}}`),
  misnamed('a Word document that begins as a PDF', 'a.docx', 'misnamed', () =>
    Buffer.concat([Buffer.from('%PDF-1.4\n'), buildDocx('')]),
  ),
  misnamed('an archive without anything', 'a.docx', 'malformed', () =>
    Buffer.concat([Buffer.from('PK\x05\x06'), Buffer.alloc(18)]),
  ),
];

export const TEXT_FILES: readonly Recipe[] = [...TEXTS, ...MARKDOWN, ...OTHERS];
