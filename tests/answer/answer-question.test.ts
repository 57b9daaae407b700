// Answers with the bundled model over a made-up corpus: two rounds that must not be mixed up, and odd questions.
import { beforeAll, describe, expect, it } from 'vitest';
import { SHOWN_QUOTES, answerQuestion } from '../../src/answer/answer-question.js';
import type { AnswerOptions } from '../../src/answer/judge-question.js';
import type { QuotedAnswer } from '../../src/domain.js';
import type { Embedder } from '../../src/embed/embedder.js';
import type { SearchableIndex } from '../../src/search/search-passages.js';
import { useBundled } from '../open-bundled.js';
import { openIndex, twoRounds } from '../open-fixture.js';

const bundled = useBundled();
let embedder: Embedder;
let index: SearchableIndex;

beforeAll(async () => {
  embedder = bundled();
  index = await openIndex(await twoRounds(), embedder);
});

describe('two rounds', () => {
  it.each([
    ['Where was the 27th dialogue held?', 'Lisbon'],
    ['Where was the 28th dialogue held?', 'Rotterdam'],
    ['Who led the Alden delegation in 2023?', 'Maria Oduya'],
    ['Who led the Alden delegation in 2025?', 'Ines Falk'],
    ['Who led the Brava delegation at the 27th dialogue?', 'Tomas Lindqvist'],
    ['Who led the Brava delegation at the 28th dialogue?', 'Joren Vasquez'],
    ['What was discussed at the 27th dialogue?', '27|night pilotage|hoa tiêu'],
    ['What was discussed at the 28th dialogue?', '28|drones|máy bay'],
    ['Vòng 27 diễn ra ở đâu?', 'Lisbon'],
    ['Vòng 28 diễn ra ở đâu?', 'Rotterdam'],
    ['vong 27 dien ra o dau', 'Lisbon'],
    ['vong 28 dien ra o dau', 'Rotterdam'],
  ])('%s', async (question, expected) => {
    const answer = await quoted(question);
    expect(answer.quotes[0]!.text).toMatch(new RegExp(expected));
  });
});

describe('a quoted answer', () => {
  it('cites title, publisher, date, section and place', async () => {
    const [quote] = (await quoted('Who led the Alden delegation in 2023?')).quotes;
    expect(quote!.citation).toEqual({
      number: 1,
      document: expect.objectContaining({
        file: 'round-27.en.md',
        title: 'The 27th Harbour Safety Dialogue',
        publisher: 'Alden Port Review',
        date: '2023-06-14',
      }) as unknown,
      place: expect.objectContaining({ section: 'Delegations', paragraph: 2 }) as unknown,
    });
    expect(quote!.language).toBe('en');
  });

  it('shows at most three quotes, best support among them, and names question, language and generation', async () => {
    const answer = await quoted('Ai trả tiền cho ra-đa mới?');
    expect(answer.quotes.length).toBeLessThanOrEqual(SHOWN_QUOTES);
    expect(answer).toMatchObject({
      question: 'Ai trả tiền cho ra-đa mới?',
      language: 'vi',
      generation: index.generation.manifest.generation,
      documentCount: 5,
    });
    for (const { support } of [...answer.quotes, ...answer.more]) {
      expect(support).toBeGreaterThanOrEqual(0);
      expect(support).toBeLessThanOrEqual(1);
    }
  });

  it('keeps to the language or the document that was chosen', async () => {
    const vi = await quoted('Where was the 28th dialogue held in Rotterdam?', { language: 'vi' });
    for (const quote of [...vi.quotes, ...vi.more]) expect(quote.language).toBe('vi');
    const { id } = index.generation.documents.find(({ card }) => card.file === 'round-27.en.md')!.card;
    const one = await quoted('Where was the dialogue held?', { documentId: id });
    for (const quote of [...one.quotes, ...one.more]) expect(quote.citation.document.id).toBe(id);
  });

  it('quotes the sentence with the phrase in quotation marks', async () => {
    for (const question of ['Who said "second pilot"?', '"hoà nhã"'])
      expect((await quoted(question)).quotes[0]!.text).toMatch(/second pilot|hòa nhã/);
  });

  it('understands a question that leans on the one before', async () => {
    const answer = await quoted('And who led the Brava delegation?', {
      previousQuestion: 'Who led the Alden delegation at the 28th dialogue in 2025?',
    });
    expect(answer.quotes.map(({ text }) => text).join(' ')).toContain('Joren Vasquez');
    expect(answer.question).toBe('And who led the Brava delegation?');
  });
});

