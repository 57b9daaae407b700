// Writes a generation beside the live one and publishes it: finished or absent, never half.
import { createHash } from 'node:crypto';
import { mkdir, open, rename, rm } from 'node:fs/promises';
import path from 'node:path';
import { serialize } from 'node:v8';
import { VerbatimError } from '../errors.js';
import {
  buildingFolder,
  generationFolder,
  listGenerations,
  markUnpublished,
  nameGeneration,
} from './generations.js';
import type { IndexContents } from './index-contents.js';
import { FORMAT_VERSION, MANIFEST_FILE, fileDigest, type IndexRecipe, type Manifest } from './manifest.js';
import { encodePassages } from './passage-columns.js';
import type { VectorIndexDriver } from './vector-index.js';

export const DOCUMENTS_FILE = 'documents.bin';
export const PASSAGES_FILE = 'passages.bin';
export const INTERACTION_FILE = 'interaction.bin';
export const keywordsFile = (language: string): string => `keywords.${language}.bin`;
export const vectorsFile = (language: string): string => `vectors.${language}.bin`;

/** What the manifest says beside the contents' own figures. */
export interface GenerationOrigin extends IndexRecipe {
  readonly model: string;
  readonly builtAt: Date;
}

/** A further file of a generation: its name, and its bytes, asked for when all else is written. */
export interface ExtraFile {
  readonly name: string;
  readonly bytes: () => Uint8Array;
}

/**
 * Writes all files of a generation into a hidden folder, with checksums, and renames it into place. The live
 * pointer is not moved, and the generation counts as unpublished until it is.
 * @throws VerbatimError `index/write` where the disk refuses
 */
export async function writeGeneration(
  indexDirectory: string,
  contents: IndexContents,
  origin: GenerationOrigin,
  driver: VectorIndexDriver,
  extras: readonly ExtraFile[] = [],
): Promise<Manifest> {
  const generation = nameGeneration(origin.builtAt, await listGenerations(indexDirectory));
  const building = buildingFolder(indexDirectory, generation);
  try {
    await mkdir(building, { recursive: true });
    const files = await writeContents(building, contents, origin.dimensions, driver);
    for (const { name, bytes } of extras) files[name] = await writeBytes(path.join(building, name), bytes());
    const manifest = describe(generation, contents, origin, files);
    await writeBytes(path.join(building, MANIFEST_FILE), Buffer.from(JSON.stringify(manifest, null, 1)));
    await markUnpublished(building);
    await flush(building);
    await rename(building, generationFolder(indexDirectory, generation));
    await flush(indexDirectory);
    return manifest;
  } catch (error) {
    await rm(building, { recursive: true, force: true }).catch(() => undefined);
    throw new VerbatimError('index/write', { directory: indexDirectory }, error);
  }
}

async function writeContents(
  folder: string,
  contents: IndexContents,
  dimensions: number,
  driver: VectorIndexDriver,
): Promise<Manifest['files']> {
  const files: Manifest['files'] = {};
  const write = async (name: string, value: unknown): Promise<void> => {
    files[name] = await writeBytes(path.join(folder, name), serialize(value));
  };
  await write(DOCUMENTS_FILE, contents.documents);
  await write(PASSAGES_FILE, encodePassages(contents.passages, contents.documents));
  await write(INTERACTION_FILE, contents.interaction);
  for (const { vectors, previousVectors, ...shard } of contents.shards) {
    const name = vectorsFile(shard.language);
    const file = path.join(folder, name);
    const vectorKeys = await driver.build(vectors, dimensions, file, previousVectors);
    await flush(file);
    files[name] = await fileDigest(file);
    await write(keywordsFile(shard.language), { ...shard, vectorKeys });
  }
  return files;
}

/** Writes a file and forces it to the disk, so that a rename never overtakes it. */
async function writeBytes(file: string, bytes: Uint8Array): Promise<Manifest['files'][string]> {
  const handle = await open(file, 'w');
  try {
    await handle.writeFile(bytes);
    await handle.sync();
  } finally {
    await handle.close();
  }
  return { bytes: bytes.length, sha256: createHash('sha256').update(bytes).digest('hex') };
}

function describe(
  generation: string,
  contents: IndexContents,
  origin: GenerationOrigin,
  files: Manifest['files'],
): Manifest {
  return {
    format: FORMAT_VERSION,
    generation,
    builtAt: origin.builtAt.toISOString(),
    model: origin.model,
    fingerprint: origin.fingerprint,
    dimensions: origin.dimensions,
    interaction: contents.interaction.kind,
    recipe: origin.recipe,
    store: origin.store,
    documents: contents.documents.length,
    passages: contents.passages.length,
    shards: contents.shards.map((shard) => ({
      language: shard.language,
      passages: shard.passages.length,
    })),
    files,
  };
}

/** Forces a file's or folder's content to the disk. */
async function flush(target: string): Promise<void> {
  const handle = await open(target, 'r');
  await handle.sync().finally(() => handle.close());
}
