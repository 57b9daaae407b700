// What belongs in one passage: paragraphs, lists, short lines, long text, two languages.
import { describe, expect, test } from 'vitest';
import { chunkDocument } from '../../src/chunk/chunk-document.js';
import { MAX_QUOTE_LENGTH, type Passage } from '../../src/domain.js';
import { countTokens, detectByLetters, makeDocument } from './make-document.js';

const chunk = (lines: readonly string[], budget = 60, hardLimit?: number): Promise<readonly Passage[]> =>
  chunkDocument(makeDocument(lines), {
    countTokens,
    budget,
    detectLanguage: detectByLetters,
    ...(hardLimit === undefined ? {} : { hardLimit }),
  });
const texts = async (lines: readonly string[], budget?: number, hardLimit?: number): Promise<string[]> =>
  (await chunk(lines, budget, hardLimit)).map((passage) => passage.text);

const LONG_A = 'The first paragraph of this document says more than eight words in all.';
const LONG_B = 'The second paragraph of this document says more than eight words as well.';
const LONG_VI = 'Đoạn văn này được viết bằng tiếng Việt và có hơn tám chữ trong câu.';

describe('paragraphs', () => {
  test('one passage each', async () => {
    expect(await texts([LONG_A, LONG_B])).toEqual([LONG_A, LONG_B]);
  });
  test('a short one goes with the one below', async () => {
    expect(await texts(['Good morning, everyone.', '', LONG_A, LONG_B])).toEqual([
      `Good morning, everyone.\n\n${LONG_A}`,
      LONG_B,
    ]);
  });
  test('several short ones go together with the one below', async () => {
    expect(await texts(['Good morning.', 'Dear friends,', LONG_A])).toEqual([
      `Good morning.\nDear friends,\n${LONG_A}`,
    ]);
  });
  test('a short one that does not fit stands alone', async () => {
    expect(await texts(['Good morning, everyone.', LONG_A], 16)).toEqual(['Good morning, everyone.', LONG_A]);
  });
  test('a short one at the end stands alone', async () => {
    expect(await texts([LONG_A, 'Thank you.'])).toEqual([LONG_A, 'Thank you.']);
  });
  test.each([
    ['heading', ['Good morning.', '# Section', LONG_A]],
    ['furniture', ['Good morning.', '~ Share', LONG_A]],
    ['page', ['Good morning.', '---', LONG_A]],
  ])('nothing joins over a %s', async (_, lines) => {
    expect(await texts(lines)).toEqual(['Good morning.', LONG_A]);
  });
  test('nothing joins over a change of language', async () => {
    expect(await texts(['Chào buổi sáng.', LONG_A])).toEqual(['Chào buổi sáng.', LONG_A]);
  });
});

describe('what is longer than a quote', () => {
  const sentence = (name: string): string =>
    `${name} ${'said something about the harbour '.repeat(5).trim()}.`;

  test('is cut into parts that a quote can show, though the budget would allow more', async () => {
    const sentences = ['Ada', 'Bert', 'Cleo', 'Dora'].map(sentence);
    const passages = await chunk([sentences.join(' '), LONG_B], 1000);
    expect(passages.map(({ text }) => text)).toEqual([
      sentences.slice(0, 2).join(' '),
      sentences.slice(2).join(' '),
      LONG_B,
    ]);
    for (const { text } of passages) expect(text.length).toBeLessThanOrEqual(MAX_QUOTE_LENGTH);
    expect(passages.map(({ continues }) => continues)).toEqual([undefined, true, undefined]);
  });

  test('is left whole where it is one sentence', async () => {
    const long = sentence('Ada')
      .replace('.', `, and ${sentence('Bert')}`)
      .replace('.', `, and ${sentence('Cleo')}`);
    expect(long.length).toBeGreaterThan(MAX_QUOTE_LENGTH);
    expect(await texts([long], 1000)).toEqual([long]);
  });

  test('is cut between the items of a list', async () => {
    const items = ['Ada', 'Bert', 'Cleo'].map((name) => `- ${sentence(name)}`);
    const passages = await chunk(['They said:', ...items], 1000);
    expect(passages.map(({ text }) => text)).toEqual([`They said:\n${items[0]}`, items.slice(1).join('\n')]);
    expect(passages.map(({ continues }) => continues)).toEqual([undefined, true]);
  });
});

