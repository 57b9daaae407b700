// What the second stage needs of passages: token ids sentence by sentence, or a vector for every sentence.
import type { Embedder } from '../embed/embedder.js';
import type { InteractionData } from '../store/index-contents.js';
import type { NewPassage } from './build-contents.js';

/** Collects the data of the passages, in order. */
export async function collectInteraction(
  passages: readonly NewPassage[],
  embedder: Embedder,
  embed: (texts: readonly string[]) => Promise<readonly Float32Array[]>,
): Promise<InteractionData> {
  const passageStarts = cumulate(passages.map(({ passage }) => passage.sentences.length));
  const sentences = passages.flatMap(sentencesOf);
  if (embedder.interaction.kind === 'tokens')
    return { kind: 'tokens', ...(await collectTokens(passages, sentences, embedder)), passageStarts };
  const quantised = quantise(await embed(sentences), embedder.dimensions);
  return { kind: 'sentences', dimensions: embedder.dimensions, ...quantised, passageStarts };
}

/** The texts of a passage's sentences. */
export function sentencesOf({ passage, document }: Pick<NewPassage, 'passage' | 'document'>): string[] {
  return passage.sentences.map(({ start, end }) => document.text.slice(start, end));
}

async function collectTokens(
  passages: readonly NewPassage[],
  sentences: readonly string[],
  embedder: Embedder,
) {
  const flat = concatenate(await embedder.tokenise(sentences));
  const distinctContexts = [...new Set(passages.map(({ context }) => context))];
  const contextTokens = await embedder.tokenise(distinctContexts);
  const tokensOf = new Map(distinctContexts.map((context, index) => [context, contextTokens[index]!]));
  const contexts = concatenate(
    passages.map(({ context }) => Uint32Array.from(new Set(tokensOf.get(context)))),
  );
  return {
    ids: flat.values,
    sentenceStarts: flat.starts,
    contextIds: contexts.values,
    contextStarts: contexts.starts,
  };
}

function quantise(vectors: readonly Float32Array[], dimensions: number) {
  const rows = new Int8Array(vectors.length * dimensions);
  const scales = new Float32Array(vectors.length);
  vectors.forEach((vector, row) => {
    const largest = vector.reduce((max, value) => Math.max(max, Math.abs(value)), 1e-9);
    scales[row] = largest / 127;
    vector.forEach((value, i) => (rows[row * dimensions + i] = Math.round((value / largest) * 127)));
  });
  return { rows, scales };
}

function concatenate(parts: readonly Uint32Array[]): { values: Uint32Array; starts: Uint32Array } {
  const starts = cumulate(parts.map((part) => part.length));
  const values = new Uint32Array(starts[parts.length]!);
  parts.forEach((part, index) => values.set(part, starts[index]));
  return { values, starts };
}

/** Counts → start offsets, with the total at the end. */
function cumulate(counts: readonly number[]): Uint32Array {
  const starts = new Uint32Array(counts.length + 1);
  counts.forEach((count, index) => (starts[index + 1] = starts[index]! + count));
  return starts;
}
