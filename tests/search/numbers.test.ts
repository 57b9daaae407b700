// Numbers in one normal form, from digits and from English words.
import { describe, expect, it } from 'vitest';
import { allNumbers, digitNumbers } from '../../src/search/numbers.js';

describe('digitNumbers', () => {
  it.each([
    ['the 27th round', ['27']],
    ['lần thứ 27', ['27']],
    ['2023-11-02', ['2023', '11', '2']],
    ['ngày 02/11', ['2', '11']],
    ['1,997 and 1.997 and 1997', ['1997', '1997', '1997']],
    ['1,234,567', ['1234567']],
    ['3.5 or 3,5', ['3.5', '3.5']],
    ['007', ['7']],
    ['0', ['0']],
    ['none', []],
  ])('of %j', (text, numbers) => {
    expect(digitNumbers(text)).toEqual(numbers);
  });
});

describe('allNumbers', () => {
  it.each([
    ['the twenty-seventh round', ['27']],
    ['twenty eight people', ['28']],
    ['Twenty-First', ['21']],
    ['the eleventh of May', ['11']],
    ['two of 5', ['5', '2']],
    ['twenty people', ['20']],
    ['someone often weighs', []],
    ['constructor toString', []],
  ])('of %j', (text, numbers) => {
    expect(allNumbers(text)).toEqual(numbers);
  });
});
