// Vietnamese typed without diacritics gets them back, and nothing else changes.
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { fold } from '../../src/language/fold.js';
import { openRestorer, restoreDiacritics, type WordPairs } from '../../src/language/restore-diacritics.js';

describe('a small model', () => {
  // "ma" alone is most often "mà"; after "con" it is "ma", at the end "má".
  const words = ['.', 'con', 'ma', 'má', 'mà'];
  const model: WordPairs = {
    words,
    boundary: 0,
    alone: [10, 30, 60, 50, 40],
    left: [5, 5, 5, 5, 5],
    counts: [0, 1, 0, 1, 0],
    seconds: [2, 0],
    costs: [8, 2],
  };
  const restore = openRestorer(model);

  it.each([
    ['ma con', 'mà con'],
    ['con ma con', 'con ma con'],
    ['con, ma', 'con, má'],
    ['MA Ma mA', 'MÀ Mà mÁ'],
    ['  ma\t(ma)…', '  má\t(má)…'],
    ['mam 27 con', 'mam 27 con'],
    ['', ''],
  ])('%j becomes %j', (typed, restored) => {
    expect(restore(typed)).toBe(restored);
  });
});

describe('the shipped model', () => {
  it.each([
    ['ai dan dau doan viet nam', 'ai dẫn đầu đoàn việt nam'],
    ['Vong doi thoai lan thu 28 dien ra o dau?', 'Vòng đối thoại lần thứ 28 diễn ra ở đâu?'],
    ['nha nuoc bao dam quyen tu do ton giao', 'nhà nước bảo đảm quyền tự do tôn giáo'],
    ['Jared Allen ghi bao nhieu diem', 'Jared Allen ghi bao nhiêu điểm'],
  ])('%j becomes %j', (typed, restored) => {
    expect(restoreDiacritics(typed)).toBe(restored);
  });

  it('changes nothing but diacritics', () => {
    fc.assert(
      fc.property(fc.string({ unit: fc.constantFrom(...'aAbcdeghiklmnoOpqrstuvxy  27.,?-') }), (text) => {
        expect(fold(restoreDiacritics(text))).toBe(fold(text));
        expect(restoreDiacritics(text).replace(/\p{Lu}/gu, 'X')).toHaveLength(text.length);
      }),
      { numRuns: 200 },
    );
  });
});
