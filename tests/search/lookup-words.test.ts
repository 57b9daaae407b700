// Looking words up: whole words, with accents where they are typed, and where exactly they stand.
import { beforeAll, describe, expect, it } from 'vitest';
import { lookupWords } from '../../src/search/lookup-words.js';
import type { Generation } from '../../src/store/open-generation.js';
import { createHashedEmbedder } from '../fakes/hashed-embedder.js';
import { openIndex, readText, twoRounds } from '../open-fixture.js';

const embedder = createHashedEmbedder();
let generation: Generation;

beforeAll(async () => {
  ({ generation } = await openIndex(await twoRounds(), embedder));
});

describe('lookupWords', () => {
  it.each([
    ['lighthouse', ['lighthouse']],
    ['LIGHTHOUSE', ['lighthouse']],
    ['light', []],
    ['thủy thủ', ['thủy', 'thủ']],
    ['thuỷ', ['thủy']],
    ['"thuỷ thủ"', ['thủy thủ']],
    ['"thuy thu"', ['thủy thủ']],
    ['"second pilot"', ['second pilot']],
    ['"pilot second"', []],
    ['', []],
    ['???', []],
    ['""', []],
    ['constructor', []],
  ])('%j finds %j', (query, expected) => {
    const [first] = lookupWords(generation, query);
    const found = (first?.matches ?? []).map(({ start, end }) => first!.passage.text.slice(start, end));
    expect(found).toEqual(expected);
  });

  it('puts passages with more of the words first', () => {
    const found = lookupWords(generation, 'tower volunteers lamp');
    expect(found.map(({ matches }) => matches.length)).toEqual([2, 1]);
  });

  it('wants every phrase, and marks the words beside it', () => {
    const found = lookupWords(generation, '"was held in" Lisbon');
    const marked = found.map(({ passage, matches }) =>
      matches.map(({ start, end }) => passage.text.slice(start, end)),
    );
    expect(marked).toEqual([['was held in', 'Lisbon'], ['was held in']]);
  });

  it('finds abbreviations as they are typed', async () => {
    const document = await readText(
      'a.txt',
      'The U.S. delegation came to the capital on a rainy day in March.\n',
    );
    const { generation } = await openIndex([document], embedder);
    expect(lookupWords(generation, 'U.S.')).toHaveLength(1);
    expect(lookupWords(generation, '"U.S. delegation"')).toHaveLength(1);
    expect(lookupWords(generation, 'EU')).toHaveLength(0);
  });

  it('marks matches in order, without overlaps, inside the passage', () => {
    for (const { passage, matches } of lookupWords(
      generation,
      '"the Alden delegation" the delegation Alden led',
    )) {
      let last = 0;
      for (const { start, end } of matches) {
        expect(start).toBeGreaterThanOrEqual(last);
        expect(end).toBeGreaterThan(start);
        last = end;
      }
      expect(last).toBeLessThanOrEqual(passage.text.length);
    }
  });
});
