// Makes files as an attacker or an accident would: one folder a kind, each beside one good file.
import { mkdir, writeFile } from 'node:fs/promises';
import path from 'node:path';
import { ARCHIVES } from './archives.js';
import { PAGES } from './pages.js';
import { PDFS } from './pdfs.js';
import { PLACES } from './places.js';
import { SENTENCE, type Recipe } from './recipe.js';
import { TEXT_FILES } from './texts.js';

/** Every kind; each stands in a folder named by its position. */
export const HOSTILE_FILES: readonly Recipe[] = [...ARCHIVES, ...PDFS, ...PAGES, ...TEXT_FILES, ...PLACES];

/** Stands beside every hostile file; its name sorts behind all of theirs. */
export const GOOD_FILE = 'zzz/good.txt';

/** Makes `folder/NUMBER/corpus/` with one hostile file and a good one. */
export async function makeHostileFiles(folder: string): Promise<void> {
  for (const [number, { file, make }] of HOSTILE_FILES.entries()) {
    const corpus = corpusOf(folder, number);
    const target = path.join(corpus, file);
    await mkdir(path.dirname(target), { recursive: true });
    await mkdir(path.join(corpus, 'zzz'), { recursive: true });
    const content = await make(target);
    if (content !== undefined) await writeFile(target, content);
    await writeFile(path.join(corpus, GOOD_FILE), `${SENTENCE} This is number ${number}.`);
  }
}

/** The corpus folder of a kind, by its position. */
export function corpusOf(folder: string, number: number): string {
  return path.join(folder, String(number), 'corpus');
}
