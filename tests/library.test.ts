// Reading beside asking: look-up hits, pages, quotes and their verification, over an open index.
import fc from 'fast-check';
import { beforeAll, describe, expect, it } from 'vitest';
import type { QuoteRef } from '../src/app-types.js';
import type { SourceDocument } from '../src/domain.js';
import { checkQuote, contextPage, documentById, documentPage, lookupPage, quoteAt } from '../src/library.js';
import type { Generation } from '../src/store/open-generation.js';
import { createHashedEmbedder } from './fakes/hashed-embedder.js';
import { openIndex, readText, twoRounds } from './open-fixture.js';

let generation: Generation;
let long: SourceDocument;

beforeAll(async () => {
  const paragraphs = Array.from({ length: 30 }, (_, at) =>
    `Paragraph ${at} tells how the keeper saw ship number ${at} pass the rock in fog. `.repeat(3),
  );
  long = await readText('long.txt', `The log\n\n${paragraphs.join('\n\n')}\n`);
  ({ generation } = await openIndex([...(await twoRounds()), long], createHashedEmbedder()));
});

describe('lookupPage', () => {
  it('gives exact slices with the matches inside', () => {
    const { hits, total } = lookupPage(generation, 'delegation Rotterdam', { offset: 0, limit: 50 });
    expect(hits).toHaveLength(total);
    expect(total).toBeGreaterThan(2);
    for (const { ref, text, matches, document } of hits) {
      const source = documentById(generation.documents, ref.documentId)!;
      expect(source.text.slice(ref.span.start, ref.span.end)).toBe(text);
      expect(document).toEqual(source.card);
      expect(matches.length).toBeGreaterThan(0);
      for (const { start, end } of matches)
        expect(text.slice(start, end)).toMatch(/^(delegation|Rotterdam)$/i);
    }
  });

  it('turns pages without a gap', () => {
    const all = lookupPage(generation, 'keeper', { offset: 0, limit: 100 });
    const paged = [0, 7, 14, 21, 28].flatMap((offset) => [
      ...lookupPage(generation, 'keeper', { offset, limit: 7 }).hits,
    ]);
    expect(paged).toEqual(all.hits);
    expect(lookupPage(generation, 'keeper', { offset: 1000, limit: 7 })).toMatchObject({
      total: all.total,
      hits: [],
    });
  });

  it.each(['', '🙂', 'nowhere', '"keeper nowhere"'])('finds nothing for %j', (query) => {
    expect(lookupPage(generation, query, { offset: 0, limit: 5 })).toMatchObject({ total: 0, hits: [] });
  });

  it('keeps slices short and whole, wherever the word stands', async () => {
    const filler = fc.constantFrom('ship', '😀😀😀', '権利権利', 'x'.repeat(200), '😀'.repeat(120), 'fog');
    const side = fc.array(filler, { maxLength: 60 }).map((words) => words.join(' '));
    await fc.assert(
      fc.asyncProperty(side, side, fc.constantFrom(' ', '-'), async (before, after, gap) => {
        const document = await readText('a.md', `# Log\n\n${before}${gap}beacon${gap}${after}\n`);
        const index = await openIndex([document], createHashedEmbedder({ dimensions: 4 }));
        for (const { text, matches, ref } of lookupPage(index.generation, 'beacon', { offset: 0, limit: 5 })
          .hits) {
          expect(document.text.slice(ref.span.start, ref.span.end)).toBe(text);
          expect(text.isWellFormed()).toBe(true);
          expect(text.length).toBeLessThanOrEqual(306);
          expect(matches.map(({ start, end }) => text.slice(start, end))).toContain('beacon');
        }
      }),
      { numRuns: 15 },
    );
  });
});

describe('documentPage', () => {
  it('gives every page, and the nearest one for a number outside', () => {
    const { pageCount } = documentPage('g', long, 0)!;
    expect(pageCount).toBeGreaterThan(3);
    for (const [wanted, page] of [
      [-5, 0],
      [0, 0],
      [2, 2],
      [999, pageCount - 1],
    ] as const)
      expect(documentPage('g', long, wanted)).toMatchObject({
        page,
        pageCount,
        generation: 'g',
      });
  });

  it('tells the languages of what it shows', () => {
    const vietnamese = generation.documents.find(({ card }) => card.file === 'vong-27.vi.md')!;
    expect(documentPage('g', vietnamese, 0)!.languages).toEqual(['vi']);
  });

  it('is absent for a document without text', () => {
    expect(documentPage('g', { ...long, blocks: [] }, 0)).toBeUndefined();
  });
});

describe('contextPage', () => {
  it('opens where the quote stands and marks it, and turns from there', () => {
    const ref = refOf('ship number 20');
    const page = contextPage(ref, long, 0);
    if ('state' in page) throw new Error(page.state);
    expect(page.text.slice(page.marked!.start, page.marked!.end)).toBe('ship number 20');
    const next = contextPage(ref, long, 1);
    expect(next).toMatchObject({ page: page.page + 1 });
    expect(next).not.toHaveProperty('marked');
  });

  it('marks the part of a quote that goes over a page', () => {
    const first = documentPage('g', long, 0)!;
    const span = { start: first.span.end - 10, end: first.span.end + 40 };
    const page = contextPage({ ...refOf('The log'), span }, long, 0);
    expect(page).toMatchObject({
      page: 0,
      marked: { start: first.text.length - 10, end: first.text.length },
    });
  });

  it('is unknown for a document without text', () => {
    expect(contextPage(refOf('The log'), { ...long, blocks: [] }, 0)).toMatchObject({
      state: 'unknown',
    });
  });
});

describe('quoteAt', () => {
  it('is the slice with its place', () => {
    expect(quoteAt(refOf('ship number 3 pass the rock'), long)).toMatchObject({
      text: 'ship number 3 pass the rock',
      citation: { document: long.card, place: { paragraph: 4 } },
    });
  });

  it.each([
    [10, 10],
    [20, 10],
    [0, 1e9],
    [1e9, 2e9],
  ])('is unknown from %i to %i', (start, end) => {
    expect(quoteAt({ ...refOf('ship'), span: { start, end } }, long)).toMatchObject({ state: 'unknown' });
  });
});

describe('checkQuote', () => {
  it.each([
    ['identical', (text: string) => text],
    ['identical', (text: string) => `${text}\nMore at the end.`],
    ['moved', (text: string) => `New at the beginning.\n${text}`],
    ['changed', (text: string) => text.replaceAll('ship number 20', 'ship number twenty')],
  ] as const)('is %s', (state, edit) => {
    expect(checkQuote(refOf('ship number 20'), long, { ...long, text: edit(long.text) })).toMatchObject({
      state,
    });
  });

  it('is gone without a file, and unknown for a place outside the document', () => {
    expect(checkQuote(refOf('ship number 20'), long, undefined)).toEqual({
      state: 'gone',
      document: long.card,
    });
    expect(checkQuote({ ...refOf('ship'), span: { start: 1e9, end: 1e9 + 5 } }, long, long)).toEqual({
      state: 'unknown',
    });
  });
});

function refOf(text: string): QuoteRef {
  const start = long.text.indexOf(text);
  return { generation: 'g', documentId: long.card.id, span: { start, end: start + text.length } };
}
