// Titles for autocomplete: beginnings of words, accents optional, titles before publishers.
import { describe, expect, it } from 'vitest';
import type { DocumentCard } from '../../src/domain.js';
import { suggestDocuments } from '../../src/search/suggest-documents.js';

const cards: readonly DocumentCard[] = [
  { id: '1', title: 'Đối thoại lần thứ 27', publisher: 'Báo Thế giới', file: 'doi-thoai-27.vi.md' },
  { id: '2', title: 'Harbour Review', publisher: 'Alden Port', file: 'review.md' },
  { id: '3', title: 'Alden, an overview', file: 'alden.txt' },
];

describe('suggestDocuments', () => {
  it.each([
    ['đối', ['1']],
    ['doi tho', ['1']],
    ['DOI', ['1']],
    ['27', ['1']],
    ['alden', ['3', '2']],
    ['port al', ['2']],
    ['bao the gioi', ['1']],
    ['review.md', ['2']],
    ['lden', []],
    ['', ['1', '2', '3']],
    ['?!', ['1', '2', '3']],
  ])('%j suggests %j', (typed, ids) => {
    expect(suggestDocuments(cards, typed, 10).map(({ id }) => id)).toEqual(ids);
  });

  it('keeps the limit', () => {
    expect(suggestDocuments(cards, '', 2)).toHaveLength(2);
    expect(suggestDocuments(cards, 'alden', 1)).toHaveLength(1);
  });
});
