// Passages of generated sentences, and a scorer that counts shared words, for the tests of single steps.
import type { Passage, Span } from '../../src/domain.js';
import type { QuestionEmbedding } from '../../src/embed/embedder.js';
import type { InteractionScorer } from '../../src/search/interaction.js';

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

/** Scores a text by how many of the wanted words it holds. */
export function wordScorer(wanted: readonly string[]): InteractionScorer {
  return {
    score: () => [],
    scoreTexts: (_question, texts) =>
      Promise.resolve(
        Float32Array.from(
          texts,
          (text) => wanted.filter((word) => text.includes(word)).length / wanted.length,
        ),
      ),
  };
}

export const NO_EMBEDDING: QuestionEmbedding = { vector: new Float32Array(4), tokenIds: new Uint32Array(0) };
