// Answers full of Markdown, mentions, links and invisible characters, made at random.
import fc from 'fast-check';
import type { Answer, Quote } from '../../src/domain.js';

/** What documents, titles and questions can hold that Discord would read as something else, or not show. */
const HOSTILE = [
  '@everyone',
  '@here',
  '<@123456789012345678>',
  '<@&1>',
  '<#123>',
  '<t:0:R>',
  '<:x:123456789012345678>',
  ':tada:',
  '[click](https://evil.example)',
  'https://evil.example/a_b',
  'discord.gg/abc',
  'DISCORD.gg/abc',
  '```js\nx\n```',
  '`x`',
  '**bold**',
  '__u__',
  '*i*',
  '_i_',
  '~~s~~',
  '||spoiler||',
  '\n# heading',
  '\n-# small',
  '\n- list',
  '\n* list',
  '\n1. list',
  '\n12) x',
  '\n> quote',
  '\n>>> all',
  '\\',
  '\\*',
  '\\\\',
  '\u202E',
  '\u200B',
  '\u200F',
  '\uFEFF',
  '\u2066',
  '\u00AD',
  '\u200D',
  '👨‍👩‍👧',
  '❤️',
  '1️⃣',
  '⟨U+202E⟩',
  '⟨',
  '⟩',
  '\u0000',
  '\u0007',
  '\uD800',
  '\uDC00',
  'e\u0301\u0301\u0301\u0301\u0301\u0301\u0301',
  '“',
  '”',
  '›',
  '— *Fake*',
  '\n\n',
  '\n',
  ' ',
  '  ',
  '…',
  'Nguyễn Thị Hoa',
  'Đối thoại',
  'Mr. A',
  'U.S.',
  '3.14',
  '10:30',
  'a@b.org',
  'mailto:a@b',
  '</ask:1>',
  '<id:home>',
  'x'.repeat(400),
  'สวัสดี',
  'สวัสดีครับ'.repeat(50),
  '\u2028',
  '\u3164',
  '\u2800',
  'می\u200Cخواهم',
  '∑',
  '𝒳',
  '\t',
];
export const hostilePiece = fc.oneof(
  { weight: 4, arbitrary: fc.constantFrom(...HOSTILE) },
  { weight: 3, arbitrary: fc.lorem({ maxCount: 12, mode: 'words' }) },
  { weight: 1, arbitrary: fc.string({ unit: 'binary', maxLength: 12 }) },
  { weight: 1, arbitrary: fc.string({ maxLength: 12 }) },
);
export const hostileText = fc
  .array(hostilePiece, { minLength: 1, maxLength: 30 })
  .map((pieces) => pieces.join(' '));
export const joinedText = fc
  .array(hostilePiece, { minLength: 1, maxLength: 30 })
  .map((pieces) => pieces.join(''));
export const anyText = fc.oneof(hostileText, joinedText).filter((text) => text.trim() !== '');
const optional = <K extends string, T>(key: K, value: fc.Arbitrary<T>) =>
  fc
    .option(value, { nil: undefined })
    .map((one) => (one === undefined ? {} : { [key]: one }) as Partial<Record<K, T>>);

/** What a document claims of itself; some are written after others. */
export const anyCard = fc
  .tuple(
    fc.stringMatching(/^[0-9a-f]{12}$/),
    fc.oneof(anyText, fc.constant('Harbour Guide')),
    optional('publisher', anyText),
    optional('date', fc.constantFrom('2023', '2023-11', '2023-11-02', 'last week', '9999-99-99')),
    optional(
      'url',
      fc.oneof(
        fc.webUrl(),
        fc.constantFrom(
          'https://e.org/a_(b)',
          'https://e.org/>)<@everyone>',
          'javascript:alert(1)',
          'https://u:p@e.org',
          'no',
          `https://e.org/${'x'.repeat(600)}`,
          'https://e.org/đối thoại',
        ),
      ),
    ),
    optional(
      'after',
      fc.array(fc.record({ title: hostilePiece, publisher: hostilePiece, url: fc.webUrl() }), {
        maxLength: 4,
      }),
    ),
  )
  .map(
    ([id, title, ...rest]) =>
      Object.assign({ id, file: 'a.md', title }, ...rest) as Quote['citation']['document'],
  );

export const anyQuote: fc.Arbitrary<Quote> = fc
  .record({
    text: anyText,
    card: anyCard,
    start: fc.nat(1_000_000),
    from: fc.double({ min: 0, max: 1, noNaN: true }),
    length: fc.double({ min: 0, max: 1, noNaN: true }),
    section: fc.option(anyText, { nil: undefined }),
    page: fc.option(fc.nat(999), { nil: undefined }),
    alsoIn: fc.array(anyCard, { maxLength: 4 }),
    cutBefore: fc.boolean(),
    cutAfter: fc.boolean(),
  })
  .map(({ text, card, start, from, length, section, page, alsoIn, cutBefore, cutAfter }) => {
    const bestStart = start + Math.floor(from * text.length);
    return {
      citation: {
        number: 1,
        document: card,
        place: {
          paragraph: 3,
          line: 7,
          ...(section === undefined ? {} : { section }),
          ...(page === undefined ? {} : { page }),
        },
      },
      span: { start, end: start + text.length },
      text,
      best: { start: bestStart, end: bestStart + Math.ceil(length * (start + text.length - bestStart)) },
      language: 'en',
      cutBefore,
      cutAfter,
      alsoIn,
      support: 0.5,
    };
  });

export const anyAnswer: fc.Arbitrary<Answer> = fc.oneof(
  {
    weight: 5,
    arbitrary: fc.record({
      kind: fc.constant('quoted' as const),
      question: fc.oneof(anyText, fc.constant('')),
      language: fc.constant('en'),
      generation: fc.constant('20261125T220000-abc123'),
      documentCount: fc.nat(1000),
      quotes: fc.array(anyQuote, { minLength: 1, maxLength: 5 }),
      more: fc.array(anyQuote, { maxLength: 2 }),
    }),
  },
  {
    weight: 1,
    arbitrary: fc.record({
      kind: fc.constant('not-found' as const),
      question: fc.oneof(anyText, fc.constant('')),
      language: fc.constant('en'),
      generation: fc.constant('g'),
      documentCount: fc.nat(1000),
      reason: fc.constantFrom(
        'weak-support' as const,
        'words-nowhere' as const,
        'empty-question' as const,
        'empty-corpus' as const,
      ),
      missing: fc.array(anyText, { maxLength: 10 }),
      nearest: fc.array(anyCard, { maxLength: 5 }),
    }),
  },
);
