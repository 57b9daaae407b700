// The reader's place in the search: what it is given, and what its verdicts change.
import { beforeAll, expect, test } from 'vitest';
import type { Embedder, ReadPassages } from '../../src/embed/embedder.js';
import { analyseQuestion } from '../../src/search/analyse-question.js';
import type { RankedPassage } from '../../src/search/rank-passages.js';
import { READ_LIMITS, searchAndRead } from '../../src/search/search-and-read.js';
import { searchPassages, type SearchableIndex } from '../../src/search/search-passages.js';
import { createHashedEmbedder } from '../fakes/hashed-embedder.js';
import { openIndex, twoRounds } from '../open-fixture.js';

const embedder = createHashedEmbedder();
const question = analyseQuestion('Who spoke at the dialogue?');
const { most, within } = READ_LIMITS;
let index: SearchableIndex;
let before: RankedPassage[];

beforeAll(async () => {
  index = await openIndex(await twoRounds(), embedder);
  before = searchPassages(index, question, await embedder.embedQuestion(question.accented));
  expect(before.length).toBeGreaterThan(most);
});

async function search(read: ReadPassages): Promise<RankedPassage[]> {
  const reader: Embedder = { ...embedder, read };
  return searchAndRead(index, reader, question, await embedder.embedQuestion(question.accented));
}

/** Log-odds of every sentence: high in one passage, low in the others. */
const favour =
  (place: number): ReadPassages =>
  (_question, passages) =>
    Promise.resolve(
      passages.map((texts, at) => Float32Array.from(texts, () => (at === place ? 40 : -5 - at))),
    );

test('without a reader the second stage has the last word', async () => {
  const embedding = await embedder.embedQuestion(question.accented);
  const found = await searchAndRead(index, embedder, question, embedding);
  expect(found.map(({ passage }) => passage)).toEqual(before.map(({ passage }) => passage));
  expect(found.every(({ reading }) => reading === undefined)).toBe(true);
});

test('the best few are read, but none far behind the first: context first, then every sentence', async () => {
  const given: (readonly Uint32Array[])[] = [];
  await search((asked, passages) => {
    given.push(...passages);
    return favour(0)(asked, passages);
  });
  expect(given.length).toBeGreaterThan(1);
  expect(given).toHaveLength(
    before.slice(0, most).filter(({ score }) => score >= before[0]!.score - within).length,
  );
  for (const [at, texts] of given.entries()) {
    const tokens = index.scorer.tokensOf(before[at]!.passage);
    expect(texts).toEqual([tokens.at(-1), ...tokens.slice(0, -1)]);
    expect(texts).toHaveLength(1 + index.generation.passages[before[at]!.passage]!.sentences.length);
  }
});

test('what the reader favours comes first; what it has not read keeps its place', async () => {
  const found = await search(favour(1));
  expect(found[0]!.passage).toBe(before[1]!.passage);
  expect(found[0]!.reading).toBe(40);
  const unread = found.filter(({ reading }) => reading === undefined).map(({ passage }) => passage);
  expect(unread).toEqual(before.slice(found.length - unread.length).map(({ passage }) => passage));
  expect(found.slice(-unread.length).map(({ passage }) => passage)).toEqual(unread);
  expect(new Set(found.map(({ passage }) => passage)).size).toBe(before.length);
});

test('a sentence that the reader favours becomes the best of its passage', async () => {
  const place = before.findIndex(({ sentences }, at) => at < most && sentences.length > 1);
  const last = before[place]!.sentences.length - 1;
  const found = await search((_question, passages) =>
    Promise.resolve(
      passages.map((texts) => Float32Array.from(texts, (_, i) => (i === texts.length - 1 ? 30 : -30))),
    ),
  );
  const { sentences } = found.find(({ passage }) => passage === before[place]!.passage)!;
  expect(Math.max(...sentences)).toBe(sentences[last]);
});
