// Writes a file whole or not at all: under a name that is no document's, then renamed into its place.
import { mkdir, open, rename } from 'node:fs/promises';
import path from 'node:path';

/** One at a time: whoever writes holds the corpus's lock. What a killed process left there is written over. */
const INCOMING = 'incoming';

/**
 * @param root the staging folder; on the disk that `target` is on
 * @throws what `fs` throws; `target` is then as it was
 */
export async function writeWhole(root: string, target: string, data: string | Uint8Array): Promise<void> {
  const incoming = path.join(root, INCOMING);
  await mkdir(root, { recursive: true });
  await mkdir(path.dirname(target), { recursive: true });
  const file = await open(incoming, 'w');
  try {
    await file.writeFile(data);
    await file.sync();
  } finally {
    await file.close();
  }
  await rename(incoming, target);
}
