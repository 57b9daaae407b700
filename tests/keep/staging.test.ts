// Documents are laid ready beside the corpus and move in whole; a move that was cut short is finished.
import { mkdir, readFile, readdir, symlink, writeFile } from 'node:fs/promises';
import path from 'node:path';
import { describe, expect, it } from 'vitest';
import { NO_SOURCES } from '../../src/corpus/sources-file.js';
import { readCorpus } from '../../src/corpus/read-corpus.js';
import { applyStaged, finishApplying, isApplying, KEPT_FOLDER } from '../../src/keep/apply-staged.js';
import { safeFileName } from '../../src/keep/file-name.js';
import { inspectFile, stageFile, unstageFile } from '../../src/keep/stage-file.js';
import {
  clearStaged,
  pathWithin,
  readStaged,
  stagingFolder,
  writeRemovals,
} from '../../src/keep/staging-folder.js';
import type { GivenFacts } from '../../src/keeper-types.js';
import { temporaryFolder, writeFiles } from '../temporary-folder.js';

const NOW = new Date('2026-11-25T12:00:00Z');
const TEXT = 'The harbour was opened in the spring of 1911 by its keeper.\n';

const stage = async (
  corpusDirectory: string,
  name: string,
  content: string | Buffer = TEXT,
  facts: GivenFacts = {},
) => {
  const bytes = Buffer.from(content);
  const limits = { maxFileBytes: 100_000, sources: NO_SOURCES };
  return stageFile(await inspectFile({ name, bytes }, facts, limits), bytes, facts, corpusDirectory);
};

async function corpusOf(files: Readonly<Record<string, string>>): Promise<string> {
  const folder = await temporaryFolder();
  await writeFiles(folder, files);
  return folder;
}

describe('a file that is handed in', () => {
  it('is laid ready without changing the corpus, and moves in with what is said of it', async () => {
    const corpus = await corpusOf({
      'a.md': '# A\n\nText of a.\n',
      'sources.json': '[{"id":"x","file":"a.md","own":1}]',
    });
    const facts = { title: 'The harbour', publisher: 'The keeper', date: '1911' };
    expect(await stage(corpus, 'harbour.txt', TEXT, facts)).toMatchObject({
      status: 'staged',
      file: 'harbour.txt',
      replaces: false,
    });
    expect((await readCorpus(corpus)).documents.map(({ card }) => card.file)).toEqual(['a.md']);
    expect(await applyStaged(corpus, NOW)).toEqual({ added: ['harbour.txt'], removed: [] });
    const { documents } = await readCorpus(corpus);
    expect(documents.find(({ card }) => card.file === 'harbour.txt')!.card).toMatchObject(facts);
    expect(JSON.parse(await readFile(path.join(corpus, 'sources.json'), 'utf8'))).toEqual([
      { id: 'x', file: 'a.md', own: 1 },
      { id: expect.stringMatching(/^added-/) as string, ...facts, file: 'harbour.txt' },
    ]);
    expect(await readStaged(corpus)).toEqual({ added: [], removed: [] });
  });

  it('replaces a file of its name, which is kept aside', async () => {
    const corpus = await corpusOf({ 'harbour.txt': 'An older text about the harbour.\n' });
    expect(await stage(corpus, 'harbour.txt')).toMatchObject({ replaces: true });
    await applyStaged(corpus, NOW);
    expect(await readFile(path.join(corpus, 'harbour.txt'), 'utf8')).toBe(TEXT);
    const [kept] = await readdir(path.join(corpus, KEPT_FOLDER));
    expect(await readFile(path.join(corpus, KEPT_FOLDER, kept!, 'harbour.txt'), 'utf8')).toContain('older');
  });

  it.each([
    ['../../etc/passwd', 'passwd.txt'],
    ['C:\\temp\\plan.txt', 'plan.txt'],
    ['.hidden.txt', 'hidden.txt'],
    ['README.md', 'document-README.md'],
    ['sources.txt', 'document-sources.txt'],
    ['con.txt', 'document.txt'],
    ['a\u0000b\u202e.txt', 'ab.txt'],
    ['', 'document.txt'],
    [`${'ờ'.repeat(300)}.txt`, `${'ờ'.repeat(80)}.txt`],
    ['tie\u0302\u0301ng Viê\u0323t.txt', 'tiếng Việt.txt'],
  ])('named %j becomes %s', async (proposed, wanted) => {
    const corpus = await corpusOf({});
    const result = await stage(corpus, proposed);
    expect(result).toMatchObject({ status: 'staged' });
    const file = result.status === 'staged' ? result.file : '';
    expect(file.endsWith('.txt') || file.endsWith('.md')).toBe(true);
    expect(path.parse(file).name.replace(/^-+/, '')).toBe(path.parse(wanted).name);
    expect(await readStaged(corpus)).toEqual({ added: [file], removed: [] });
  });

  it.each([
    ['program.txt', Buffer.from([0x7f, 0x45, 0x4c, 0x46, 0, 1, 2, 3, 0, 0]), 'unknown-type'],
    ['empty.txt', Buffer.alloc(0), 'empty'],
    ['large.txt', Buffer.alloc(100_001, 97), 'too-large'],
  ])('%s is refused with its reason, and nothing is left', async (name, bytes, reason) => {
    const corpus = await corpusOf({});
    expect(await stage(corpus, name, bytes)).toMatchObject({ status: 'refused', report: { reason } });
    expect(await readStaged(corpus)).toEqual({ added: [], removed: [] });
  });

  it('is told by its content, not by its name', async () => {
    const corpus = await corpusOf({});
    const page =
      '<!doctype html><html><body><article><h1>Port</h1><p>' +
      TEXT.repeat(5) +
      '</p></article></body></html>';
    expect(await stage(corpus, 'page.txt', page)).toMatchObject({ status: 'staged', file: 'page.html' });
  });
});

