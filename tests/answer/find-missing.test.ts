// What a question names and no document contains.
import { beforeAll, describe, expect, it } from 'vitest';
import { findMissing } from '../../src/answer/find-missing.js';
import { analyseQuestion } from '../../src/search/analyse-question.js';
import type { Generation } from '../../src/store/open-generation.js';
import { createHashedEmbedder } from '../fakes/hashed-embedder.js';
import { openIndex, twoRounds } from '../open-fixture.js';

let generation: Generation;

beforeAll(async () => {
  ({ generation } = await openIndex(await twoRounds(), createHashedEmbedder()));
});

describe('findMissing', () => {
  it.each([
    ['Where was the 29th dialogue held?', ['29th']],
    ['Where was the 27th dialogue held?', []],
    ['Vòng đối thoại lần thứ 30', ['30']],
    ['What happened in 2024?', ['2024']],
    ['What happened in 2023 and 2024 and 1999?', ['2024', '1999']],
    ['How did 12,500 crews sail?', ['12,500']],
    ['Rounds 29 and 3.7', ['29', '3.7']],
    ['Round 7 or 37?', ['7', '37']],
    ['Since 1991?', []],
    ['twenty years', []],
  ])('names the numbers of %j as typed: %j', (text, numbers) => {
    expect(missing(text).numbers).toEqual(numbers);
  });

  it('counts the numbers of titles and dates as known', () => {
    expect(missing('the review of 20 February 2025').numbers).toEqual([]);
  });

  it.each([
    ['Who is Tomas Lindqvist?', []],
    ['Who is Ingrid Svensson?', ['ingrid', 'svensson']],
    ['thủy thủ tàu kéo', []],
    ['thuy thu tau keo', []],
    ['hoa tiêu vũ trụ', ['vũ', 'trụ']],
    ['hoa tieu bay vao vu tru', ['vu', 'tru']],
  ])('names the words of %j that stand nowhere', (text, words) => {
    expect(missing(text).words).toEqual(words);
  });
});

function missing(text: string) {
  return findMissing(generation, analyseQuestion(text));
}
