// A file's bytes, with a bound: whatever has become of it since it was listed.
import { constants, open } from 'node:fs/promises';

/** Links are followed when a folder is listed, not here; what has become a pipe since then does not block. */
const FLAGS = constants.O_RDONLY | (constants.O_NOFOLLOW ?? 0) | (constants.O_NONBLOCK ?? 0);

/**
 * Reads a regular file, no more than one byte beyond `mostBytes`: what is longer is too large.
 * Throws what `fs` throws, and an `Error` for what is no regular file any more.
 */
export async function readBytes(path: string, mostBytes: number): Promise<Uint8Array> {
  const file = await open(path, FLAGS);
  try {
    const stats = await file.stat();
    if (!stats.isFile()) throw new Error(`${path} is no regular file.`);
    // One byte beyond the size, so that a file which grows is noticed.
    const buffer = Buffer.allocUnsafeSlow(Math.min(stats.size, mostBytes) + 1);
    let length = 0;
    while (length < buffer.length) {
      const { bytesRead } = await file.read(buffer, length, buffer.length - length);
      if (bytesRead === 0) break;
      length += bytesRead;
    }
    return buffer.subarray(0, length);
  } finally {
    await file.close();
  }
}
