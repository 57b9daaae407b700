// Reads the files of a finished generation as they were written, each verified against the manifest.
import { createHash } from 'node:crypto';
import { readFile } from 'node:fs/promises';
import path from 'node:path';
import { deserialize } from 'node:v8';
import type { SourceDocument } from '../domain.js';
import { VerbatimError } from '../errors.js';
import type { InteractionData, ShardData, StoredContents, StoredShard } from './index-contents.js';
import type { Manifest } from './manifest.js';
import { decodePassages, type PassageColumns } from './passage-columns.js';
import {
  DOCUMENTS_FILE,
  INTERACTION_FILE,
  PASSAGES_FILE,
  keywordsFile,
  vectorsFile,
} from './write-generation.js';

/** A shard as `write-generation.ts` writes it beside its vectors. */
export interface ShardFile extends ShardData {
  /** Key of each position in the vectors' file. */
  readonly vectorKeys: Uint32Array;
}

/** Documents and passages of a generation. @throws VerbatimError `index/damaged` */
export async function readTexts(folder: string, manifest: Manifest) {
  const documents = await readVerified<SourceDocument[]>(folder, manifest, DOCUMENTS_FILE);
  const columns = await readVerified<PassageColumns>(folder, manifest, PASSAGES_FILE);
  return { documents, passages: decodePassages(columns, documents) };
}

/** All that a generation holds; the vectors' files are verified, but not opened. @throws VerbatimError `index/damaged` */
export async function readContents(folder: string, manifest: Manifest): Promise<StoredContents> {
  const texts = await readTexts(folder, manifest);
  const interaction = await readVerified<InteractionData>(folder, manifest, INTERACTION_FILE);
  const shards: StoredShard[] = [];
  for (const { language } of manifest.shards) shards.push(await readShard(folder, manifest, language));
  return { ...texts, interaction, shards };
}

async function readShard(folder: string, manifest: Manifest, language: string): Promise<StoredShard> {
  const { vectorKeys, ...data } = await readVerified<ShardFile>(folder, manifest, keywordsFile(language));
  await readBytes(folder, manifest, vectorsFile(language));
  return { ...data, vectors: { file: path.join(folder, vectorsFile(language)), keys: vectorKeys } };
}

/** A file's value. @throws VerbatimError `index/damaged` */
export async function readVerified<T>(folder: string, manifest: Manifest, name: string): Promise<T> {
  const bytes = await readBytes(folder, manifest, name);
  try {
    return deserialize(bytes) as T;
  } catch (error) {
    throw new VerbatimError('index/damaged', { file: path.join(folder, name) }, error);
  }
}

/** A file's bytes, which are those that were written. @throws VerbatimError `index/damaged` */
export async function readBytes(folder: string, manifest: Manifest, name: string): Promise<Buffer> {
  const file = path.join(folder, name);
  const bytes = await readFile(file).catch((error: unknown) => {
    throw new VerbatimError('index/damaged', { file }, error);
  });
  const sha256 = createHash('sha256').update(bytes).digest('hex');
  if (sha256 !== manifest.files[name]?.sha256) throw new VerbatimError('index/damaged', { file });
  return bytes;
}
