// The complete generations of an index: what may be gone back to, or published after all.
import { stat } from 'node:fs/promises';
import path from 'node:path';
import { generationFolder, listGenerations, readLive, wasPublished } from './generations.js';
import { readManifest, type Manifest } from './manifest.js';

export interface HistoryEntry {
  readonly manifest: Manifest;
  /** True for the generation that answers. */
  readonly live: boolean;
  /** False for a candidate that was never published. */
  readonly published: boolean;
}

/**
 * All complete generations, newest first; what is damaged is left out. Sizes are checked, not checksums: that is
 * for whoever publishes. Empty where there is no index.
 */
export async function listHistory(indexDirectory: string): Promise<HistoryEntry[]> {
  const live = await readLive(indexDirectory);
  const entries: HistoryEntry[] = [];
  for (const name of await listGenerations(indexDirectory)) {
    const folder = generationFolder(indexDirectory, name);
    const manifest = await readManifest(folder).catch(() => undefined);
    if (manifest === undefined || !(await isWhole(folder, manifest))) continue;
    entries.push({ manifest, live: name === live, published: await wasPublished(indexDirectory, name) });
  }
  return entries.sort((a, b) => newestFirst(a.manifest, b.manifest));
}

async function isWhole(folder: string, manifest: Manifest): Promise<boolean> {
  const sizes = await Promise.all(
    Object.keys(manifest.files).map((name) =>
      stat(path.join(folder, name)).then(
        ({ size }) => size === manifest.files[name]!.bytes,
        () => false,
      ),
    ),
  );
  return sizes.every(Boolean);
}

/** Names tell whole seconds only. */
function newestFirst(a: Manifest, b: Manifest): number {
  if (a.builtAt !== b.builtAt) return a.builtAt < b.builtAt ? 1 : -1;
  return a.generation < b.generation ? 1 : -1;
}
