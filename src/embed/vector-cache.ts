// Vectors of texts that were embedded before, on disk: unchanged text is not embedded twice.
import { createHash } from 'node:crypto';
import { appendFile, mkdir, readFile } from 'node:fs/promises';
import { dirname, join } from 'node:path';
import writeFileAtomic from 'write-file-atomic';
import type { Embedder } from './embedder.js';
import { encodeRecords, readRecords } from './vector-records.js';

/** Texts between two writes: what is lost at most when the program is killed. */
const TEXTS_PER_WRITE = 256;

export interface VectorCache {
  /** Number of vectors held. */
  readonly size: number;
  get(text: string): Float32Array | undefined;
  /** Appends to the file. A cache that cannot be written goes on in memory. */
  add(texts: readonly string[], vectors: readonly Float32Array[]): Promise<void>;
  /** Forgets all other texts; the file is replaced in one step. */
  prune(alive: readonly string[]): Promise<void>;
}

/**
 * Opens the file of one model, `<directory>/<fingerprint>.vectors`. What is damaged in it is passed over: a cache
 * is never the reason for a failure. Two processes may append at once.
 */
export async function openVectorCache(
  directory: string,
  embedder: Pick<Embedder, 'fingerprint' | 'dimensions'>,
): Promise<VectorCache> {
  const { fingerprint, dimensions } = embedder;
  const file = join(directory, `${fingerprint}.vectors`);
  const vectors = readRecords(await readFile(file).catch(() => Buffer.alloc(0)), dimensions);
  return {
    get size() {
      return vectors.size;
    },
    get: (text) => vectors.get(keyOf(text)),
    add: async (texts, added) => {
      const fresh = new Map(texts.map((text, index) => [keyOf(text), added[index]!]));
      for (const [key, vector] of fresh) vectors.set(key, vector);
      await mkdir(dirname(file), { recursive: true })
        .then(() => appendFile(file, encodeRecords(fresh, dimensions)))
        .catch(() => undefined);
    },
    prune: async (alive) => {
      const keys = new Set(alive.map(keyOf));
      if ([...vectors.keys()].every((key) => keys.has(key))) return;
      for (const key of vectors.keys()) if (!keys.has(key)) vectors.delete(key);
      await writeFileAtomic(file, encodeRecords(vectors, dimensions)).catch(() => undefined);
    },
  };
}

/**
 * Vectors of all texts, in order, from the cache where it has them. New ones are stored in portions, so that a
 * killed run goes on where it stood.
 *
 * @param onProgress called after each portion with the texts done so far; what it throws ends the run
 * @throws {VerbatimError} `model/failed`
 */
export async function cachedEmbedPassages(
  embedder: Embedder,
  cache: VectorCache,
  texts: readonly string[],
  onProgress: (done: number, total: number) => void = () => undefined,
): Promise<Float32Array[]> {
  const missing = [...new Set(texts)].filter((text) => cache.get(text) === undefined);
  const known = texts.filter((text) => cache.get(text) !== undefined).length;
  let done = known;
  onProgress(done, texts.length);
  const fresh = new Map<string, Float32Array>();
  for (let from = 0; from < missing.length; from += TEXTS_PER_WRITE) {
    const some = missing.slice(from, from + TEXTS_PER_WRITE);
    const vectors = await embedder.embedPassages(some);
    await cache.add(some, vectors);
    for (const [index, text] of some.entries()) fresh.set(text, vectors[index]!);
    done = from + some.length === missing.length ? texts.length : done + some.length;
    onProgress(done, texts.length);
  }
  return texts.map((text) => fresh.get(text) ?? cache.get(text)!);
}

function keyOf(text: string): string {
  return createHash('sha256').update(text, 'utf8').digest('hex');
}
