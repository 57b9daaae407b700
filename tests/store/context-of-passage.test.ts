// What a passage is embedded with beyond its own words.
import { describe, expect, it } from 'vitest';
import type { DocumentCard, Passage, SourceDocument } from '../../src/domain.js';
import { contextOfPassage } from '../../src/store/context-of-passage.js';

describe('contextOfPassage', () => {
  it.each([
    ['en', '2023-11-02', 'Title\nSection\n2 November 2023'],
    ['vi', '2023-11-02', 'Title\nSection\nngày 2 tháng 11 năm 2023'],
    ['en', '2023-05', 'Title\nSection\nMay 2023'],
    ['vi', '2023-05', 'Title\nSection\ntháng 5 năm 2023'],
    ['en', '2023', 'Title\nSection\n2023'],
    ['vi', '2023', 'Title\nSection\nnăm 2023'],
    ['en', undefined, 'Title\nSection'],
  ])('names title, section and date in words: %s %s', (language, date, context) => {
    expect(
      contextOf({ title: 'Title', ...(date !== undefined && { date }) }, { language, section: 'Section' }),
    ).toBe(context);
  });

  it('is empty where nothing is known', () => {
    expect(contextOf({ title: '' }, { language: 'en' })).toBe('');
  });
});

function contextOf(card: Partial<DocumentCard>, passage: Partial<Passage>): string {
  return contextOfPassage({ card } as SourceDocument, passage as Passage);
}
