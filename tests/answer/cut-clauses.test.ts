// Clauses cover a sentence, and runs of them keep their limit.
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { cutClauses, runsOf, shorten } from '../../src/answer/cut-clauses.js';

const text = fc
  .array(
    fc.constantFrom(
      'and',
      'which',
      'và',
      'mà',
      'a,',
      'b;',
      '–',
      '(c)',
      '，',
      'delegation',
      'Brava',
      '😀',
      '\n',
      '',
    ),
    { minLength: 1, maxLength: 60 },
  )
  .map((parts) => parts.join(' '));

describe('cutClauses', () => {
  it('leaves out white space only, in order', () => {
    fc.assert(
      fc.property(text, (of) => {
        const clauses = cutClauses(of);
        let end = 0;
        for (const clause of clauses) {
          expect(clause.end).toBeGreaterThan(clause.start);
          expect(of.slice(end, clause.start).trim()).toBe('');
          end = clause.end;
        }
        expect(end).toBe(of.length);
      }),
    );
  });

  it.each([
    ['one two three', ['one two three']],
    [
      'the delegation left the harbour, and the drones stayed over the docks',
      ['the delegation left the harbour,', 'and the drones stayed over the docks'],
    ],
    [
      'hai bên trao đổi về hoa tiêu ban đêm và việc bảo quản amoniac ở cảng',
      ['hai bên trao đổi về hoa tiêu ban đêm', 'và việc bảo quản amoniac ở cảng'],
    ],
    ['short, and short', ['short, and short']],
    ['', []],
  ])('of %j', (of, clauses) => {
    expect(cutClauses(of).map(({ start, end }) => of.slice(start, end))).toEqual(clauses);
  });
});

describe('runsOf', () => {
  it('gives every run that is short enough, and every single span', () => {
    const spans = [
      { start: 0, end: 10 },
      { start: 11, end: 20 },
      { start: 21, end: 60 },
    ];
    expect(runsOf(spans, 20)).toEqual([
      { from: 0, to: 1 },
      { from: 0, to: 2 },
      { from: 1, to: 2 },
      { from: 2, to: 3 },
    ]);
  });
});

describe('shorten', () => {
  it.each([
    ['one two three', 8, 'one two'],
    ['one two three', 7, 'one two'],
    ['one two three', 100, 'one two three'],
    ['onetwothree', 5, 'onetw'],
    ['😀😀😀', 3, '😀'],
  ])('%j to %i: %j', (of, length, expected) => {
    const { start, end } = shorten(of, { start: 0, end: of.length }, length);
    expect(of.slice(start, end)).toBe(expected);
  });
});
