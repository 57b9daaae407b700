// A reindex over a small corpus: published whole or not at all, and nothing is embedded twice.
import { mkdir, readdir, rm, writeFile } from 'node:fs/promises';
import path from 'node:path';
import { describe, expect, it } from 'vitest';
import type { IndexProgress } from '../../src/app-types.js';
import { listGenerations, readLive } from '../../src/store/generations.js';
import { runReindex, type ReindexOptions } from '../../src/reindex/run-reindex.js';
import { createHashedEmbedder } from '../fakes/hashed-embedder.js';
import { writeFiles } from '../temporary-folder.js';
import { corpusToIndex, openLive } from './corpus-to-index.js';

describe('runReindex', () => {
  it('publishes an index over the whole corpus', async () => {
    const options = await corpusToIndex();
    const embedder = createHashedEmbedder();
    const { manifest, reports } = await runReindex(options, embedder);
    expect(await readLive(options.indexDirectory)).toBe(manifest.generation);
    const live = await openLive(options, embedder);
    expect(live.documents.map(({ card }) => card.file)).toEqual(reports.map(({ file }) => file));
    expect(live.documents).toHaveLength(5);
  });

  it('gives every passage the shard of its language, and every passage once', async () => {
    const options = await corpusToIndex();
    const embedder = createHashedEmbedder();
    await runReindex(options, embedder);
    const { passages, shards } = await openLive(options, embedder);
    for (const { language, passages: ordinals } of shards)
      for (const ordinal of ordinals) expect(passages[ordinal]!.language).toBe(language);
    const all = shards.flatMap((shard) => Array.from(shard.passages)).sort((a, b) => a - b);
    expect(all).toEqual([...passages.keys()]);
  });

  it('goes through its phases in order, each from its beginning to its end', async () => {
    const seen: IndexProgress[] = [];
    await runReindex(await corpusToIndex(), createHashedEmbedder(), (progress) => seen.push(progress));
    const phases = seen.map(({ phase }) => phase).filter((phase, at, all) => phase !== all[at - 1]);
    expect(phases).toEqual(['reading', 'splitting', 'embedding', 'building', 'publishing']);
    for (const phase of ['reading', 'splitting', 'embedding', 'publishing']) {
      const steps = seen.filter((progress) => progress.phase === phase);
      expect(steps.map(({ done }) => done)).toEqual(steps.map(({ done }) => done).sort((a, b) => a - b));
      expect(steps.at(-1)!.done).toBe(steps.at(-1)!.total);
    }
  });

  it('embeds nothing when nothing has changed', async () => {
    const options = await corpusToIndex();
    const first = createHashedEmbedder();
    await runReindex(options, first);
    expect(first.embedded.length).toBeGreaterThan(5);
    const second = createHashedEmbedder();
    await runReindex(options, second);
    expect(second.embedded).toEqual([]);
  });

  it('embeds only the passages of a document that has changed', async () => {
    const options = await corpusToIndex();
    await runReindex(options, createHashedEmbedder());
    await writeFiles(options.corpusDirectory, {
      'lighthouse.en.txt':
        'The Lighthouse on Gull Rock\n\nThe lamp was replaced in 2001 by a lantern from Oslo.\n\nSince 1991 nobody has lived in the tower. A club of volunteers paints it every third summer.\n',
    });
    const embedder = createHashedEmbedder();
    await runReindex(options, embedder);
    expect(embedder.embedded).toEqual([expect.stringContaining('lantern from Oslo')]);
  });

  it('embeds everything anew for another model', async () => {
    const options = await corpusToIndex();
    const first = createHashedEmbedder();
    await runReindex(options, first);
    const other = createHashedEmbedder({ fingerprint: 'hashed-2' });
    await runReindex(options, other);
    expect(other.embedded).toEqual(first.embedded);
  });

  it('keeps as many generations as it is told', async () => {
    const options = { ...(await corpusToIndex()), keepGenerations: 2 };
    for (let run = 0; run < 5; run += 1) await runReindex(options, createHashedEmbedder());
    const kept = await listGenerations(options.indexDirectory);
    // Generations of one second sort by chance, so that the live one may stand beside the newest two.
    expect([2, 3]).toContain(kept.length);
    expect(kept).toContain(await readLive(options.indexDirectory));
  });

  it('works with a model that has no token vectors', async () => {
    const options = await corpusToIndex();
    const embedder = createHashedEmbedder({ interaction: 'sentences', fingerprint: 'hashed-sentences' });
    const { manifest } = await runReindex(options, embedder);
    expect(manifest.interaction).toBe('sentences');
    expect((await openLive(options, embedder)).interaction.kind).toBe('sentences');
  });
});

