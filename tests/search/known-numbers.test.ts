// Which numbers stand in a document, and what its dates add.
import { describe, expect, it } from 'vitest';
import type { DocumentCard } from '../../src/domain.js';
import { documentOfText } from '../../src/evaluation/xquad-r.js';
import { daysOf, numbersOfDocument } from '../../src/search/known-numbers.js';

const card: DocumentCard = { id: 'a', title: 'The 27th round', file: 'a.txt', date: '2023-11-02' };
const briefing: DocumentCard = {
  ...card,
  date: '2026-11-25',
  after: [{ title: 'Notes', date: '2025-01' }, { title: 'Undated' }],
};

describe('the numbers of a document', () => {
  it('are those of its text and title, and the year of its date', () => {
    const document = { ...documentOfText('a', 'Twelve came, 1,997 did not.'), card };
    expect([...numbersOfDocument(document)].sort()).toEqual(['12', '1997', '2023', '27']);
  });

  it('leave out what stands in the furniture of the page, which no quote can show', () => {
    const text = 'Round 54 begins\n\nTwelve came.';
    const blocks = [
      { kind: 'furniture', span: { start: 0, end: 15 } },
      { kind: 'paragraph', span: { start: 17, end: text.length } },
    ] as const;
    const document = { ...documentOfText('c', text), card: { ...card, title: 'A round' }, blocks };
    expect([...numbersOfDocument(document)].sort()).toEqual(['12', '2023']);
  });

  it('include the years of the works that a text was written after, not the one in which it was written', () => {
    const document = { ...documentOfText('b', 'Nobody came.'), card: briefing };
    expect([...numbersOfDocument(document)].sort()).toEqual(['2025', '27']);
  });

  it('include days and months where the year is named too', () => {
    expect(daysOf(card, ['2023'])).toEqual(['2023', '11', '2']);
    expect(daysOf(card, ['2', '11'])).toEqual([]);
    expect(daysOf(briefing, ['2026', '2025'])).toEqual(['2025', '1']);
  });
});
