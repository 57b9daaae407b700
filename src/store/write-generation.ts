// Writes a generation beside the live one and publishes it: finished or absent, never half.
import { mkdir, open, readdir, rename, rm, writeFile } from 'node:fs/promises';
import path from 'node:path';
import { serialize } from 'node:v8';
import { VerbatimError } from '../errors.js';
import { buildingFolder, generationFolder, nameGeneration } from './generations.js';
import type { IndexContents } from './index-contents.js';
import { FORMAT_VERSION, MANIFEST_FILE, fileDigest, type IndexRecipe, type Manifest } from './manifest.js';
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

/**
 * Writes all files of a generation into a hidden folder, with checksums, and renames it into place.
 * The live pointer is not moved.
 * @throws VerbatimError `index/write` where the disk refuses
 */
export async function writeGeneration(
  indexDirectory: string,
  contents: IndexContents,
  origin: GenerationOrigin,
  driver: VectorIndexDriver,
): Promise<Manifest> {
  const generation = nameGeneration(origin.builtAt);
  const building = buildingFolder(indexDirectory, generation);
  try {
    await mkdir(building, { recursive: true });
    await writeContents(building, contents, origin.dimensions, driver);
    const manifest = await describe(building, generation, contents, origin);
    await writeFile(path.join(building, MANIFEST_FILE), JSON.stringify(manifest, null, 1));
    await flushFolder(building);
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
): Promise<void> {
  const write = (name: string, value: unknown): Promise<void> =>
    writeFile(path.join(folder, name), serialize(value));
  await write(DOCUMENTS_FILE, contents.documents);
  await write(PASSAGES_FILE, contents.passages);
  await write(INTERACTION_FILE, contents.interaction);
  for (const { vectors, ...shard } of contents.shards) {
    await write(keywordsFile(shard.language), shard);
    await driver.build(vectors, dimensions, path.join(folder, vectorsFile(shard.language)));
  }
}

async function describe(
  folder: string,
  generation: string,
  contents: IndexContents,
  origin: GenerationOrigin,
): Promise<Manifest> {
  const files: Manifest['files'] = {};
  for (const name of (await readdir(folder)).sort()) files[name] = await fileDigest(path.join(folder, name));
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

async function flushFolder(folder: string): Promise<void> {
  for (const name of await readdir(folder)) await flush(path.join(folder, name));
  await flush(folder);
}

/** Forces a file's or folder's content to the disk, so that a rename never overtakes it. */
async function flush(target: string): Promise<void> {
  const handle = await open(target, 'r');
  await handle.sync().finally(() => handle.close());
}
