// The app over a corpus that changes while it runs: built, opened, refreshed, and older quotes followed up.
import { cp, mkdir, mkdtemp, readFile, rm, symlink, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { afterAll, beforeAll, describe, expect, it, vi } from 'vitest';
import { openApp } from '../src/app.js';
import { openKeeper } from '../src/keep/open-keeper.js';
import type { App, IndexPhase, QuoteRef } from '../src/app-types.js';
import { readConfig, type Config } from '../src/config.js';
import type { QuotedAnswer } from '../src/domain.js';
import { readLive } from '../src/store/generations.js';
import { EMBEDDINGS } from './open-bundled.js';
import { TWO_ROUNDS } from './open-fixture.js';

let folder: string;
let config: Config;
let app: App;
const reasons: string[] = [];
const phases = new Set<IndexPhase>();

beforeAll(async () => {
  folder = await mkdtemp(path.join(tmpdir(), 'verbatim-app-'));
  config = readConfig({
    CORPUS_DIR: path.join(folder, 'corpus'),
    EMBEDDINGS_DIR: path.join(folder, 'embeddings'),
    KEEP_GENERATIONS: '1',
  });
  await cp(TWO_ROUNDS, config.CORPUS_DIR, { recursive: true });
  await mkdir(config.EMBEDDINGS_DIR);
  await symlink(path.join(EMBEDDINGS, 'model'), path.join(config.EMBEDDINGS_DIR, 'model'));
  app = await openApp(config, {
    onRebuild: ({ code }) => reasons.push(code),
    onProgress: ({ phase }) => phases.add(phase),
  });
});

afterAll(async () => {
  await app.close();
  await rm(folder, { recursive: true, force: true });
});

describe('the first opening', () => {
  it('builds the index, says why, and shows how far it is', () => {
    expect(reasons).toEqual(['index/missing']);
    expect([...phases]).toEqual(['reading', 'splitting', 'embedding', 'building', 'publishing']);
  });

  it('answers, looks up, lists and opens', async () => {
    const answer = await ask('Who led the Alden delegation in 2023?');
    expect(answer.quotes[0]!.text).toContain('Maria Oduya');
    expect((await app.findSources('The 28th dialogue was held in Rotterdam.')).kind).toBe('quoted');
    expect(app.lookup('ballast', { offset: 0, limit: 5 })).toMatchObject({
      total: 1,
      generation: answer.generation,
    });
    expect(app.documents()).toHaveLength(5);
    expect(app.suggestDocuments('lan thu 28', 5).map(({ file }) => file)).toEqual(['vong-28.vi.md']);
    const { id } = app.documents()[0]!;
    expect(app.openDocument(id, 0)).toMatchObject({ page: 0, document: { id } });
    expect(app.openDocument('nobody', 0)).toBeUndefined();
  });

  it('knows its state', () => {
    expect(app.status()).toMatchObject({
      documents: 5,
      passages: 13,
      languages: [
        { language: 'en', passages: 9 },
        { language: 'vi', passages: 4 },
      ],
      model: 'bundled',
    });
  });
});

describe('a second opening', () => {
  it('finds the index as it is', async () => {
    const rebuilt = vi.fn();
    const second = await openApp(config, { onRebuild: rebuilt });
    expect(second.status()).toEqual(app.status());
    await second.close();
    expect(rebuilt).not.toHaveBeenCalled();
  });
});

describe('when the corpus changes and another process reindexes', () => {
  let tower: QuoteRef;
  let oduya: QuoteRef;
  let falk: QuoteRef;

  beforeAll(async () => {
    tower = refOf(await ask('Who built the lighthouse on Gull Rock?'));
    oduya = refOf(await ask('Who led the Alden delegation in 2023?'));
    falk = refOf(await ask('Who led the Alden delegation in 2025?'));
    const at = (name: string) => path.join(config.CORPUS_DIR, name);
    await rm(at('lighthouse.en.txt'));
    const text = await readFile(at('round-27.en.md'), 'utf8');
    await writeFile(
      at('round-27.en.md'),
      text.replace('## Delegations', 'A new paragraph about the weather.\n\n## Delegations'),
    );
  });

  it('verifies quotes against the files as they are now, before any reindex', async () => {
    expect(await app.verify(tower)).toMatchObject({ state: 'gone', document: { file: 'lighthouse.en.txt' } });
    expect(await app.verify(oduya)).toMatchObject({
      state: 'moved',
      place: { section: 'Delegations', paragraph: 3 },
    });
    expect(await app.verify(falk)).toMatchObject({
      state: 'identical',
      place: { section: 'Delegations', paragraph: 2 },
    });
    const at = path.join(config.CORPUS_DIR, 'round-28.en.md');
    const text = await readFile(at, 'utf8');
    await writeFile(at, text.replaceAll('Ines Falk', 'Ines Falke'));
    expect(await app.verify(falk)).toMatchObject({ state: 'changed', document: { file: 'round-28.en.md' } });
    await writeFile(at, text);
  });

  it('answers from the new index soon after, without being opened again', async () => {
    const before = app.status().generation;
    const { generation } = await openKeeper({ ...config, KEEP_GENERATIONS: 3 }).reindex().done;
    expect(generation).not.toBe(before);
    await vi.waitFor(() => expect(app.status().generation).toBe(generation), {
      timeout: 10_000,
      interval: 100,
    });
    expect(app.status().documents).toBe(4);
  });

  it('opens older quotes where they stand now, and says what has changed since', async () => {
    const { generation } = app.status();
    const context = await app.openContext(oduya, 0);
    expect(context).toMatchObject({ generation });
    if ('state' in context) throw new Error(context.state);
    expect(context.text.slice(context.marked!.start, context.marked!.end)).toContain('Maria Oduya');
    expect(await app.openContext(falk, 0)).toMatchObject({ generation });
    expect(await app.openQuote(oduya)).toMatchObject({
      text: expect.stringContaining('Maria Oduya') as unknown,
    });
    expect(await app.openContext(tower, 0)).toMatchObject({
      state: 'removed',
      document: { file: 'lighthouse.en.txt' },
    });
    expect(await app.openQuote(tower)).toMatchObject({ state: 'removed' });
    expect(await app.verify(tower)).toEqual({ state: 'removed' });
  });

  it('knows nothing of other documents and of generations that are gone', async () => {
    expect(await app.openContext({ ...falk, documentId: 'nobody' }, 0)).toMatchObject({ state: 'unknown' });
    for (const generation of ['00000000-0000', '../../etc', ''])
      for (const found of [
        await app.openContext({ ...falk, generation }, 0),
        await app.verify({ ...falk, generation }),
      ])
        expect(found).toEqual({ state: 'pruned' });
  });
});

describe('a damaged index', () => {
  it('is built again when the app is opened', async () => {
    const directory = path.join(config.EMBEDDINGS_DIR, 'index');
    const file = path.join(directory, (await readLive(directory))!, 'passages.bin');
    const bytes = await readFile(file);
    bytes[bytes.length >> 1]! ^= 1;
    await writeFile(file, bytes);
    const codes: string[] = [];
    const opened = await openApp(config, { onRebuild: ({ code }) => codes.push(code) });
    expect(codes).toEqual(['index/damaged']);
    const answer = await opened.ask({ question: 'Who led the Alden delegation in 2023?' });
    await opened.close();
    expect(answer.kind).toBe('quoted');
  });
});

describe('an app that cannot be opened', () => {
  it('says why', async () => {
    const opening = openApp({ ...config, EMBEDDING_MODEL: './no-such-model' });
    await expect(opening).rejects.toMatchObject({ code: 'model/not-found' });
  });
});

async function ask(question: string): Promise<QuotedAnswer> {
  const answer = await app.ask({ question });
  if (answer.kind !== 'quoted') throw new Error(`not found: ${question}`);
  return answer;
}

function refOf({ generation, quotes }: QuotedAnswer): QuoteRef {
  const [{ citation, span }] = quotes as [QuotedAnswer['quotes'][number]];
  return { generation, documentId: citation.document.id, span };
}
