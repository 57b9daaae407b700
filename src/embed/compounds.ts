// Compounds of a static model: pairs of tokens that mean something together have a row of their own.
import { existsSync } from 'node:fs';
import { readFile } from 'node:fs/promises';
import { join } from 'node:path';

/** A model's compounds; the file lies beside its tokenizer.json. */
export const COMPOUNDS_FILE = 'compounds.json';

export interface Compounds {
  /** Rows that the table has behind the tokenizer's. */
  readonly rows: number;
  /** The ids, each pair that is a compound followed by the compound's id. */
  add(ids: readonly number[]): readonly number[];
}

const NONE: Compounds = { rows: 0, add: (ids) => ids };

/** Reads `[first, second, compound]` for each pair; a folder without the file has no compounds. */
export async function readCompounds(folder: string): Promise<Compounds> {
  const file = join(folder, COMPOUNDS_FILE);
  if (!existsSync(file)) return NONE;
  return makeCompounds(JSON.parse(await readFile(file, 'utf8')) as [number, number, number][]);
}

function makeCompounds(triples: readonly (readonly [number, number, number])[]): Compounds {
  const compoundOf = new Map(triples.map(([first, second, compound]) => [key(first, second), compound]));
  const add = (ids: readonly number[]): number[] => {
    const all: number[] = [];
    for (const [at, id] of ids.entries()) {
      all.push(id);
      const compound = at > 0 ? compoundOf.get(key(ids[at - 1]!, id)) : undefined;
      if (compound !== undefined) all.push(compound);
    }
    return all;
  };
  return { rows: new Set(compoundOf.values()).size, add };
}

/** Both ids are below 2 ** 24, so that the number is exact. */
const key = (first: number, second: number): number => first * 2 ** 24 + second;