it('what is said of a file is put over what sources.json says already, and is forgotten with the file', async () => {
  const known = { id: 'own', file: 'harbour.txt', publisher: 'The port', note: 'kept' };
  const corpus = await corpusOf({ 'sources.json': JSON.stringify([known]) });
  await stage(corpus, 'harbour.txt', TEXT, { title: 'The harbour' });
  await stage(corpus, 'other.txt', TEXT, { title: 'Never applied' });
  await unstageFile(corpus, 'other.txt');
  await applyStaged(corpus, NOW);
  const entries: unknown = JSON.parse(await readFile(path.join(corpus, 'sources.json'), 'utf8'));
  expect(entries).toEqual([{ ...known, title: 'The harbour' }]);
});

it('a name that the disk spells in NFD is the same document: replaced, and removed', async () => {
  const nfd = 'tie\u0302\u0301ng.txt';
  const corpus = await corpusOf({ [nfd]: 'The older text about the harbour.\n' });
  expect(await stage(corpus, 'tiếng.txt')).toMatchObject({ file: 'tiếng.txt', replaces: true });
  await applyStaged(corpus, NOW);
  const { documents, reports } = await readCorpus(corpus);
  expect(documents.map(({ text }) => text)).toEqual([expect.stringContaining('1911') as string]);
  expect(reports).toHaveLength(1);
  const other = await corpusOf({
    [nfd]: 'The older text about the harbour.\n',
    'a.md': '# A\n\nText of a.\n',
  });
  await writeRemovals(other, ['tiếng.txt']);
  await applyStaged(other, NOW);
  expect((await readCorpus(other)).documents.map(({ card }) => card.file)).toEqual(['a.md']);
});

it('a folder that cannot be written to is told, and nothing in it has changed', async () => {
  const corpus = await corpusOf({ 'a.md': '# A\n\nText of a.\n', '.staged': 'a file in the way\n' });
  await expect(stage(corpus, 'b.md')).rejects.toMatchObject({ code: 'corpus/write' });
  expect((await readCorpus(corpus)).documents.map(({ card }) => card.file)).toEqual(['a.md']);
});

