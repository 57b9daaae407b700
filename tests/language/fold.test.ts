// Normal forms of text against their definitions.
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { fold, words } from '../../src/language/fold.js';

const LATIN = 'aAzZ0 .,’“–đĐơƯếẶỹÅßøİı\u0301\u0323';
const OTHERS = 'ΣσКй한国ไทย😀';
const textOf = (characters: string) =>
  fc.array(fc.constantFrom(...characters), { maxLength: 20 }).map((all) => all.join(''));

describe('fold', () => {
  it.each([textOf(LATIN), textOf(LATIN + OTHERS), fc.string({ unit: 'grapheme' })])(
    'takes marks off, whatever the script',
    (texts) => {
      fc.assert(
        fc.property(texts, (text) => {
          const bare = text.normalize('NFD').replace(/\p{M}+/gu, '');
          expect(fold(text)).toBe(bare.toLowerCase().replaceAll('đ', 'd'));
        }),
      );
    },
  );

  it('makes typing with and without diacritics the same', () => {
    expect(fold('Đối thoại Nhân quyền, Ủy ban')).toBe('doi thoai nhan quyen, uy ban');
  });
});

describe('words', () => {
  it.each([
    ['The U.S.-Vietnam dialogue, 27th round.', ['the', 'us', 'vietnam', 'dialogue', '27th', 'round']],
    ['H.E. Ông Hải', ['he', 'ông', 'hải']],
    ['D.C. and N.Y.', ['dc', 'and', 'ny']],
    ['Đ.T. Hà. A. B', ['đt', 'hà', 'a', 'b']],
    ['it’s 3.5.', ['it', 's', '3', '5']],
    ['', []],
  ])('of %j', (text, expected) => {
    expect(words(text)).toEqual(expected);
  });
});
