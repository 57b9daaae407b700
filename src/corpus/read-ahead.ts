// Files read before their turn comes: one after another, a thousand small files wait for the disk a thousand times.
import type { ListedFile } from './list-files.js';

/** Files under way at once; only small ones are read ahead, so that memory is bounded. */
const AHEAD = 16;
const SMALL_BYTES = 256 * 1024;

type Read = (file: ListedFile) => Promise<Uint8Array>;

/** @returns does what `read` does, for files that are taken in the order of the list */
export function readAhead(files: readonly ListedFile[], read: Read): Read {
  const started = new Map<ListedFile, Promise<Uint8Array>>();
  let next = 0;
  return (file) => {
    const at = files.indexOf(file, Math.max(0, next - AHEAD));
    for (; next < Math.min(files.length, at + AHEAD); next += 1) {
      const ahead = files[next]!;
      if (ahead.size > SMALL_BYTES) continue;
      const reading = read(ahead);
      // It fails when its turn comes, not before.
      reading.catch(() => undefined);
      started.set(ahead, reading);
    }
    const reading = started.get(file) ?? read(file);
    started.delete(file);
    return reading;
  };
}
