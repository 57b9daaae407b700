// What the ranking knows of a passage: numbers near or far, the shape of an answer.
import { beforeAll, describe, expect, it } from 'vitest';
import { analyseQuestion } from '../../src/search/analyse-question.js';
import type { Features } from '../../src/search/features.js';
import { searchPassages, type SearchableIndex } from '../../src/search/search-passages.js';
import { createHashedEmbedder } from '../fakes/hashed-embedder.js';
import { openIndex, twoRounds } from '../open-fixture.js';

const embedder = createHashedEmbedder();
let index: SearchableIndex;

beforeAll(async () => {
  index = await openIndex(await twoRounds(), embedder);
});

describe('the numbers of a question', () => {
  it.each([
    ['who led the Alden delegation at the 27th round?', 'Maria Oduya led', 1],
    ['who led the Alden delegation at the 27th round?', 'Ines Falk led', 0],
    ['who led the Alden delegation in 2025?', 'Ines Falk led', 1],
    ['who led the Alden delegation in 2025?', 'Maria Oduya led', 0],
    ['who led the delegation on 18 February?', 'Ines Falk led', 0.5],
    ['who led the delegation on 12 June 2023 ?', 'Maria Oduya led', 0.75],
    ['who led the Alden delegation?', 'Maria Oduya led', 1],
    ['who built the lighthouse twenty years ago, 20 years?', 'Agnes Whitlow', 1],
  ])('%j are met in %j by %d', async (question, text, numbers) => {
    expect((await featuresOf(question, text)).numbers).toBe(numbers);
  });
});

describe('the shape of an answer', () => {
  it('is that of the kind of thing that is asked for', async () => {
    expect((await featuresOf('who discussed drones?', 'drones over the docks')).kind).toBe(0);
    expect((await featuresOf('who led the delegation?', 'Maria Oduya led')).kind).toBe(1);
    expect((await featuresOf('when was the lighthouse built?', 'Agnes Whitlow')).kind).toBe(1);
  });
});

async function featuresOf(text: string, part: string): Promise<Features> {
  const question = analyseQuestion(text);
  const found = searchPassages(index, question, await embedder.embedQuestion(question.accented));
  const match = found.find(({ passage }) => index.generation.passages[passage]!.text.includes(part));
  if (!match) throw new Error(`not found: ${part}`);
  return match.features;
}
