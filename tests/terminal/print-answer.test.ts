// What the terminal shows of an answer, in both languages, without colours.
import pc from 'picocolors';
import { describe, expect, it } from 'vitest';
import type { Answer, NotFoundAnswer, Quote } from '../../src/domain.js';
import { printAnswer } from '../../src/terminal/print-answer.js';

const PLAIN = pc.createColors(false);
const FRAME = { question: 'Who?', language: 'en', generation: '00000000-0000', documentCount: 5 } as const;

const quote: Quote = {
  citation: {
    number: 1,
    document: {
      id: 'a',
      file: 'a.md',
      title: 'The 27th Harbour Safety Dialogue',
      publisher: 'Alden Port Review',
      date: '2023-06-14',
      url: 'https://example.org/27',
      after: [{ title: 'Joint note', publisher: 'Port of Alden', date: '2023' }, { title: 'Diary' }],
    },
    place: { section: 'Delegations', page: 3, paragraph: 2, line: 12 },
  },
  span: { start: 100, end: 124 },
  text: 'Captain Maria Oduya led.',
  best: { start: 108, end: 119 },
  language: 'en',
  cutBefore: false,
  cutAfter: true,
  alsoIn: [{ id: 'b', file: 'b.md', title: 'Port diary' }],
  support: 0.9,
};

const quoted = (...quotes: readonly Quote[]): Answer => ({ ...FRAME, kind: 'quoted', quotes, more: [] });
const notFound = (of: Partial<NotFoundAnswer>): Answer => ({
  ...FRAME,
  kind: 'not-found',
  reason: 'weak-support',
  missing: [],
  nearest: [],
  ...of,
});

describe('a quoted answer', () => {
  it('shows the quote with all that is known of its source', () => {
    expect(printAnswer(quoted(quote), 'en', PLAIN)).toBe(
      [
        '1 passage may answer this',
        '',
        '[1] “Captain Maria Oduya led. …”',
        '    — The 27th Harbour Safety Dialogue, Alden Port Review, 2023-06-14, page 3, section “Delegations”, paragraph 2, line 12',
        '      after: Joint note, Port of Alden, 2023; Diary',
        '      https://example.org/27',
        '      also in: Port diary',
      ].join('\n'),
    );
  });

  it('has a Vietnamese frame around the same quote', () => {
    expect(printAnswer(quoted(quote), 'vi', PLAIN)).toBe(
      [
        '1 đoạn có thể trả lời câu hỏi này',
        '',
        '[1] “Captain Maria Oduya led. …”',
        '    — The 27th Harbour Safety Dialogue, Alden Port Review, 2023-06-14, trang 3, mục “Delegations”, đoạn 2, dòng 12',
        '      viết theo: Joint note, Port of Alden, 2023; Diary',
        '      https://example.org/27',
        '      cũng có trong: Port diary',
      ].join('\n'),
    );
  });

  it('invents nothing for a source of which only the title is known', () => {
    const bare: Quote = {
      ...quote,
      citation: {
        number: 2,
        document: { id: 'a', file: 'a.txt', title: 'Diary' },
        place: { paragraph: 1, line: 1 },
      },
      cutAfter: false,
      alsoIn: [],
    };
    expect(printAnswer(quoted(quote, bare), 'en', PLAIN).split('\n\n').at(-1)).toBe(
      '[2] “Captain Maria Oduya led.”\n    — Diary, paragraph 1, line 1',
    );
  });

  it('emphasises the best part where colours are on', () => {
    const text = printAnswer(quoted(quote), 'en', pc.createColors(true));
    expect(text).toContain('Captain \u001b[1mMaria Oduya\u001b[22m led.');
  });
});

describe('"not found"', () => {
  it.each([
    [
      'en',
      'Nothing in the 5 documents answers this.\nNo document mentions: 29th, oslo\nClosest documents (not an answer):\n  · Port diary',
    ],
    [
      'vi',
      'Không có tài liệu nào trong 5 tài liệu trả lời câu hỏi này.\nKhông tài liệu nào nhắc đến: 29th, oslo\nTài liệu gần nhất (không phải câu trả lời):\n  · Port diary',
    ],
  ] as const)('gives the reason and the nearest titles: %s', (locale, text) => {
    const answer = notFound({ missing: ['29th', 'oslo'], nearest: quote.alsoIn });
    expect(printAnswer(answer, locale, PLAIN)).toBe(text);
  });

  it.each([
    ['en', 'There is no question in this: write a few words.'],
    ['vi', 'Chưa có câu hỏi: hãy viết vài từ.'],
  ] as const)('asks for a question: %s', (locale, text) => {
    expect(printAnswer(notFound({ reason: 'empty-question' }), locale, PLAIN)).toBe(text);
  });

  it('is one line where nothing is missing and nothing is near', () => {
    expect(printAnswer(notFound({ documentCount: 1 }), 'en', PLAIN)).toBe(
      'The document does not answer this.',
    );
  });
});

describe('control characters', () => {
  const evil = '\u001b[2J\u0007a\u009b31m\r\u0000\u007fb';

  it('never reach the terminal, from wherever they come', () => {
    const text = `x${evil}y`;
    const hostile: Quote = {
      ...quote,
      text,
      span: { start: 0, end: text.length },
      best: { start: 1, end: 3 },
      citation: {
        number: 1,
        document: {
          id: 'a',
          file: 'a',
          title: evil,
          publisher: evil,
          date: evil,
          url: evil,
          after: [{ title: evil }],
        },
        place: { section: evil, paragraph: 1, line: 1 },
      },
      alsoIn: [{ id: 'b', file: 'b', title: evil }],
    };
    const printed =
      printAnswer(quoted(hostile), 'en', PLAIN) +
      printAnswer(notFound({ missing: [evil], nearest: [{ id: 'b', file: 'b', title: evil }] }), 'en', PLAIN);
    expect(printed).not.toMatch(/[\u0000-\u0009\u000b-\u001f\u007f-\u009f]/);
    expect(printed).toContain('x[2Ja31mby');
  });
});
