// The corpus folder: order, what is left out, links, sizes, and that one bad file never stops the rest.
import { chmod, mkdir, mkdtemp, open, rm, symlink, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { beforeEach, describe, expect, it } from 'vitest';
import { readCorpus } from '../../src/corpus/read-corpus.js';
import { parseSources } from '../../src/corpus/sources-file.js';

const TEXT = 'The council met on Monday and agreed on the bridge.';
let directory: string;

beforeEach(async () => {
  directory = await mkdtemp(join(tmpdir(), 'corpus-'));
  return () => rm(directory, { recursive: true, force: true });
});

async function put(files: Record<string, string | Uint8Array>): Promise<void> {
  for (const [file, content] of Object.entries(files)) {
    await mkdir(join(directory, file, '..'), { recursive: true });
    await writeFile(join(directory, file), content);
  }
}

async function outcome(): Promise<Record<string, string>> {
  const { reports } = await readCorpus(directory);
  return Object.fromEntries(reports.map(({ file, reason, status }) => [file, reason ?? status]));
}

describe('readCorpus', () => {
  it('reads folders in the order of their paths and leaves out what is no document', async () => {
    await put({
      'b.txt': `${TEXT} B.`,
      'a/z.md': `${TEXT} Z.`,
      'A.html': `<p>${TEXT} A.</p>`,
      'README.md': 'x',
      'a/readme.md': 'x',
      '.hidden.txt': 'x',
      '.git/config.txt': 'x',
      'sources.json': '[]',
      'picture.png': 'x',
      ['thư mục/bài số 1.txt'.normalize('NFD')]: `${TEXT} One.`,
    });
    const seen: [number, number, string][] = [];
    const { documents } = await readCorpus(directory, { onFile: (...args) => seen.push(args) });
    expect(documents.map(({ card }) => card.file)).toEqual([
      'A.html',
      'a/z.md',
      'b.txt',
      'thư mục/bài số 1.txt',
    ]);
    expect(await outcome()).toEqual({
      'A.html': 'read',
      'a/z.md': 'read',
      'b.txt': 'read',
      'picture.png': 'unknown-type',
      'thư mục/bài số 1.txt': 'read',
    });
    expect(seen.at(0)).toEqual([0, 5, 'A.html']);
    expect(seen.at(-1)).toEqual([5, 5, '']);
    expect(await readCorpus(directory)).toEqual(await readCorpus(directory));
  });

  it('goes on after bad files', async () => {
    await put({
      'a.txt': '',
      'b.txt': Buffer.from([0, 1, 2]),
      'c.md': Buffer.from([0xc3, 0x28, 0xff, 0x80]),
      'd.txt': TEXT,
      'e.html': '<p></p>',
    });
    await mkdir(join(directory, 'folder.txt'));
    expect(await outcome()).toEqual({
      'a.txt': 'empty',
      'b.txt': 'binary',
      'c.md': 'encoding',
      'd.txt': 'read',
      'e.html': 'empty',
    });
  });

  it('refuses files over the limit without reading them', async () => {
    await put({ 'small.txt': TEXT });
    const large = await open(join(directory, 'large.txt'), 'w');
    await large.truncate(50 * 1024 * 1024 + 1);
    await large.close();
    const started = performance.now();
    const { reports } = await readCorpus(directory);
    expect(performance.now() - started).toBeLessThan(2000);
    expect(reports[0]).toMatchObject({
      file: 'large.txt',
      reason: 'too-large',
      detail: String(50 * 1024 * 1024),
    });
    expect((await readCorpus(directory, { maxFileBytes: 10 })).documents).toEqual([]);
  });

  it('follows links inside the folder and none that lead out of it', async () => {
    const outside = await mkdtemp(join(tmpdir(), 'outside-'));
    await writeFile(join(outside, 'secret.txt'), TEXT);
    await put({ 'real.txt': TEXT, 'sub/other.txt': `${TEXT} Other.` });
    await symlink('real.txt', join(directory, 'inside.txt'));
    await symlink(join(outside, 'secret.txt'), join(directory, 'out.txt'));
    await symlink(outside, join(directory, 'outfolder'));
    await symlink('..', join(directory, 'sub/loop'));
    await symlink('self.txt', join(directory, 'self.txt'));
    await symlink('nowhere.txt', join(directory, 'broken.txt'));
    expect(await outcome()).toEqual({
      'broken.txt': 'unreadable',
      'inside.txt': 'read',
      'out.txt': 'outside-link',
      outfolder: 'outside-link',
      'real.txt': 'read',
      'self.txt': 'unreadable',
      'sub/other.txt': 'read',
    });
  });

  it.skipIf(process.getuid?.() === 0)('reports a file that may not be read', async () => {
    await put({ 'a.txt': TEXT });
    await chmod(join(directory, 'a.txt'), 0);
    expect(await outcome()).toEqual({ 'a.txt': 'unreadable' });
  });

  it('explains a missing folder and one that is a file, and stops when aborted', async () => {
    await expect(readCorpus(join(directory, 'none'))).rejects.toMatchObject({ code: 'corpus/missing' });
    await put({ 'a.txt': TEXT });
    await expect(readCorpus(join(directory, 'a.txt'))).rejects.toMatchObject({ code: 'corpus/unreadable' });
    await expect(readCorpus(directory, { signal: AbortSignal.abort(new Error('enough')) })).rejects.toThrow(
      'enough',
    );
  });

  it('gives an empty folder no documents and no failure', async () => {
    expect(await readCorpus(directory)).toEqual({ documents: [], reports: [], files: [] });
  });

  it('refuses the second of two names that differ in Unicode form only', async () => {
    await put({ ['bài.txt'.normalize('NFC')]: TEXT, ['bài.txt'.normalize('NFD')]: TEXT });
    const { documents, reports } = await readCorpus(directory);
    expect(documents).toHaveLength(1);
    expect(reports.map(({ reason }) => reason).sort()).toEqual(['same-name', undefined]);
  });

  it('names copies and near copies', async () => {
    const long = Array.from(
      { length: 60 },
      (_, at) => `Village ${at} sent ${at * 7} sacks of rice to the mill.`,
    ).join(' ');
    await put({
      'a.txt': long,
      'b.txt': long,
      'c.txt': long.replace('Village 30', 'Town 30'),
      'd.txt': TEXT,
    });
    const { reports } = await readCorpus(directory);
    const copies = reports.map(({ warnings }) => warnings.find(({ code }) => code.endsWith('duplicate')));
    expect(copies).toEqual([
      undefined,
      { code: 'duplicate', detail: 'a.txt' },
      { code: 'near-duplicate', detail: 'a.txt' },
      undefined,
    ]);
  });

  it('uses sources.json by path, by name and for downloaded originals, and reports its faults', async () => {
    await put({
      'x/a.txt': TEXT,
      'b.txt': `${TEXT} B.`,
      'originals/c.html': `<h1>Page</h1><p>${TEXT} C.</p>`,
      'sources.json': JSON.stringify([
        {
          id: 'a',
          title: 'A',
          file: 'a.txt',
          publisher: 'River Times',
          date: '2021-03',
          url: null,
          languages: ['en'],
        },
        { id: 'b', title: 'B', file: 'b.txt', url: 'https://river.example/b' },
        { id: 'c', title: 'C', url: 'https://river.example/c' },
        { id: '../d', title: 'D' },
        { id: 'e', title: 'E', url: 'javascript:x' },
      ]),
    });
    const { documents, reports } = await readCorpus(directory);
    expect(documents.map(({ card }) => [card.title, card.url])).toEqual([
      ['B', 'https://river.example/b'],
      ['C', 'https://river.example/c'],
      ['A', undefined],
    ]);
    expect(documents[2]?.card).toMatchObject({ publisher: 'River Times', date: '2021-03' });
    expect(reports.at(-1)).toMatchObject({
      file: 'sources.json',
      reason: 'sources-invalid',
      detail: 'entry 4: id; entry 5: url',
    });
  });
});

describe('parseSources', () => {
  it.each([
    ['not JSON', '{'],
    ['an object', '{}'],
    ['a number', '3'],
    ['numbers', '[1]'],
    ['an id twice', '[{"id":"a"},{"id":"a"}]'],
  ])('names the fault of %s', (_, json) => {
    expect(parseSources(json).faults).toHaveLength(1);
  });

  it('accepts a byte-order mark', () => {
    expect(parseSources('\ufeff[{"id":"a","title":"A"}]')).toEqual({
      entries: [{ id: 'a', facts: { title: 'A' } }],
      faults: [],
    });
  });
});