describe('lists', () => {
  const items = ['- protect the freedoms', '- strengthen the rule of law', '- release individuals'];
  test('items join', async () => {
    expect(await texts([LONG_A, ...items, LONG_B])).toEqual([LONG_A, items.join('\n'), LONG_B]);
  });
  test('the paragraph that announces them comes along', async () => {
    const lead = 'The United States named several areas, and urged Vietnam to:';
    expect(await texts([LONG_A, lead, ...items])).toEqual([LONG_A, [lead, ...items].join('\n')]);
  });
  test('what is too long is cut between items, and the lead-in is not repeated', async () => {
    const lead = 'It urged Vietnam to:';
    expect(await texts([lead, ...items], 10)).toEqual([
      `${lead}\n- protect the freedoms`,
      '- strengthen the rule of law\n- release individuals',
    ]);
  });
  test('sentences leave the list marks out', async () => {
    const [passage] = await chunk(items);
    const document = makeDocument(items);
    expect(passage?.sentences.map(({ start, end }) => document.text.slice(start, end))).toEqual(
      items.map((item) => item.slice(2)),
    );
  });
  test('short items do not part by a guessed language', async () => {
    expect(await texts(['- the rule of law', '- ASEAN', '- tự do', '- the right to speak'])).toHaveLength(1);
  });
});

describe('long text', () => {
  const sentence = (n: number): string => `Sentence number ${n} has exactly eight words here.`;
  test('is cut between sentences into even parts', async () => {
    const paragraph = Array.from({ length: 7 }, (_, i) => sentence(i)).join(' ');
    const passages = await chunk([paragraph], 45);
    expect(passages.map((passage) => passage.sentences.length)).toEqual([4, 3]);
    expect(passages.map((passage) => passage.paragraph)).toEqual([1, 1]);
  });
  test('a sentence over the budget stands alone', async () => {
    const long = `It lists ${'freedom and '.repeat(20)}law.`;
    expect(await texts([`${sentence(1)} ${long} ${sentence(2)}`], 30)).toEqual([
      sentence(1),
      long,
      sentence(2),
    ]);
  });
  test('a sentence over the hard limit is cut at clause borders', async () => {
    const clause = 'one right that everybody has';
    expect(await texts([`It says ${clause}; ${clause}; ${clause}; ${clause}.`], 14, 16)).toEqual([
      `It says ${clause}; ${clause};`,
      `${clause}; ${clause}.`,
    ]);
  });
  test.each([
    ['Thai', 'การเจรจาสิทธิมนุษยชน'.repeat(30)],
    ['Chinese', '人权对话在华盛顿举行'.repeat(30)],
    ['emoji', '👩‍👩‍👧‍👦🇻🇳é'.repeat(200)],
    ['one endless word', 'x'.repeat(3000)],
  ])('without spaces or marks: %s', async (_, text) => {
    const parts = await chunkDocument(makeDocument([text]), {
      countTokens: (some) => Promise.resolve(some.map((of) => of.length)),
      budget: 60,
      detectLanguage: () => 'und',
    });
    expect(parts.map((part) => part.text).join('')).toBe(text);
    for (const part of parts) {
      expect(part.text.length).toBeLessThanOrEqual(120);
      expect(part.text).not.toMatch(/^\p{M}|^\p{Cs}|\p{Cs}$|^\u200d|\u200d$/u);
    }
  });
});

describe('two languages', () => {
  test('a paragraph parts where the language changes', async () => {
    const passages = await chunk([`${LONG_A} (Photo: BNG.) ${LONG_VI} ${LONG_VI}`]);
    expect(passages.map(({ text, language }) => [language, text])).toEqual([
      ['en', `${LONG_A} (Photo: BNG.)`],
      ['vi', `${LONG_VI} ${LONG_VI}`],
    ]);
  });
  test('a few foreign words do not', async () => {
    expect(await texts([`${LONG_A} Đối thoại nhân quyền. ${LONG_B}`])).toHaveLength(1);
  });
});

test('section, paragraph, line and page', async () => {
  const passages = await chunk([
    '# One',
    LONG_A,
    '',
    '~ Share',
    '- item a',
    '- item b',
    '---',
    '# Two',
    '',
    LONG_B,
  ]);
  expect(passages.map(({ section, paragraph, line, page }) => ({ section, paragraph, line, page }))).toEqual([
    { section: 'One', paragraph: 1, line: 2, page: 1 },
    { section: 'One', paragraph: 2, line: 5, page: 1 },
    { section: 'Two', paragraph: 4, line: 9, page: 2 },
  ]);
});

test('text before the first heading has no section, and unknown pages are absent', async () => {
  const [passage] = await chunk([LONG_A]);
  expect(passage).not.toHaveProperty('section');
  expect(passage).not.toHaveProperty('page');
});

test('nothing but furniture, headings and rules gives no passages', async () => {
  expect(await chunk(['# Title', '~ Share', '* * *', ''])).toEqual([]);
  expect(await chunk([])).toEqual([]);
});
