// Vietnamese typed without diacritics gets them back, and nothing else changes.
import { readFileSync } from 'node:fs';
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
    ['MA Ma mA', 'MA Mà mÁ'],
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
    ['Tom Malinowski noi gi ve nhan quyen', 'Tom Malinowski nói gì về nhân quyền'],
    ['ai noi "can do" va “nhan quyen”', 'ai nói "can do" và “nhan quyen”'],
    ['CO2 va vi.wikipedia.org la gi', 'CO2 và vi.wikipedia.org là gì'],
    ['CA bat ai, vitamin A co o dau', 'CA bắt ai, vitamin A có ở đâu'],
    ['DOI THOAI NHAN QUYEN', 'ĐỐI THOẠI NHÂN QUYỀN'],
    ['chu tich nước la ai', 'chủ tịch nước là ai'],
  ])('%j becomes %j', (typed, restored) => {
    expect(restoreDiacritics(typed)).toBe(restored);
  });

  it('restores what it restored where it was trained', () => {
    const file = new URL('../../src/language/word-pairs.golden.json', import.meta.url);
    const golden = JSON.parse(readFileSync(file, 'utf8')) as { typed: string; restored: string }[];
    expect(golden.length).toBeGreaterThan(5);
    expect(golden.map(({ typed }) => restoreDiacritics(typed))).toEqual(
      golden.map(({ restored }) => restored),
    );
  });

  it('changes nothing but diacritics', () => {
    fc.assert(
      fc.property(
        fc.string({ unit: fc.constantFrom(...'aAbcdeghiklmnoOpqrstuvxyạ  27.,?-_@/"“😀') }),
        (text) => {
          const restored = restoreDiacritics(text);
          const capitals = (some: string): number[] =>
            [...some.matchAll(/\p{Lu}/gu)].map(({ index }) => index);
          expect(fold(restored)).toBe(fold(text));
          expect(capitals(restored)).toEqual(capitals(text));
        },
      ),
      { numRuns: 200 },
    );
  });
});
