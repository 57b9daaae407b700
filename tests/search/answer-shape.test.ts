// Whether a sentence could hold the kind of thing that is asked for.
import { describe, expect, it } from 'vitest';
import { holdsWhatIsAsked } from '../../src/search/answer-shape.js';

describe('holdsWhatIsAsked', () => {
  it.each([
    ['number', 'It has 12 members.', true],
    ['number', 'It has twelve members.', true],
    ['number', 'Có mười hai người.', true],
    ['number', 'It has members.', false],
    ['date', 'It was built in 1874.', true],
    ['date', 'In June they met.', true],
    ['date', 'Họp vào tháng sáu.', true],
    ['date', 'They met again.', false],
    ['person', 'Maria Oduya led it.', true],
    ['person', 'a captain led it.', false],
    ['place', 'They met in Lisbon.', true],
    ['place', 'Họp tại Rotterdam.', true],
    ['place', 'They met outdoors.', false],
    [undefined, 'anything', true],
  ] as const)('%s in %j: %s', (asked, sentence, holds) => {
    expect(holdsWhatIsAsked(asked, sentence)).toBe(holds);
  });
});
