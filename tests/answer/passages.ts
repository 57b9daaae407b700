// Passages of generated sentences, and a scorer that counts shared words, for the tests of single steps.
import type { Passage, Span } from '../../src/domain.js';
import type { RunScore } from '../../src/search/interaction.js';

/** A passage at `start` of a document, its sentences joined by `gap`. */
export function passageOf(sentences: readonly string[], start = 0, gap = ' '): Passage {
  const spans: Span[] = [];
  let text = '';
  for (const sentence of sentences) {
    if (text !== '') text += gap;
    spans.push({ start: start + text.length, end: start + text.length + sentence.length });
    text += sentence;
  }
  return {
    documentId: 'abcdef012345',
    span: { start, end: start + text.length },
    text,
    language: 'en',
    sentences: spans,
    paragraph: 1,
    line: 1,
  };
}

/** Scores a run of clauses by how many of the wanted words it holds. */
export function scoreByWords(wanted: readonly string[], clauses: readonly string[]): RunScore {
  return (from, to) => {
    const text = clauses.slice(from, to).join(' ');
    return wanted.filter((word) => text.includes(word)).length / wanted.length;
  };
}
