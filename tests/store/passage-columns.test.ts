// Passages taken apart and put together again are the same.
import { describe, expect, it } from 'vitest';
import { detectLanguage } from '../../src/language/detect-language.js';
import { makePassages } from '../../src/reindex/make-passages.js';
import { decodePassages, encodePassages } from '../../src/store/passage-columns.js';
import { createHashedEmbedder } from '../fakes/hashed-embedder.js';
import { twoRounds } from '../open-fixture.js';

describe('passage columns', () => {
  it('give back what was put in', async () => {
    const documents = await twoRounds();
    const passages = await makePassages(documents, createHashedEmbedder(), detectLanguage);
    const paged = passages.map((passage, at) => ({
      ...passage,
      ...(at % 3 === 0 && { page: at + 1 }),
      ...(at % 4 === 1 && { continues: true as const }),
    }));
    expect(paged.some(({ section }) => section !== undefined)).toBe(true);
    expect(decodePassages(encodePassages(paged, documents), documents)).toEqual(paged);
  });

  it('may be empty', () => {
    expect(decodePassages(encodePassages([], []), [])).toEqual([]);
  });
});
