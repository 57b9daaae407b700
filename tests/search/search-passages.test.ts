// Searching a small corpus: exact phrases, filters, and the order of what is found.
import { beforeAll, describe, expect, it } from 'vitest';
import { analyseQuestion } from '../../src/search/analyse-question.js';
import { searchPassages, type SearchFilter, type SearchableIndex } from '../../src/search/search-passages.js';
import { createHashedEmbedder } from '../fakes/hashed-embedder.js';
import { openIndex, readText, twoRounds } from '../open-fixture.js';

const embedder = createHashedEmbedder();
let index: SearchableIndex;

beforeAll(async () => {
  index = await openIndex(await twoRounds(), embedder);
});

describe('an exact phrase', () => {
  it.each([
    ['"hòa nhã"', ['Không khí buổi họp hòa nhã']],
    ['"hoà nhã"', ['Không khí buổi họp hòa nhã']],
    ['"HOÀ NHÃ"', ['Không khí buổi họp hòa nhã']],
    ['"hoa nhã"', []],
    ['"second pilot"', ['without a second pilot']],
    ['who said "SECOND  PILOT"?', ['without a second pilot']],
    ['"second pilot" "northern channel"', []],
    ['"pilot second"', []],
  ])('%s is met to the letter', async (text, expected) => {
    const found = await search(index, text);
    expect(found).toHaveLength(expected.length);
    for (const [at, part] of expected.entries()) expect(found[at]).toContain(part);
  });

  it('is met whichever apostrophe was typed, and across a line break', async () => {
    const document = await readText(
      'a.md',
      '# The House\n\nSince spring the keeper’s old\nhouse stands empty on the hill above the quiet village.\n',
    );
    const index = await openIndex([document], embedder);
    expect(await search(index, `"keeper's old house"`)).toHaveLength(1);
    expect(await search(index, '"keeper’s old house"')).toHaveLength(1);
  });
});

describe('a filter', () => {
  it('by language leaves only passages in it', async () => {
    for (const language of ['en', 'vi']) {
      const found = await ranked(index, 'Alden Brava Rotterdam', { language });
      expect(found.length).toBeGreaterThan(0);
      for (const passage of found) expect(passage.language).toBe(language);
    }
    expect(await ranked(index, 'Alden Brava', { language: 'fr' })).toEqual([]);
  });

  it('by document leaves only its passages, all of them', async () => {
    for (const { card } of index.generation.documents) {
      const found = await ranked(index, 'dialogue', { documentId: card.id });
      const all = index.generation.passages.filter(({ documentId }) => documentId === card.id);
      expect(new Set(found)).toEqual(new Set(all));
    }
    expect(await ranked(index, 'dialogue', { documentId: 'nobody' })).toEqual([]);
  });
});

describe('the order', () => {
  it('puts the passage with the question’s words first', async () => {
    const [first] = await search(index, 'Who built the lighthouse on Gull Rock?');
    expect(first).toContain('Agnes Whitlow');
  });

  it('finds Vietnamese typed without accents', async () => {
    const [first] = await search(index, 'tien luong cua nguoi gac au tau la bao nhieu');
    expect(first).toContain('tiền lương của người gác âu tàu');
  });

  it('is by falling score, each passage once, the same every time', async () => {
    const question = analyseQuestion('What did the two sides discuss?');
    const embedding = await embedder.embedQuestion(question.accented);
    const found = searchPassages(index, question, embedding);
    expect(found.map(({ score }) => score)).toEqual(found.map(({ score }) => score).sort((a, b) => b - a));
    expect(new Set(found.map(({ passage }) => passage)).size).toBe(found.length);
    // As JSON, which leaves functions out.
    expect(JSON.stringify(searchPassages(index, question, embedding))).toBe(JSON.stringify(found));
    for (const { features } of found)
      for (const value of Object.values(features)) expect(value).toBeLessThanOrEqual(1.0001);
  });
});

async function ranked(index: SearchableIndex, text: string, filter: SearchFilter = {}) {
  const question = analyseQuestion(text);
  const found = searchPassages(index, question, await embedder.embedQuestion(question.accented), filter);
  return found.map(({ passage }) => index.generation.passages[passage]!);
}

async function search(index: SearchableIndex, text: string): Promise<string[]> {
  return (await ranked(index, text)).map((passage) => passage.text);
}
