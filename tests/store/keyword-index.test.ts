// BM25 over typed arrays against the formula written out plainly, and the terms that go into it.
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { accentedTerms, foldedTerms, weighTerms } from '../../src/store/index-terms.js';
import {
  B,
  K1,
  buildKeywordIndex,
  openKeywordIndex,
  type WeightedTerms,
} from '../../src/store/keyword-index.js';

/** Robertson & Zaragoza 2009, term by term, item by item. */
function plainBm25(items: readonly WeightedTerms[], question: readonly string[]): number[] {
  const lengthOf = (item: WeightedTerms): number =>
    [...item.values()].reduce((sum, weight) => sum + weight, 0);
  const meanLength = items.reduce((sum, item) => sum + lengthOf(item), 0) / items.length;
  return items.map((item) => {
    let score = 0;
    for (const term of new Set(question)) {
      const holders = items.filter((other) => other.has(term)).length;
      const idf = Math.log(1 + (items.length - holders + 0.5) / (holders + 0.5));
      const frequency = item.get(term) ?? 0;
      if (frequency === 0) continue;
      score += (idf * frequency * (K1 + 1)) / (frequency + K1 * (1 - B + (B * lengthOf(item)) / meanLength));
    }
    return score;
  });
}

const term = fc.constantFrom(
  ...'nhân quyền đối thoại rights dialogue the of hòa __proto__ constructor'.split(' '),
);
const item = fc.array(term, { minLength: 1, maxLength: 30 });

describe('the keyword index', () => {
  it('scores as plain BM25 does', () => {
    fc.assert(
      fc.property(
        fc.array(item, { minLength: 1, maxLength: 12 }),
        fc.array(term, { maxLength: 8 }),
        (texts, question) => {
          const items = texts.map((words) => weighTerms(words.slice(1), words.slice(0, 1), 0.3));
          const scores = openKeywordIndex(buildKeywordIndex(items)).score(question);
          plainBm25(items, question).forEach((score, at) => expect(scores[at]).toBeCloseTo(score, 4));
        },
      ),
    );
  });

  it('is empty over no items', () => {
    const index = openKeywordIndex(buildKeywordIndex([]));
    expect(index.size).toBe(0);
    expect(index.score(['rights'])).toHaveLength(0);
    expect(index.contains('rights')).toBe(false);
  });

  it('gives the highest weight to a term that no item contains', () => {
    const items = [['rights'], ['rights', 'law'], ['rights']].map((words) => weighTerms(words, [], 0));
    const index = openKeywordIndex(buildKeywordIndex(items));
    expect(index.idf('dialogue')).toBeGreaterThan(index.idf('law'));
    expect(index.idf('law')).toBeGreaterThan(index.idf('rights'));
    expect(index.contains('law')).toBe(true);
    expect(index.contains('dialogue')).toBe(false);
  });
});

describe('foldedTerms', () => {
  it.each([
    ['Nhân quyền', ['nhan', 'quyen', 'nhan quyen']],
    ['Nhân quyền'.normalize('NFD'), ['nhan', 'quyen', 'nhan quyen']],
    ['ĐỐI thoại', ['doi', 'thoai', 'doi thoai']],
    ['The U.S. side', ['the', 'us', 'side', 'the us', 'us side']],
    ['27th', ['27th']],
    ['…', []],
  ])('of %j', (text, terms) => {
    expect(foldedTerms(text)).toEqual(terms);
  });
});

describe('accentedTerms', () => {
  it.each([
    ['Nhân Quyền', ['nhân', 'quyền']],
    ['ma má mà', ['ma', 'má', 'mà']],
  ])('of %j', (text, terms) => {
    expect(accentedTerms(text)).toEqual(terms);
  });
});

describe('weighTerms', () => {
  it('counts the text once a time and the context once in all', () => {
    const weights = weighTerms(['law', 'law', 'rights'], ['law', 'title', 'title'], 0.3);
    expect(Object.fromEntries(weights)).toEqual({ law: 2.3, rights: 1, title: 0.3 });
  });
});
