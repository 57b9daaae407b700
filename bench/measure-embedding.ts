// How many passages of about 120 tokens a model embeds in a second: the bundled one, and beside another.
import type { Embedder } from '../src/embed/embedder.js';
import { openEmbedder, type EmbedderOptions } from '../src/embed/open-embedder.js';
import type { TextGenerator } from './generate-text.js';
import { mean, percentile, timed } from './timing.js';

const PASSAGES = 3000;
const WARM_UP = 300;
const TOKENS = 120;
const TOLERANCE = 20;
const PASSAGES_BESIDE = 128;
const ROUNDS = 5;
/** The bundled model reads the passages so many times in a round, or a round would be too short to measure. */
const TIMES_OVER = 10;

export interface EmbeddingFigures {
  readonly passages: number;
  readonly meanTokens: number;
  readonly passagesPerSecond: number;
}

export interface BesideFigures {
  /** Folder of the other model. */
  readonly model: string;
  readonly rounds: number;
  /** As the other model's tokenizer counts. */
  readonly meanTokens: number;
  /** Medians of the rounds. */
  readonly bundledPassagesPerSecond: number;
  readonly passagesPerSecond: number;
  /** How many times as fast the bundled model is. */
  readonly ratio: number;
}

export async function measureEmbedding(
  embedder: Embedder,
  generator: TextGenerator,
): Promise<EmbeddingFigures> {
  const { texts, meanTokens } = await choosePassages(WARM_UP + PASSAGES, embedder, generator);
  await embedder.embedPassages(texts.slice(0, WARM_UP));
  const passagesPerSecond = await speedOf(embedder, texts.slice(WARM_UP));
  return { passages: PASSAGES, meanTokens, passagesPerSecond };
}

/**
 * Both models by turns on the same passages, each in one thread.
 *
 * @param model folder of the other model, absolute
 */
export async function measureBeside(
  bundled: EmbedderOptions,
  model: string,
  generator: TextGenerator,
): Promise<BesideFigures> {
  const ours = await openInOneThread(bundled);
  const theirs = await openInOneThread({ ...bundled, model });
  try {
    const { texts, meanTokens } = await choosePassages(PASSAGES_BESIDE, theirs, generator);
    const often = Array.from({ length: TIMES_OVER }, () => texts).flat();
    await ours.embedPassages(often);
    await theirs.embedPassages(texts.slice(0, 16));
    const speeds: { ours: number; theirs: number }[] = [];
    for (let round = 0; round < ROUNDS; round += 1)
      speeds.push({ ours: await speedOf(ours, often), theirs: await speedOf(theirs, texts) });
    const bundledPassagesPerSecond = percentile(speeds.map((of) => of.ours), 0.5); // prettier-ignore
    const passagesPerSecond = percentile(speeds.map((of) => of.theirs), 0.5); // prettier-ignore
    const ratio = bundledPassagesPerSecond / passagesPerSecond;
    return { model, rounds: ROUNDS, meanTokens, bundledPassagesPerSecond, passagesPerSecond, ratio };
  } finally {
    await Promise.all([ours.close(), theirs.close()]);
  }
}

/** The model's worker inherits the environment. */
async function openInOneThread(options: EmbedderOptions): Promise<Embedder> {
  const before = process.env.NODE_OPTIONS;
  const preload = [import.meta.resolve('tsx'), import.meta.resolve('./one-thread.ts')];
  process.env.NODE_OPTIONS = [before, ...preload.map((url) => `--import=${url}`)].join(' ').trim();
  try {
    return await openEmbedder(options);
  } finally {
    if (before === undefined) delete process.env.NODE_OPTIONS;
    else process.env.NODE_OPTIONS = before;
  }
}

/** Generated passages of about 120 tokens, as `embedder` counts. */
async function choosePassages(
  count: number,
  embedder: Embedder,
  generator: TextGenerator,
): Promise<{ texts: string[]; meanTokens: number }> {
  const texts: string[] = [];
  const lengths: number[] = [];
  while (texts.length < count) {
    const some = Array.from({ length: 500 }, (_, number) =>
      generator.paragraph(number % 2 === 0 ? 'en' : 'vi'),
    );
    const counts = (await embedder.tokenise(some)).map((ids) => ids.length);
    some.forEach((text, at) => {
      if (texts.length >= count || Math.abs(counts[at]! - TOKENS) > TOLERANCE) return;
      texts.push(text);
      lengths.push(counts[at]!);
    });
  }
  return { texts, meanTokens: mean(lengths) };
}

/** Passages a second. */
async function speedOf(embedder: Embedder, texts: readonly string[]): Promise<number> {
  const { ms } = await timed(() => embedder.embedPassages(texts));
  return texts.length / (ms / 1000);
}