describe('"not found"', () => {
  it.each([
    ['Where was the 29th dialogue held?', ['29th']],
    ['Who led the Alden delegation in 2019?', ['2019']],
    ['Vòng đối thoại lần thứ 31 diễn ra khi nào?', ['31']],
    ['Who said "third pilot"?', ['third pilot']],
  ])('names what stands nowhere in %j', async (question, missing) => {
    const answer = await answerQuestion(index, embedder, question);
    expect(answer).toMatchObject({ kind: 'not-found', reason: 'words-nowhere' });
    expect(answer.kind === 'not-found' && answer.missing.slice(0, missing.length)).toEqual(missing);
  });

  it('does not call a phrase missing that stands outside the chosen language', async () => {
    const answer = await answerQuestion(index, embedder, '"second pilot"', { language: 'vi' });
    expect(answer).toMatchObject({ kind: 'not-found', reason: 'weak-support', missing: [] });
  });

  it.each([
    'How do I bake sourdough bread?',
    'Who won the football cup in Tokyo?',
    'Giá vàng hôm nay thế nào?',
  ])('is said to %j, with the nearest documents', async (question) => {
    const answer = await answerQuestion(index, embedder, question);
    expect(answer.kind).toBe('not-found');
    expect(answer.kind === 'not-found' && answer.nearest.length).toBeGreaterThan(0);
  });

  it.each(['', '   ', '\n', '???', '🙂🙂', '——', '<@>'])(
    'asks for words where %j is typed',
    async (question) => {
      const answer = await answerQuestion(index, embedder, question);
      expect(answer).toMatchObject({ kind: 'not-found', reason: 'empty-question', missing: [], nearest: [] });
    },
  );

  it('asks for words even where a question came before', async () => {
    const options = { previousQuestion: 'Where was the 27th dialogue held?' };
    const answer = await answerQuestion(index, embedder, '🙂', options);
    expect(answer).toMatchObject({ kind: 'not-found', reason: 'empty-question' });
  });

  it.each([
    '@everyone',
    "'; DROP TABLE documents; --",
    '<@123> https://example.org/?q=1',
    '$(rm -rf /) `id` ${x}',
    'x'.repeat(4000),
    'harbour '.repeat(500),
    '"'.repeat(4000),
    '(((((((((('.repeat(100),
    'a\u0000b\u202ec',
    '\ud83d',
  ])('or an answer, never a fault, follows on odd input', async (question) => {
    const answer = await answerQuestion(index, embedder, question);
    expect(['quoted', 'not-found']).toContain(answer.kind);
    expect(answer.generation).toBe(index.generation.manifest.generation);
  });

  it('says that there is nothing to read where no document has a passage', async () => {
    const empty = { ...index, generation: { ...index.generation, documents: [], passages: [], shards: [] } };
    const answer = await answerQuestion(empty, embedder, 'Who led it?');
    expect(answer).toMatchObject({ kind: 'not-found', reason: 'empty-corpus', documentCount: 0 });
  });
});

async function quoted(question: string, options: AnswerOptions = {}): Promise<QuotedAnswer> {
  const answer = await answerQuestion(index, embedder, question, options);
  if (answer.kind !== 'quoted') throw new Error(`not found: ${JSON.stringify(answer)}`);
  return answer;
}
