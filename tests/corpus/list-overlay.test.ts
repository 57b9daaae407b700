// The corpus folder with changes over it that have not been made, and files that were read before.
import { mkdir } from 'node:fs/promises';
import path from 'node:path';
import { describe, expect, it } from 'vitest';
import { readCorpus, type KnownFile } from '../../src/corpus/read-corpus.js';
import { temporaryFolder, writeFiles } from '../temporary-folder.js';

const TEXT = 'The council met on Monday and agreed on the bridge.';

describe('an overlay', () => {
  it('adds, shadows and removes', async () => {
    const { directory, addDirectory } = await folders(
      { 'a.txt': `${TEXT} Old.`, 'b.txt': TEXT, 'c/d.txt': `${TEXT} D.`, 'z.txt': `${TEXT} Z.` },
      { 'a.txt': `${TEXT} New.`, 'c/e.txt': `${TEXT} E.`, 'm.txt': `${TEXT} M.` },
    );
    const overlay = { addDirectory, removed: ['b.txt', 'c/d.txt', 'nowhere.txt'] };
    const { documents, reports } = await readCorpus(directory, { overlay });
    expect(documents.map(({ card, text }) => [card.file, text.slice(TEXT.length).trim()])).toEqual([
      ['a.txt', 'New.'],
      ['c/e.txt', 'E.'],
      ['m.txt', 'M.'],
      ['z.txt', 'Z.'],
    ]);
    expect(reports.map(({ file }) => file)).toEqual(documents.map(({ card }) => card.file));
  });

  it('gives what the folder gives once the changes are made', async () => {
    const before = { 'a.txt': TEXT, 'b.txt': `${TEXT} B.` };
    const { directory, addDirectory } = await folders(before, { 'a.txt': `${TEXT} New.` });
    const made = await folders({ 'a.txt': `${TEXT} New.` }, {});
    const overlay = { addDirectory, removed: ['b.txt'] };
    expect(await readCorpus(directory, { overlay })).toEqual(await readCorpus(made.directory));
  });

  it('puts a file back that is removed and added', async () => {
    const { directory, addDirectory } = await folders({ 'a.txt': TEXT }, { 'a.txt': `${TEXT} New.` });
    const { documents } = await readCorpus(directory, { overlay: { addDirectory, removed: ['a.txt'] } });
    expect(documents).toMatchObject([{ text: expect.stringContaining('New.') as unknown }]);
  });

  it('meets names in either Unicode form', async () => {
    const name = 'thư mục.txt';
    const { directory, addDirectory } = await folders({ [name.normalize('NFD')]: TEXT, 'b.txt': TEXT }, {});
    const overlay = { addDirectory, removed: [name.normalize('NFC')] };
    const { documents } = await readCorpus(directory, { overlay });
    expect(documents.map(({ card }) => card.file)).toEqual(['b.txt']);
  });

  it('may have nothing to add, and no folder for it', async () => {
    const { directory } = await folders({ 'a.txt': TEXT, 'b.txt': `${TEXT} B.` }, {});
    const overlay = { addDirectory: path.join(directory, '..', 'none'), removed: ['a.txt'] };
    const { documents } = await readCorpus(directory, { overlay });
    expect(documents.map(({ card }) => card.file)).toEqual(['b.txt']);
  });

  it('may bring a sources.json, which takes the place of the folder’s', async () => {
    const sources = (title: string): string => JSON.stringify([{ id: 'a', file: 'a.txt', title }]);
    const { directory, addDirectory } = await folders(
      { 'a.txt': TEXT, 'sources.json': sources('Old') },
      { 'sources.json': sources('New') },
    );
    const titleWith = async (options: object): Promise<string | undefined> =>
      (await readCorpus(directory, options)).documents[0]?.card.title;
    expect(await titleWith({})).toBe('Old');
    expect(await titleWith({ overlay: { addDirectory, removed: [] } })).toBe('New');
  });
});

describe('a file that is known', () => {
  it('is not parsed, and gives what it gave', async () => {
    const { directory } = await folders({ 'a.txt': TEXT, 'b.txt': `${TEXT} B.` }, {});
    const first = await readCorpus(directory);
    const asked: string[] = [];
    const again = await readCorpus(directory, {
      known: (file, digest): KnownFile | undefined => {
        asked.push(file);
        const at = first.files.findIndex((one) => one.digest === digest);
        return {
          document: first.documents[at]!,
          report: first.reports[at]!,
          sample: first.files[at]!.sample!,
        };
      },
    });
    expect(asked).toEqual(['a.txt', 'b.txt']);
    expect(again).toEqual(first);
    expect(again.documents[0]).toBe(first.documents[0]);
  });

  it.each([
    ['bytes', { 'a.txt': `${TEXT} More.` }],
    ['facts in sources.json', { 'sources.json': JSON.stringify([{ id: 'a', file: 'a.txt', title: 'New' }]) }],
  ])('has another digest with other %s', async (_, change) => {
    const { directory } = await folders({ 'a.txt': TEXT }, {});
    const [before] = (await readCorpus(directory)).files;
    await writeFiles(directory, change);
    const [after] = (await readCorpus(directory)).files;
    expect(after!.digest).not.toBe(before!.digest);
  });
});

async function folders(files: Readonly<Record<string, string>>, added: Readonly<Record<string, string>>) {
  const folder = await temporaryFolder();
  const [directory, addDirectory] = [path.join(folder, 'corpus'), path.join(folder, 'added')];
  await mkdir(addDirectory);
  await mkdir(directory);
  await writeFiles(directory, files);
  await writeFiles(addDirectory, added);
  return { directory, addDirectory };
}
