// The same statement is quoted once, with the other places named.
import { describe, expect, it } from 'vitest';
import { mergeDuplicates } from '../../src/answer/merge-duplicates.js';
import type { Quote } from '../../src/domain.js';

const SENTENCE = 'Captain Maria Oduya led the Alden delegation in June.';

describe('mergeDuplicates', () => {
  it('keeps different statements in their order', () => {
    const quotes = [
      quote('a', SENTENCE),
      quote('b', 'Nobody lives in the tower.'),
      quote('c', 'The lamp burned oil.'),
    ];
    expect(mergeDuplicates(quotes)).toEqual(quotes);
  });

  it.each([
    ['the same words', SENTENCE],
    ['other marks and capitals', 'captain Maria Oduya led the Alden delegation, in June'],
    ['one word more', `Yesterday ${SENTENCE}`],
  ])('shows a statement with %s once, and where else it stands', (_, other) => {
    const merged = mergeDuplicates([quote('a', SENTENCE), quote('b', other), quote('c', other)]);
    expect(merged).toHaveLength(1);
    expect(merged[0]!.text).toBe(SENTENCE);
    expect(merged[0]!.alsoIn.map(({ id }) => id)).toEqual(['b', 'c']);
  });

  it('names every document once, and never the quoted one', () => {
    const merged = mergeDuplicates([
      quote('a', SENTENCE),
      quote('a', SENTENCE, 500),
      quote('b', SENTENCE),
      quote('b', SENTENCE, 500),
    ]);
    expect(merged.map(({ alsoIn }) => alsoIn.map(({ id }) => id))).toEqual([['b']]);
  });

  it('takes overlapping slices of one document for one, without naming it twice', () => {
    const merged = mergeDuplicates([
      quote('a', 'Nobody lives in the tower.', 10),
      quote('a', 'the tower. A club paints it.', 26),
    ]);
    expect(merged).toHaveLength(1);
    expect(merged[0]!.alsoIn).toEqual([]);
  });

  it('keeps quotes that have no words at all apart', () => {
    expect(mergeDuplicates([quote('a', '…'), quote('b', '!!')])).toHaveLength(2);
  });
});

function quote(id: string, text: string, start = 0): Quote {
  const span = { start, end: start + text.length };
  return {
    citation: { number: 1, document: { id, title: id, file: `${id}.txt` }, place: { paragraph: 1, line: 1 } },
    span,
    text,
    best: span,
    language: 'en',
    cutBefore: false,
    cutAfter: false,
    alsoIn: [],
    support: 1,
  };
}
