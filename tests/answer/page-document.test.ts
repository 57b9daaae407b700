// Pages for reading: all that may be quoted, in order, none too long for a message.
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { PAGE_LENGTH, pageOf, pageSpans } from '../../src/answer/page-document.js';
import type { Block, SourceDocument } from '../../src/domain.js';

const part = fc.oneof(
  fc.constantFrom('harbour', 'thủy thủ', '人权', '😀', 'pilot.', ' '),
  fc.constantFrom('😀'.repeat(900), 'x'.repeat(1600), '权'.repeat(1499), `x${'😀'.repeat(900)}`),
);
const block = fc.record({
  text: fc.array(part, { minLength: 1, maxLength: 120 }).map((parts) => parts.join(' ').trim() || 'x'),
  kind: fc.constantFrom('heading', 'paragraph', 'list-item', 'furniture'),
});

describe('the pages of a document', () => {
  it('hold all of its text but the furniture, in order, each at most a message long', () => {
    fc.assert(
      fc.property(fc.array(block, { maxLength: 12 }), (blocks) => {
        const document = documentOf(blocks);
        const pages = pageSpans(document);
        let end = 0;
        for (const page of pages) {
          expect(page.start).toBeGreaterThanOrEqual(end);
          expect(page.end - page.start).toBeLessThanOrEqual(PAGE_LENGTH);
          expect(document.text.slice(page.start, page.end).isWellFormed()).toBe(true);
          end = page.end;
        }
        const inPages = (at: number): boolean => pages.some((page) => page.start <= at && at < page.end);
        for (const { kind, span } of document.blocks) {
          const marks = [...document.text.slice(span.start, span.end).matchAll(/\S+/g)].map(
            ({ index }) => index,
          );
          expect(marks.filter((at) => inPages(span.start + at) === (kind === 'furniture'))).toEqual([]);
        }
      }),
      { numRuns: 30 },
    );
  });

  it('are none for a document of furniture', () => {
    expect(pageSpans(documentOf([{ kind: 'furniture', text: 'Menu' }]))).toEqual([]);
  });

  it('keep a paragraph together where it fits', () => {
    const paragraph = { kind: 'paragraph', text: 'x'.repeat(800) } as const;
    expect(pageSpans(documentOf([paragraph, paragraph, paragraph]))).toHaveLength(3);
  });
});

describe('pageOf', () => {
  const pages = [
    { start: 10, end: 20 },
    { start: 25, end: 40 },
  ];
  it.each([
    [0, 0],
    [10, 0],
    [22, 0],
    [25, 1],
    [999, 1],
  ])('offset %i is on page %i', (offset, page) => {
    expect(pageOf(pages, offset)).toBe(page);
  });

  it('is 0 where there are no pages', () => {
    expect(pageOf([], 5)).toBe(0);
  });
});

function documentOf(
  parts: readonly { readonly kind: Block['kind']; readonly text: string }[],
): SourceDocument {
  let text = '';
  const blocks = parts.map(({ kind, text: own }): Block => {
    const start = text.length;
    text += `${own}\n\n`;
    return { kind, span: { start, end: start + own.length }, ...(kind === 'heading' && { level: 1 }) };
  });
  return { card: { id: 'a', title: 'A', file: 'a.txt' }, text, hash: '', blocks };
}
