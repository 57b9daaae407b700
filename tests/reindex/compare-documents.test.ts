// Two states of the corpus: what came, changed, went and stayed.
import { describe, expect, it } from 'vitest';
import type { DocumentCard, Passage, SourceDocument } from '../../src/domain.js';
import { compareDocuments, type CorpusState } from '../../src/reindex/compare-documents.js';

describe('compareDocuments', () => {
  it('finds nothing where nothing has changed', () => {
    const state = stateOf({ file: 'a.md', texts: ['One.', 'Two.'] });
    expect(compareDocuments(state, stateOf({ file: 'a.md', texts: ['One.', 'Two.'] }))).toEqual({
      added: [],
      changed: [],
      removed: [],
      unchanged: 1,
      passages: { added: 0, removed: 0, kept: 2 },
    });
  });

  it('tells added, changed, removed and unchanged documents apart, by path', () => {
    const before = stateOf(
      { file: 'c.md', texts: ['Old.', 'Same.'] },
      { file: 'gone.md', texts: ['Gone.'] },
      { file: 'kept.md', texts: ['Kept.'] },
    );
    const after = stateOf(
      { file: 'z.md', texts: ['Last.'] },
      { file: 'b.md', texts: ['New.', 'Also new.'] },
      { file: 'c.md', texts: ['Same.', 'New.', 'Newer.'] },
      { file: 'kept.md', texts: ['Kept.'] },
    );
    const { added, changed, removed, unchanged, passages } = compareDocuments(before, after);
    expect(added.map(({ card, passagesAdded }) => [card.file, passagesAdded])).toEqual([
      ['b.md', 2],
      ['z.md', 1],
    ]);
    expect(changed).toMatchObject([
      { card: { file: 'c.md' }, what: 'text', passagesAdded: 2, passagesRemoved: 1 },
    ]);
    expect(removed).toMatchObject([{ card: { file: 'gone.md' }, passagesAdded: 0, passagesRemoved: 1 }]);
    expect(unchanged).toBe(1);
    expect(passages).toEqual({ added: 5, removed: 2, kept: 2 });
  });

  it.each([
    ['title', { title: 'Other' }],
    ['publisher', { publisher: 'Other' }],
    ['date', { date: '2021' }],
    ['address', { url: 'https://other.test/' }],
    ['works', { after: [{ title: 'Work' }] }],
  ])('says that only the facts have changed: %s', (_, facts) => {
    const before = stateOf({ file: 'a.md', texts: ['One.'] });
    const { changed, passages } = compareDocuments(before, stateOf({ file: 'a.md', texts: ['One.'], facts }));
    expect(changed).toMatchObject([
      { what: 'facts', before: { title: 'a.md' }, passagesAdded: 0, passagesRemoved: 0 },
    ]);
    expect(passages).toEqual({ added: 0, removed: 0, kept: 1 });
  });

  it('says that the text has changed where text and facts have', () => {
    const after = stateOf({ file: 'a.md', texts: ['Two.'], facts: { title: 'Other' } });
    const { changed } = compareDocuments(stateOf({ file: 'a.md', texts: ['One.'] }), after);
    expect(changed.map(({ what }) => what)).toEqual(['text']);
  });

  it('counts a passage that stands twice as often as it stands', () => {
    const after = stateOf({ file: 'a.md', texts: ['Same.', 'Same.', 'Same.'] });
    const { passages } = compareDocuments(stateOf({ file: 'a.md', texts: ['Same.', 'Same.'] }), after);
    expect(passages).toEqual({ added: 1, removed: 0, kept: 2 });
  });

  it('does not take a passage of another document or language for the same', () => {
    const before = stateOf({ file: 'a.md', texts: ['Same.'] }, { file: 'b.md', texts: ['One.'] });
    const after = stateOf({ file: 'a.md', texts: ['Same.'], language: 'vi' }, { file: 'b.md', texts: ['Same.'] });
    expect(compareDocuments(before, after).passages).toEqual({ added: 2, removed: 2, kept: 0 });
  }); // prettier-ignore

  it.each([
    ['before', 0, 1],
    ['after', 1, 0],
  ])('takes an empty corpus %s', (which, removed, added) => {
    const empty = stateOf();
    const full = stateOf({ file: 'a.md', texts: ['One.'] });
    const found = which === 'before' ? compareDocuments(empty, full) : compareDocuments(full, empty);
    expect([found.removed.length, found.added.length]).toEqual([removed, added]);
  });
});

interface Sketch {
  readonly file: string;
  readonly texts: readonly string[];
  readonly language?: string;
  readonly facts?: Partial<DocumentCard>;
}

function stateOf(...sketches: readonly Sketch[]): CorpusState {
  return {
    documents: sketches.map(({ file, texts, facts }): SourceDocument => {
      const text = texts.join('\n\n');
      return { card: { id: file, file, title: file, ...facts }, text, hash: text, blocks: [] };
    }),
    passages: sketches.flatMap(({ file, texts, language = 'en' }) =>
      texts.map((text): Passage => {
        const span = { start: 0, end: text.length };
        return { documentId: file, span, text, language, sentences: [span], paragraph: 1, line: 1 };
      }),
    ),
  };
}
