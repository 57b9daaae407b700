// Whether a quote still stands in its document, and where.
import { describe, expect, it } from 'vitest';
import { placeAt, verifyQuote } from '../../src/answer/verify-quote.js';
import { makeDocument } from '../chunk/make-document.js';

const then = makeDocument(['# The tower', 'Nobody lives here.', 'A club paints it.']);
const quoted = 'A club paints it.';
const start = then.text.indexOf(quoted);
const span = { start, end: start + quoted.length };

describe('verifyQuote', () => {
  it('is identical where the same stands at the same place', () => {
    expect(verifyQuote(quoted, span, then)).toEqual({
      state: 'identical',
      place: { section: 'The tower', paragraph: 2, line: 3 },
    });
  });

  it('has moved where it stands elsewhere in the document', () => {
    const now = makeDocument([
      '# The tower',
      'Something new.',
      'Nobody lives here.',
      '# Today',
      'A club paints it.',
    ]);
    expect(verifyQuote(quoted, span, now)).toEqual({
      state: 'moved',
      place: { section: 'Today', paragraph: 3, line: 5 },
    });
  });

  it.each(['A club paints it', 'A club  paints it.', 'a club paints it.', ''])(
    'has changed where there is %j',
    (text) => {
      expect(verifyQuote(quoted, span, makeDocument(['# The tower', text]))).toEqual({ state: 'changed' });
    },
  );
});

describe('placeAt', () => {
  it('counts paragraphs and list items, but neither headings nor furniture', () => {
    const document = makeDocument(['~ Menu', '# Title', 'One.', '- Two.', '# Section', 'Three.']);
    expect(placeAt(document, document.text.indexOf('Three'))).toEqual({
      section: 'Section',
      paragraph: 3,
      line: 6,
    });
  });

  it('names the page where there are pages, and no section that only repeats the title', () => {
    const document = makeDocument(['# Test', 'One.', '---', 'Two.']);
    expect(placeAt(document, document.text.indexOf('Two'))).toEqual({ page: 2, paragraph: 2, line: 3 });
  });
});
