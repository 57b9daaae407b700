// Opens a finished generation: verified against its manifest, then searchable.
import { readFile } from 'node:fs/promises';
import path from 'node:path';
import { deserialize } from 'node:v8';
import type { LanguageCode, Passage, SourceDocument } from '../domain.js';
import { VerbatimError } from '../errors.js';
import { openKeywordIndex, type KeywordIndex } from './keyword-index.js';
import { generationFolder } from './generations.js';
import type { InteractionData } from './index-contents.js';
import { checkRecipe, readManifest, verifyFiles, type IndexRecipe, type Manifest } from './manifest.js';
import type { VectorIndex, VectorIndexDriver } from './vector-index.js';
import { decodePassages, type PassageColumns } from './passage-columns.js';
import type { ShardFile } from './read-stored.js';
import {
  DOCUMENTS_FILE,
  INTERACTION_FILE,
  PASSAGES_FILE,
  keywordsFile,
  vectorsFile,
} from './write-generation.js';

/** The searchable passages of one language. */
export interface Shard {
  readonly language: LanguageCode;
  /** Ordinals in the generation; position = item in `folded` and `accented`, label in `vectors`. */
  readonly passages: Uint32Array;
  readonly folded: KeywordIndex;
  readonly accented: KeywordIndex;
  readonly vectors: VectorIndex;
}

/** A finished, read-only index generation. */
export interface Generation {
  readonly manifest: Manifest;
  readonly documents: readonly SourceDocument[];
  readonly passages: readonly Passage[];
  readonly interaction: InteractionData;
  readonly shards: readonly Shard[];
}

/**
 * Opens a generation for searching.
 * @throws VerbatimError `index/damaged`, `index/mismatch`
 */
export async function openGeneration(
  indexDirectory: string,
  generation: string,
  wanted: IndexRecipe,
  driver: VectorIndexDriver,
): Promise<Generation> {
  const folder = generationFolder(indexDirectory, generation);
  const manifest = await readManifest(folder);
  checkRecipe(manifest, wanted);
  await verifyFiles(folder, manifest);
  try {
    const [documents, columns, interaction] = await Promise.all([
      readData<SourceDocument[]>(folder, DOCUMENTS_FILE),
      readData<PassageColumns>(folder, PASSAGES_FILE),
      readData<InteractionData>(folder, INTERACTION_FILE),
    ]);
    const passages = decodePassages(columns, documents);
    const shards = await Promise.all(
      manifest.shards.map(async ({ language }): Promise<Shard> => {
        const stored = await readData<ShardFile>(folder, keywordsFile(language));
        return {
          language,
          passages: stored.passages,
          folded: openKeywordIndex(stored.folded),
          accented: openKeywordIndex(stored.accented),
          vectors: await driver.open(
            { file: path.join(folder, vectorsFile(language)), keys: stored.vectorKeys },
            manifest.dimensions,
          ),
        };
      }),
    );
    return { manifest, documents, passages, interaction, shards };
  } catch (error) {
    throw new VerbatimError('index/damaged', { file: folder }, error);
  }
}

/**
 * The documents of a generation, for opening what an old message points to.
 * @throws VerbatimError `index/damaged`
 */
export async function readGenerationDocuments(
  indexDirectory: string,
  generation: string,
): Promise<readonly SourceDocument[]> {
  const folder = generationFolder(indexDirectory, generation);
  await readManifest(folder);
  try {
    return await readData<SourceDocument[]>(folder, DOCUMENTS_FILE);
  } catch (error) {
    throw new VerbatimError('index/damaged', { file: path.join(folder, DOCUMENTS_FILE) }, error);
  }
}

async function readData<T>(folder: string, name: string): Promise<T> {
  return deserialize(await readFile(path.join(folder, name))) as T;
}
