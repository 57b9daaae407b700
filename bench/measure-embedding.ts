// How many passages of about 120 tokens the model embeds in a second.
import type { Embedder } from '../src/embed/embedder.js';
import type { TextGenerator } from './generate-text.js';
import { mean, timed } from './timing.js';

const PASSAGES = 3000;
const WARM_UP = 300;
const TOKENS = 120;
const TOLERANCE = 20;

export interface EmbeddingFigures {
  readonly passages: number;
  readonly meanTokens: number;
  readonly passagesPerSecond: number;
}

export async function measureEmbedding(
  embedder: Embedder,
  generator: TextGenerator,
): Promise<EmbeddingFigures> {
  const texts: string[] = [];
  const lengths: number[] = [];
  while (texts.length < WARM_UP + PASSAGES) {
    const some = Array.from({ length: 500 }, (_, number) =>
      generator.paragraph(number % 2 === 0 ? 'en' : 'vi'),
    );
    const counts = (await embedder.tokenise(some)).map((ids) => ids.length);
    some.forEach((text, at) => {
      if (Math.abs(counts[at]! - TOKENS) > TOLERANCE) return;
      texts.push(text);
      lengths.push(counts[at]!);
    });
  }
  await embedder.embedPassages(texts.slice(0, WARM_UP));
  const { ms } = await timed(() => embedder.embedPassages(texts.slice(WARM_UP, WARM_UP + PASSAGES)));
  return { passages: PASSAGES, meanTokens: mean(lengths), passagesPerSecond: PASSAGES / (ms / 1000) };
}
