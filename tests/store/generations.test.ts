// The folder of generations: names, the live pointer, and what pruning may remove.
import fc from 'fast-check';
import { mkdir, readdir, writeFile } from 'node:fs/promises';
import path from 'node:path';
import { describe, expect, it } from 'vitest';
import {
  isGenerationName,
  listGenerations,
  nameGeneration,
  pruneGenerations,
  readLive,
  readLiveOrder,
  setLive,
} from '../../src/store/generations.js';
import { temporaryFolder } from '../temporary-folder.js';

const names = ['000000a1-0001', '000000a2-0002', '000000a3-0003', '000000a4-0004'];

describe('a generation’s name', () => {
  it('sorts by time', () => {
    const date = fc.date({ min: new Date(0), max: new Date('2200-01-01'), noInvalidDate: true });
    fc.assert(
      fc.property(date, date, (a, b) => {
        const [first, second] = [nameGeneration(a, []), nameGeneration(b, [])].map((name) =>
          name.slice(0, 8),
        ) as [string, string];
        const seconds = (of: Date): number => Math.floor(of.getTime() / 1000);
        expect(Math.sign(seconds(a) - seconds(b))).toBe(first < second ? -1 : first > second ? 1 : 0);
        expect(isGenerationName(nameGeneration(a, []))).toBe(true);
      }),
    );
  });

  it('is never one that is taken', () => {
    const suffixes = ['ff3b', 'ff3b', '0a01'];
    const next = (): string => suffixes.shift() ?? '';
    const now = new Date('2026-11-25T22:00:00Z');
    const first = nameGeneration(now, [], next);
    const second = nameGeneration(now, [first], next);
    expect([first, second].map((name) => name.slice(9))).toEqual(['ff3b', '0a01']);
  });

  it.each([
    '',
    'live',
    '../x',
    '000000a1-0001/..',
    '.building-000000a1-0001',
    '000000A1-0001',
    '000000a1-0001\n',
  ])('is not %j', (name) => {
    expect(isGenerationName(name)).toBe(false);
  });
});

describe('the live pointer', () => {
  it('names what was set last', async () => {
    const folder = path.join(await temporaryFolder(), 'not', 'yet');
    await setLive(folder, names[0]!);
    await setLive(folder, names[1]!);
    expect(await readLive(folder)).toBe(names[1]);
  });

  it('remembers what was live before, and forgets the steps that were undone', async () => {
    const folder = await temporaryFolder();
    const [a, b, c] = names as [string, string, string];
    for (const name of [a, b]) await setLive(folder, name);
    expect(await readLiveOrder(folder)).toEqual([b, a]);
    await setLive(folder, a);
    expect(await readLiveOrder(folder)).toEqual([a]);
    await setLive(folder, c);
    expect(await readLiveOrder(folder)).toEqual([c, a]);
    await setLive(folder, c);
    expect(await readLiveOrder(folder)).toEqual([c, a]);
  });

  it('is absent before the first generation', async () => {
    expect(await readLive(await temporaryFolder())).toBeUndefined();
  });

  it.each(['', '\n', 'rubbish', '../../etc', '\0\0\0\0', `${names[0]} ${names[1]}`])(
    'is absent when the file reads %j',
    async (text) => {
      const folder = await temporaryFolder();
      await writeFile(path.join(folder, 'live'), text);
      expect(await readLive(folder)).toBeUndefined();
    },
  );
});

describe('listGenerations', () => {
  it('names complete generations only, oldest first', async () => {
    const folder = await folderWith(['000000a2-0002', '000000a1-0001', '.building-000000a9-0009', 'other']);
    expect(await listGenerations(folder)).toEqual(['000000a1-0001', '000000a2-0002']);
  });

  it('is empty where there is no folder', async () => {
    expect(await listGenerations(path.join(await temporaryFolder(), 'none'))).toEqual([]);
  });
});

describe('pruneGenerations', () => {
  it('keeps the newest ones and removes what was half built', async () => {
    const folder = await folderWith([...names, '.building-000000a9-0009']);
    await setLive(folder, names[3]!);
    const removed = await pruneGenerations(folder, 2);
    expect([...removed].sort()).toEqual(['.building-000000a9-0009', names[0], names[1]]);
    expect((await readdir(folder)).sort()).toEqual([names[2], names[3], 'live']);
  });

  it('keeps the live one however old it is', async () => {
    const folder = await folderWith(names);
    await setLive(folder, names[0]!);
    await pruneGenerations(folder, 1);
    expect(await listGenerations(folder)).toEqual([names[0]]);
  });

  it('leaves strangers alone', async () => {
    const folder = await folderWith(['notes', 'live.bak']);
    expect(await pruneGenerations(folder, 1)).toEqual([]);
    expect((await readdir(folder)).sort()).toEqual(['live.bak', 'notes']);
  });
});

async function folderWith(children: readonly string[]): Promise<string> {
  const folder = await temporaryFolder();
  for (const name of children) await mkdir(path.join(folder, name));
  return folder;
}
