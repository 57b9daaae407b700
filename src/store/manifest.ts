// The manifest of an index generation: what it was made with, and the checksum of every file.
import { createHash } from 'node:crypto';
import { createReadStream } from 'node:fs';
import { readFile, stat } from 'node:fs/promises';
import path from 'node:path';
import { pipeline } from 'node:stream/promises';
import { z } from 'zod';
import { VerbatimError } from '../errors.js';

/** Raised whenever the layout of the files changes. */
export const FORMAT_VERSION = 3;
export const MANIFEST_FILE = 'manifest.json';

const manifestSchema = z.object({
  format: z.number().int(),
  generation: z.string(),
  builtAt: z.string(),
  model: z.string(),
  fingerprint: z.string(),
  dimensions: z.number().int().positive(),
  interaction: z.enum(['tokens', 'sentences']),
  recipe: z.string(),
  store: z.string(),
  documents: z.number().int(),
  passages: z.number().int(),
  shards: z.array(z.object({ language: z.string(), passages: z.number().int().positive() })),
  files: z.record(z.string(), z.object({ bytes: z.number().int(), sha256: z.string() })),
});

export type Manifest = z.infer<typeof manifestSchema>;

/** What an index must have been made with to be opened. */
export interface IndexRecipe {
  readonly fingerprint: string;
  readonly dimensions: number;
  readonly recipe: string;
  readonly store: string;
}

/** Size and SHA-256 of a file. */
export async function fileDigest(file: string): Promise<{ bytes: number; sha256: string }> {
  const hash = createHash('sha256');
  await pipeline(createReadStream(file), hash);
  return { bytes: (await stat(file)).size, sha256: hash.digest('hex') };
}

/**
 * Reads the manifest of a generation's folder.
 * @throws VerbatimError `index/damaged` where it is missing or not a manifest
 */
export async function readManifest(folder: string): Promise<Manifest> {
  const file = path.join(folder, MANIFEST_FILE);
  try {
    return manifestSchema.parse(JSON.parse(await readFile(file, 'utf8')));
  } catch (error) {
    throw new VerbatimError('index/damaged', { file }, error);
  }
}

/**
 * Compares a manifest with what the running program needs.
 * @throws VerbatimError `index/mismatch`
 */
export function checkRecipe(manifest: Manifest, wanted: IndexRecipe): void {
  const describe = (made: IndexRecipe & { format: number }): string =>
    [`format ${made.format}`, made.fingerprint, `${made.dimensions}d`, made.recipe, made.store].join(' · ');
  const built = describe(manifest);
  const needed = describe({ ...wanted, format: FORMAT_VERSION });
  if (built !== needed) throw new VerbatimError('index/mismatch', { built, wanted: needed });
}

/**
 * Verifies size and checksum of every file that the manifest names.
 * @throws VerbatimError `index/damaged` naming the first file that differs
 */
export async function verifyFiles(folder: string, manifest: Manifest): Promise<void> {
  for (const [name, expected] of Object.entries(manifest.files)) {
    const file = path.join(folder, name);
    const found = await fileDigest(file).catch((error: unknown) => {
      throw new VerbatimError('index/damaged', { file }, error);
    });
    if (found.bytes !== expected.bytes || found.sha256 !== expected.sha256)
      throw new VerbatimError('index/damaged', { file });
  }
}
