// The second stage for models without token vectors: cosines with the vectors of sentences.
import type { Embedder } from '../embed/embedder.js';
import type { SentenceData } from '../store/index-contents.js';
import type { InteractionScorer, RunScore } from './interaction.js';

/** Cosine with each sentence; the passage is as good as its best sentence. */
export function scoreBySentenceVectors(
  { rows, scales, dimensions, passageStarts }: SentenceData,
  embedder: Embedder,
): InteractionScorer {
  const vectorOf = (sentence: number): Float32Array =>
    Float32Array.from(
      rows.subarray(sentence * dimensions, (sentence + 1) * dimensions),
      (value) => value * scales[sentence]!,
    );
  return {
    tokensOf: () => [],
    async readClauses({ vector }, clauses) {
      const vectors = await embedder.embedPassages(clauses);
      return scoreSums((clause) => vectors[clause]!, vector);
    },
    score({ vector }, passages) {
      const scores = passages.map((passage) => {
        const from = passageStarts[passage]!;
        const sentences = Float32Array.from({ length: passageStarts[passage + 1]! - from }, (_, index) => {
          let sum = 0;
          const row = (from + index) * dimensions;
          for (let i = 0; i < dimensions; i += 1) sum += vector[i]! * rows[row + i]!;
          return sum * scales[from + index]!;
        });
        const scoreRun = scoreSums((sentence) => vectorOf(from + sentence), vector);
        return { passage: sentences.reduce((max, score) => Math.max(max, score), 0), sentences, scoreRun };
      });
      const reach = scores.reduce((max, { passage }) => Math.max(max, passage), 0);
      const weights = Float32Array.of(1);
      return scores.map((score) => {
        const match = Float32Array.of(Math.max(0, score.passage));
        const matches = { weights, passage: match, sentence: match };
        return { ...score, weakest: score.passage, reach, matches };
      });
    },
  };
}

/** A run's vector is taken to be the sum of its pieces': embedding every run would cost a model's pass each. */
function scoreSums(vectorOf: (piece: number) => Float32Array, question: Float32Array): RunScore {
  return (from, to) => {
    const run = Array.from({ length: to - from }, (_, piece) => vectorOf(from + piece));
    const sum = question.map((_, i) => run.reduce((total, vector) => total + vector[i]!, 0));
    const length = Math.sqrt(sum.reduce((total, value) => total + value * value, 0));
    return sum.reduce((total, value, i) => total + value * question[i]!, 0) / Math.max(1e-9, length);
  };
}
