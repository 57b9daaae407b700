// Makes an existing generation the live one: a candidate after all, or an earlier one again.
import { VerbatimError, isVerbatimError } from '../errors.js';
import { generationFolder, isGenerationName, listGenerations, setLive } from '../store/generations.js';
import {
  checkRecipe,
  readManifest,
  verifyFiles,
  type IndexRecipe,
  type Manifest,
} from '../store/manifest.js';
import { whileLocked } from './lock-index.js';

/**
 * Moves the live pointer to a generation that is on the disk, whole, and fits the running program. Nothing else
 * changes: the generation that was live stays, no file of the corpus is touched, nothing is pruned.
 * @param wanted `recipeFor(embedder)`
 * @throws VerbatimError `index/unknown`, `index/damaged`, `index/mismatch`, `index/busy`, `index/write`
 */
export async function publishGeneration(
  indexDirectory: string,
  generation: string,
  wanted: IndexRecipe,
): Promise<Manifest> {
  return whileLocked(indexDirectory, async (checkHeld) => {
    const known =
      isGenerationName(generation) && (await listGenerations(indexDirectory)).includes(generation);
    if (!known) throw new VerbatimError('index/unknown', { generation });
    const folder = generationFolder(indexDirectory, generation);
    const manifest = await readManifest(folder);
    checkRecipe(manifest, wanted);
    await verifyFiles(folder, manifest);
    await checkHeld();
    await moveLive(indexDirectory, generation);
    return manifest;
  });
}

/** Moves the pointer. @throws VerbatimError `index/write` */
export async function moveLive(indexDirectory: string, generation: string): Promise<void> {
  try {
    await setLive(indexDirectory, generation);
  } catch (error) {
    if (isVerbatimError(error)) throw error;
    throw new VerbatimError('index/write', { directory: indexDirectory }, error);
  }
}