describe('a removal', () => {
  it('moves the file aside', async () => {
    const corpus = await corpusOf({ 'a.md': '# A\n\nText of a.\n', 'deep/b.md': '# B\n\nText of b.\n' });
    await writeRemovals(corpus, ['deep/b.md']);
    await applyStaged(corpus, NOW);
    expect((await readCorpus(corpus)).documents.map(({ card }) => card.file)).toEqual(['a.md']);
    const [kept] = await readdir(path.join(corpus, KEPT_FOLDER));
    expect(await readFile(path.join(corpus, KEPT_FOLDER, kept!, 'deep/b.md'), 'utf8')).toContain('Text of b');
  });

  it('of a file that is gone already does nothing', async () => {
    const corpus = await corpusOf({ 'a.md': '# A\n\nText of a.\n' });
    await writeRemovals(corpus, ['b.md']);
    await applyStaged(corpus, NOW);
    expect(await isApplying(corpus)).toBe(false);
  });
});

it('a move that was cut short is finished by the next one, whichever step it had reached', async () => {
  const corpus = await corpusOf({ 'a.md': 'Old text of a.\n', 'b.md': 'Text of b.\n' });
  await stage(corpus, 'a.md', '# A\n\nNew text of a.\n');
  await stage(corpus, 'c.md', '# C\n\nText of c.\n');
  const { applyingFile, addDirectory } = stagingFolder(corpus);
  await writeFile(
    applyingFile,
    JSON.stringify({ added: ['a.md', 'c.md'], removed: ['b.md'], keptAs: 'then' }),
  );
  // It had come as far as moving c.
  await writeFile(path.join(corpus, 'c.md'), await readFile(path.join(addDirectory, 'c.md')));
  await finishApplying(corpus);
  await finishApplying(corpus);
  const { documents } = await readCorpus(corpus);
  expect(documents.map(({ card }) => card.file)).toEqual(['a.md', 'c.md']);
  expect(documents[0]!.text).toContain('New text of a');
  expect(await readFile(path.join(corpus, KEPT_FOLDER, 'then', 'b.md'), 'utf8')).toBe('Text of b.\n');
  expect(await readFile(path.join(corpus, KEPT_FOLDER, 'then', 'a.md'), 'utf8')).toBe('Old text of a.\n');
});

it('a broken sources.json stops the move before a file is touched, and nothing that is laid ready is lost', async () => {
  const corpus = await corpusOf({ 'a.md': '# A\n\nText of a.\n', 'sources.json': '[{' });
  await stage(corpus, 'b.md', '# B\n\nText of b.\n', { title: 'B' });
  await expect(applyStaged(corpus, NOW)).rejects.toMatchObject({ code: 'corpus/sources' });
  await expect(finishApplying(corpus)).rejects.toMatchObject({ code: 'corpus/sources' });
  expect(await readStaged(corpus)).toEqual({ added: ['b.md'], removed: [] });
  await writeFile(path.join(corpus, 'sources.json'), '[]');
  await finishApplying(corpus);
  expect((await readCorpus(corpus)).documents.map(({ card }) => card.file)).toEqual(['a.md', 'b.md']);
});

it('what is laid ready can be forgotten', async () => {
  const corpus = await corpusOf({ 'a.md': '# A\n\nText of a.\n' });
  await stage(corpus, 'b.md');
  await writeRemovals(corpus, ['a.md']);
  await clearStaged(corpus);
  expect(await readStaged(corpus)).toEqual({ added: [], removed: [] });
  expect((await readCorpus(corpus)).documents).toHaveLength(1);
});

it('no path leads out of the folder, through dots or through links', async () => {
  const corpus = await corpusOf({});
  const outside = await temporaryFolder();
  await symlink(outside, path.join(corpus, 'link'));
  await mkdir(path.join(corpus, 'inside'));
  for (const file of ['../x.md', '/etc/passwd', 'link/x.md', 'link/deep/x.md', '.'])
    await expect(pathWithin(corpus, file)).rejects.toThrow(RangeError);
  expect(await pathWithin(corpus, 'inside/new/x.md')).toMatch(/inside\/new\/x\.md$/);
});

it('names are safe for every system', () => {
  expect(safeFileName('a/b/c.pdf', '.pdf')).toBe('c.pdf');
  expect(safeFileName('..', '.txt')).toBe('document.txt');
  expect(safeFileName('x'.repeat(400), '.txt')).toHaveLength(84);
  expect(safeFileName('a:b*c?.md', '.md')).toBe('a-b-c-.md');
});