describe('a reindex that does not reach its end', () => {
  it.each(['reading', 'splitting', 'embedding', 'building', 'publishing'] as const)(
    'leaves the old index when it is cancelled while %s',
    async (phase) => {
      const { options, before } = await indexed();
      const cancel = new AbortController();
      const embedder = createHashedEmbedder({ fingerprint: 'hashed-2' });
      const run = runReindex(
        options,
        embedder,
        // What is asked for in one report takes effect at the next.
        (progress) => progress.phase === previousOf(phase) && cancel.abort(),
        cancel.signal,
      );
      await expect(run).rejects.toMatchObject({ code: 'reindex/cancelled' });
      expect(await readLive(options.indexDirectory)).toBe(before);
      await expect(openLive(options, createHashedEmbedder())).resolves.toBeDefined();
    },
  );

  it('leaves the old index when the embedder dies', async () => {
    const { options, before } = await indexed();
    const embedder = createHashedEmbedder({
      fingerprint: 'hashed-2',
      beforeEmbedding: () => {
        throw new Error('worker ended');
      },
    });
    await expect(runReindex(options, embedder)).rejects.toThrow('worker ended');
    expect(await readLive(options.indexDirectory)).toBe(before);
    expect(await listGenerations(options.indexDirectory)).toEqual([before]);
    await expect(runReindex(options, createHashedEmbedder())).resolves.toBeDefined();
  });

  it('is refused over an empty folder, and the old index stays', async () => {
    const { options, before } = await indexed();
    await rm(options.corpusDirectory, { recursive: true });
    await mkdir(options.corpusDirectory);
    await expect(runReindex(options, createHashedEmbedder())).rejects.toMatchObject({
      code: 'corpus/empty',
      details: { directory: options.corpusDirectory },
    });
    expect(await readLive(options.indexDirectory)).toBe(before);
  });

  it('is refused where every file is unreadable', async () => {
    const { options } = await indexed();
    await rm(options.corpusDirectory, { recursive: true });
    await writeFiles(options.corpusDirectory, { 'empty.txt': '', 'picture.png': 'PNG' });
    await expect(runReindex(options, createHashedEmbedder())).rejects.toMatchObject({ code: 'corpus/empty' });
  });

  it('is refused without a corpus folder', async () => {
    const { options, before } = await indexed();
    await rm(options.corpusDirectory, { recursive: true });
    await expect(runReindex(options, createHashedEmbedder())).rejects.toMatchObject({
      code: 'corpus/missing',
    });
    expect(await readLive(options.indexDirectory)).toBe(before);
  });

  it('is refused while another one runs, and that one finishes', async () => {
    const options = await corpusToIndex();
    let second: unknown;
    const embedder = createHashedEmbedder({
      async beforeEmbedding() {
        second = await runReindex(options, createHashedEmbedder()).catch((error: unknown) => error);
      },
    });
    const { manifest } = await runReindex(options, embedder);
    expect(second).toMatchObject({ code: 'index/busy' });
    expect(await readLive(options.indexDirectory)).toBe(manifest.generation);
  });

  it('is refused where the index cannot be written', async () => {
    const options = await corpusToIndex();
    await writeFile(options.indexDirectory, 'a file in its place');
    await expect(runReindex(options, createHashedEmbedder())).rejects.toMatchObject({
      code: 'index/write',
      details: { directory: options.indexDirectory },
    });
  });

  it('has its half-built folder ignored, and removed by the next one', async () => {
    const { options, before } = await indexed();
    await mkdir(path.join(options.indexDirectory, '.building-zzzzzzzz-0000'));
    expect(await listGenerations(options.indexDirectory)).toEqual([before]);
    await runReindex(options, createHashedEmbedder());
    expect((await readdir(options.indexDirectory)).filter((name) => name.startsWith('.building'))).toEqual(
      [],
    );
  });
});

const PHASES = ['reading', 'splitting', 'embedding', 'building', 'publishing'] as const;

function previousOf(phase: (typeof PHASES)[number]): string {
  return PHASES[Math.max(0, PHASES.indexOf(phase) - 1)]!;
}

/** A corpus with an index, and the name of its generation. */
async function indexed(): Promise<{ options: ReindexOptions; before: string }> {
  const options = await corpusToIndex();
  const { manifest } = await runReindex(options, createHashedEmbedder());
  return { options, before: manifest.generation };
}
