// Opens the embedding model that the configuration names: bundled, from a folder or from the hub.
import type { Embedder, Interaction, QuestionEmbedding } from './embedder.js';
import type { DownloadProgress } from './download-model.js';
import { locateModel } from './locate-model.js';
import { openTokenMatches } from './token-matches.js';
import { startWorkerClient } from './worker-client.js';
import type { WorkerClient } from './worker-client.js';

/** Texts in one job: hub models gain nothing above 8 (model.md); static models only save messages. */
const BATCH = { 'static-tokens': 64, sentences: 8 } as const;

export interface EmbedderOptions {
  /** `bundled`, a folder (absolute, or relative to the working directory), or a hub id like `Xenova/gte-small`. */
  readonly model: string;
  /** Folder whose `model/` is the bundled model. */
  readonly modelDirectory: string;
  /** Folder where downloaded models are kept, as `<owner>/<name>/…`. */
  readonly hubCacheDirectory: string;
  readonly onDownload?: (progress: DownloadProgress) => void;
  /** Address of the hub; another one for mirrors and tests. */
  readonly hubHost?: string;
}

/**
 * Loads a model in a worker process. Only a hub model that is not yet in the cache needs the network.
 *
 * @throws {VerbatimError} `model/not-found`, `model/unreachable`, `model/checksum` or `model/failed`
 */
export async function openEmbedder(options: EmbedderOptions): Promise<Embedder> {
  const { setup, languages } = await locateModel(options);
  const client = await startWorkerClient(options.model, setup);
  const { fingerprint, dimensions, maxTokens } = client.facts;
  return {
    fingerprint,
    model: options.model,
    dimensions,
    maxTokens,
    languages,
    interaction: await readInteraction(client),
    embedPassages: (texts) => embedPassages(client, texts, BATCH[setup.recipe.interaction]),
    embedQuestion: (text) => embedQuestion(client, text),
    tokenise: (texts) => tokenise(client, texts),
    ...(setup.reader && { read: (question, passages) => read(client, question, passages) }),
    close: () => client.close(),
  };
}

async function readInteraction(client: WorkerClient): Promise<Interaction> {
  const { table } = await client.run({ kind: 'table' });
  return table ? { kind: 'tokens', tokens: openTokenMatches(table) } : { kind: 'sentences' };
}

/** Texts of like length share a batch, since each is padded to its longest. */
async function embedPassages(
  client: WorkerClient,
  texts: readonly string[],
  batch: number,
): Promise<Float32Array[]> {
  const order = [...texts.keys()].sort((a, b) => (texts[a]?.length ?? 0) - (texts[b]?.length ?? 0));
  const vectors = new Array<Float32Array>(texts.length);
  const embedSome = async (indexes: readonly number[]): Promise<void> => {
    const job = { kind: 'passages', texts: indexes.map((index) => texts[index] ?? '') } as const;
    const result = await client.run(job);
    for (const [row, vector] of result.vectors.entries()) vectors[indexes[row]!] = vector;
  };
  await Promise.all(inBatches(order, batch).map(embedSome));
  return vectors;
}

async function embedQuestion(client: WorkerClient, text: string): Promise<QuestionEmbedding> {
  const { vectors, tokenIds } = await client.run({ kind: 'question', texts: [text] });
  return { vector: vectors[0]!, tokenIds: tokenIds[0]! };
}

async function read(
  client: WorkerClient,
  question: Uint32Array,
  passages: readonly (readonly Uint32Array[])[],
): Promise<Float32Array[]> {
  if (passages.length === 0) return [];
  // Copies: a view would take the whole index along.
  const copies = passages.map((sentences) => sentences.map((ids) => ids.slice()));
  const { vectors } = await client.run({ kind: 'read', question, passages: copies });
  return [...vectors];
}

async function tokenise(client: WorkerClient, texts: readonly string[]): Promise<Uint32Array[]> {
  const results = await Promise.all(
    inBatches(texts, 64).map((some) => client.run({ kind: 'tokenise', texts: some })),
  );
  return results.flatMap(({ tokenIds }) => tokenIds);
}

function inBatches<T>(items: readonly T[], size: number): T[][] {
  const batches: T[][] = [];
  for (let from = 0; from < items.length; from += size) batches.push(items.slice(from, from + size));
  return batches;
}
