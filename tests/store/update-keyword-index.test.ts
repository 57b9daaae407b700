// A keyword index that was updated against one that was inverted anew.
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { buildKeywordIndex, openKeywordIndex, type WeightedTerms } from '../../src/store/keyword-index.js';
import { updateKeywordIndex } from '../../src/store/update-keyword-index.js';

const term = fc.constantFrom(
  ...'nhân quyền đối thoại rights dialogue the of __proto__ constructor'.split(' '),
);
const item = fc
  .array(fc.tuple(term, fc.constantFrom(0.3, 1, 1.3, 2)), { maxLength: 8 })
  .map((pairs): WeightedTerms => new Map(pairs));
/** An item of the index before that stays or goes, or a new one. */
const change = fc.record({ item, fate: fc.constantFrom('stays', 'goes', 'comes') });

describe('updateKeywordIndex', () => {
  it('gives what building anew gives, but for the order of the terms', () => {
    fc.assert(
      fc.property(fc.array(change, { maxLength: 14 }), (changes) => {
        const before = changes.filter(({ fate }) => fate !== 'comes');
        const after = changes.filter(({ fate }) => fate !== 'goes');
        const previous = buildKeywordIndex(before.map((one) => one.item));
        const oldItems = Int32Array.from(after, (one) => before.indexOf(one));
        const added = after.filter(({ fate }) => fate === 'comes').map((one) => one.item);
        const updated = updateKeywordIndex(previous, oldItems, added);
        const anew = buildKeywordIndex(after.map((one) => one.item));
        expect(postingsOf(updated)).toEqual(postingsOf(anew));
        expect(updated.lengths).toEqual(anew.lengths);
        const [a, b] = [openKeywordIndex(updated), openKeywordIndex(anew)];
        expect(a.score(anew.terms)).toEqual(b.score(anew.terms));
        expect(a.words()).toEqual(b.words());
      }),
      { numRuns: 300 },
    );
  });
});

function postingsOf({ terms, starts, items, frequencies }: ReturnType<typeof buildKeywordIndex>) {
  expect(starts).toHaveLength(terms.length + 1);
  expect(items).toHaveLength(starts[terms.length]!);
  return new Map(
    terms.map((name, id) => [
      name,
      [items.slice(starts[id], starts[id + 1]), frequencies.slice(starts[id], starts[id + 1])],
    ]),
  );
}
