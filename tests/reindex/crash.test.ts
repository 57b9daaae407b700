// Reindexes that were killed, or met a full disk: what is live stays whole, and the next run tidies up.
import { execFile } from 'node:child_process';
import { cp, readdir, rm } from 'node:fs/promises';
import path from 'node:path';
import { fileURLToPath } from 'node:url';
import { promisify } from 'node:util';
import { describe, expect, it } from 'vitest';
import { recipeFor, runReindex, type ReindexOptions } from '../../src/reindex/run-reindex.js';
import { generationFolder, readLive } from '../../src/store/generations.js';
import { listHistory } from '../../src/store/list-history.js';
import { verifyFiles } from '../../src/store/manifest.js';
import { createHashedEmbedder } from '../fakes/hashed-embedder.js';
import { temporaryFolder, writeFiles } from '../temporary-folder.js';
import { corpusToIndex, openLive } from './corpus-to-index.js';

const run = promisify(execFile);
const ENTRY = fileURLToPath(new URL('./killed-reindex.ts', import.meta.url));
const embedder = createHashedEmbedder();
/** Where between the first and the last change of the disk; `npm run trials` tries many more. */
const MOMENTS = [0.15, 0.5, 0.8, 0.95, 1];
/** A process is started for each; a busy machine takes its time. */
const TIMEOUT_MS = 240_000;

describe('a reindex that is killed', () => {
  it.each(MOMENTS)(
    'leaves a whole live index, and the next run tidies up: at %f of its way',
    async (moment) => {
      const { options, before } = await changed();
      const changes = Number(await reindexIn(await copyOf(options), 0));
      expect(changes).toBeGreaterThan(30);
      await expect(reindexIn(options, Math.ceil(changes * moment))).rejects.toMatchObject({
        signal: 'SIGKILL',
      });
      await expectWhole(options);
      if (moment <= 0.5) expect(await readLive(options.indexDirectory)).toBe(before);
      await letOrphanedLockGo(options);
      await runReindex(options, embedder);
      await expectWhole(options);
      const live = await openLive(options, embedder);
      expect(live.documents.map(({ card }) => card.file)).toContain('new.md');
      const left = await readdir(options.indexDirectory);
      expect(left.filter((name) => !/^(live|[0-9a-z]{8}-[0-9a-f]{4})$/.test(name))).toEqual([]);
    },
    TIMEOUT_MS,
  );
});

describe('a disk that is full', () => {
  it.each([0, 1, 8, 60])(
    'after %i KiB leaves the old index',
    async (kib) => {
      const { options, before } = await changed();
      const limited = `ulimit -f ${kib}; exec "$0" --import tsx "$@"`;
      const failed = run('bash', ['-c', limited, process.execPath, ENTRY, JSON.stringify(options), '0'], {
        env: { ...process.env, TSX_DISABLE_CACHE: '1' },
      });
      await expect(failed).rejects.toMatchObject({
        stderr: expect.stringContaining('index/write') as unknown,
      });
      expect(await readLive(options.indexDirectory)).toBe(before);
      await expectWhole(options);
      const left = await readdir(options.indexDirectory);
      expect(left.filter((name) => name.startsWith('.building'))).toEqual([]);
      await runReindex(options, embedder);
      await expectWhole(options);
    },
    TIMEOUT_MS,
  );
});

/** An index, and a folder that has changed since. */
async function changed(): Promise<{ options: ReindexOptions; before: string }> {
  const options = await corpusToIndex();
  // Incompressible text, so that the files of the index are larger than every limit.
  await writeFiles(options.corpusDirectory, { 'long.txt': longText(2000) });
  const { manifest } = await runReindex(options, embedder);
  await writeFiles(options.corpusDirectory, { 'new.md': 'A new document about the harbour of the town.' });
  await rm(path.join(options.corpusDirectory, 'round-27.en.md'));
  return { options, before: manifest.generation };
}

function longText(words: number): string {
  return Array.from({ length: words }, (_, at) => `word${at}${at % 20 === 19 ? '.\n\n' : ''}`).join(' ');
}

async function copyOf(options: ReindexOptions): Promise<ReindexOptions> {
  const folder = await temporaryFolder();
  await cp(path.dirname(options.indexDirectory), folder, { recursive: true });
  const move = (directory: string): string => path.join(folder, path.basename(directory));
  const { corpusDirectory, indexDirectory, cacheDirectory } = options;
  return {
    ...options,
    corpusDirectory: move(corpusDirectory),
    indexDirectory: move(indexDirectory),
    cacheDirectory: move(cacheDirectory),
  };
}

async function reindexIn(options: ReindexOptions, killAt: number): Promise<string> {
  const args = ['--import', 'tsx', ENTRY, JSON.stringify(options), String(killAt)];
  return (await run(process.execPath, args)).stdout;
}

/** Killed while it took or gave back the lock, a run leaves one without an owner: it holds for 20 seconds. */
async function letOrphanedLockGo({ indexDirectory }: ReindexOptions): Promise<void> {
  const names = await readdir(indexDirectory);
  if (!names.includes('.writing.lock.owner')) await rm(path.join(indexDirectory, '.writing.lock'), { recursive: true, force: true });
} // prettier-ignore

/** The live generation opens, and every other that is listed is whole too. */
async function expectWhole(options: ReindexOptions): Promise<void> {
  const live = await openLive(options, embedder);
  expect(live.manifest).toMatchObject(recipeFor(embedder));
  for (const { manifest } of await listHistory(options.indexDirectory))
    await verifyFiles(generationFolder(options.indexDirectory, manifest.generation), manifest);
}
