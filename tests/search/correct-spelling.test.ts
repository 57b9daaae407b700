// Slips of the keyboard, put right by the words of the documents.
import { beforeAll, describe, expect, it } from 'vitest';
import { correctSpelling } from '../../src/search/correct-spelling.js';
import type { Generation } from '../../src/store/open-generation.js';
import { createHashedEmbedder } from '../fakes/hashed-embedder.js';
import { openIndex, twoRounds } from '../open-fixture.js';

let generation: Generation;

beforeAll(async () => {
  ({ generation } = await openIndex(await twoRounds(), createHashedEmbedder()));
});

describe('correctSpelling', () => {
  it.each([
    ['who biult the lighthosue', 'who built the lighthouse'],
    ['the delgation of Alden', 'the delegation of Alden'],
    ['Rotterdm or Rotterdamm', 'rotterdam or rotterdam'],
    ['the vlounteers', 'the volunteers'],
    ['who led the delegation?', 'who led the delegation?'],
    ['an xylophone in the harbour', 'an xylophone in the harbour'],
    ['tugg boat', 'tugg boat'],
    ['“Rotterdm” and Rotterdm', '“Rotterdm” and rotterdam'],
    ['đối thoại', 'đối thoại'],
    ['', ''],
  ])('%j becomes %j', async (text, corrected) => {
    expect(await correctSpelling(text, generation, (words) => Promise.resolve(words.map(() => false)))).toBe(
      corrected,
    );
  });

  it('leaves words alone that the model knows', async () => {
    const known = (words: readonly string[]) => Promise.resolve(words.map((word) => word === 'delegations'));
    expect(await correctSpelling('delegations and delgation', generation, known)).toBe(
      'delegations and delegation',
    );
  });
});
