// A file of one JSON object a line, as the stores write it: what is damaged or cut off is passed over.
import { open, readFile } from 'node:fs/promises';
import type { z } from 'zod';

/** Empty where there is no file. @throws what `fs` throws where it cannot be read */
export async function readJsonLines<T>(file: string, schema: z.ZodType<T>): Promise<T[]> {
  const text = await readFile(file, 'utf8').catch((error: unknown) => {
    if ((error as NodeJS.ErrnoException).code === 'ENOENT') return '';
    throw error;
  });
  return text.split('\n').flatMap((json) => {
    if (json.trim() === '') return [];
    try {
      return [schema.parse(JSON.parse(json))];
    } catch {
      return [];
    }
  });
}

/** After a line that a killed process cut off, the new one begins on its own. */
export async function appendLine(file: string, value: object): Promise<void> {
  const handle = await open(file, 'a+');
  try {
    const { size } = await handle.stat();
    const { buffer } = await handle.read(Buffer.alloc(1), 0, 1, Math.max(0, size - 1));
    const isWhole = size === 0 || buffer.toString() === '\n';
    await handle.appendFile(`${isWhole ? '' : '\n'}${JSON.stringify(value)}\n`);
  } finally {
    await handle.close();
  }
}
