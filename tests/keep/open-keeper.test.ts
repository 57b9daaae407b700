// The keeper over a small corpus with the bundled model: what changes is seen before, made whole, and taken back.
import { cp, mkdir, readFile, readdir, rm, symlink, writeFile } from 'node:fs/promises';
import { createServer, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import path from 'node:path';
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { openApp } from '../../src/app.js';
import type { App } from '../../src/app-types.js';
import { readConfig, type Config } from '../../src/config.js';
import { openKeeper } from '../../src/keep/open-keeper.js';
import type { Keeper } from '../../src/keeper-types.js';
import { lockFolder } from '../../src/lock-folder.js';
import { EMBEDDINGS } from '../open-bundled.js';
import { TWO_ROUNDS } from '../open-fixture.js';
import { useFolder } from '../temporary-folder.js';

const HARBOUR = '# The harbour\n\nThe harbour of Orlund was opened in the spring of 1911 by Greta Holm.\n';
const ASKED = 'Who opened the harbour of Orlund?';
const CANARY = {
  id: 'lead',
  lang: 'en',
  kind: 'who',
  question: 'Who led the Alden delegation in 2023?',
  answers: [{ file: 'round-27.en.md', evidence: 'Maria Oduya' }],
};

const folder = useFolder();
let config: Config;
let app: App;
let keeper: Keeper;
/** The generation of the corpus as it was. */
let first: string;

beforeAll(async () => {
  config = readConfig({
    CORPUS_DIR: path.join(folder(), 'corpus'),
    EMBEDDINGS_DIR: path.join(folder(), 'embeddings'),
    KEEP_GENERATIONS: '10',
    ALLOW_PRIVATE_ADDRESSES: 'true',
  });
  await cp(TWO_ROUNDS, config.CORPUS_DIR, { recursive: true });
  await mkdir(config.EMBEDDINGS_DIR);
  await symlink(path.join(EMBEDDINGS, 'model'), path.join(config.EMBEDDINGS_DIR, 'model'));
  app = await openApp(config);
  first = app.status().generation;
  keeper = openKeeper(config, { onPublished: () => app.refresh() });
});
afterAll(() => app.close());

/** Back to the corpus and the index as they were. */
beforeEach(async () => {
  await rm(config.CORPUS_DIR, { recursive: true });
  await cp(TWO_ROUNDS, config.CORPUS_DIR, { recursive: true });
  await keeper.publish(first);
});

const file = (name: string): string => path.join(config.CORPUS_DIR, name);
const addHarbour = () =>
  keeper.add({ name: 'harbour.md', bytes: Buffer.from(HARBOUR) }, { publisher: 'The port' });

describe('a document that is added', () => {
  it('is shown in the plan with what it costs, then answers, cited as it was introduced', async () => {
    const before = app.status();
    await addHarbour();
    const plan = await keeper.plan().done;
    expect(plan).toMatchObject({
      generation: before.generation,
      unchangedDocuments: before.documents,
      passagesAdded: 1,
      passagesRemoved: 0,
      embeddings: 1,
      staged: { added: ['harbour.md'], removed: [] },
      changes: [
        {
          change: 'added',
          passagesAdded: 1,
          card: { file: 'harbour.md', title: 'The harbour', publisher: 'The port' },
        },
      ],
    });
    expect(await readdir(config.CORPUS_DIR)).not.toContain('harbour.md');
    const outcome = await keeper.apply(plan.stamp).done;
    expect(outcome).toMatchObject({ published: true, documents: before.documents + 1, embedded: 1 });
    expect(app.status().generation).toBe(outcome.generation);
    const answer = await app.ask({ question: ASKED });
    const quote = answer.kind === 'quoted' ? answer.quotes[0] : undefined;
    expect(quote?.citation.document).toMatchObject({ file: 'harbour.md', publisher: 'The port' });
    expect((await keeper.plan().done).changes).toEqual([]);
  });

  it('is not applied where the corpus is no longer what was shown', async () => {
    await addHarbour();
    const { stamp } = await keeper.plan().done;
    await writeFile(file('round-28.en.md'), 'Something else altogether, written by hand.\n');
    await expect(keeper.apply(stamp).done).rejects.toMatchObject({ code: 'corpus/changed' });
    expect(await readdir(config.CORPUS_DIR)).not.toContain('harbour.md');
  });

  it('may come from an address, and a failure names the address', async () => {
    const server = await serve(HARBOUR);
    try {
      const { port } = server.address() as AddressInfo;
      const url = `http://127.0.0.1:${port}/papers/port%20of%20orlund.md?x=1`;
      expect(await keeper.addAddress(url)).toMatchObject({ status: 'staged', file: 'port of orlund.md' });
      const { changes } = await keeper.plan().done;
      expect(changes[0]).toMatchObject({ card: { url } });
      await expect(keeper.addAddress(`http://127.0.0.1:${port}/missing`)).rejects.toMatchObject({
        code: 'download/failed',
        details: { reason: 'http-status' },
      });
      await expect(
        openKeeper({ ...config, ALLOW_PRIVATE_ADDRESSES: false }).addAddress(url),
      ).rejects.toMatchObject({
        details: { reason: 'private-address' },
      });
    } finally {
      server.close();
    }
  });

  it('is forgotten when it is discarded', async () => {
    await addHarbour();
    expect(await keeper.discard()).toEqual({ added: ['harbour.md'], removed: [] });
    expect((await keeper.plan().done).changes).toEqual([]);
  });
});

it('a document that is removed is not shown from the moment of the swap, not by old references either', async () => {
  const answer = await app.ask({ question: CANARY.question });
  if (answer.kind !== 'quoted') throw new Error('not found');
  const quote = answer.quotes[0]!;
  const ref = { generation: answer.generation, documentId: quote.citation.document.id, span: quote.span };
  expect(await keeper.remove('no-such-file.md')).toBe(false);
  expect(await keeper.remove(quote.citation.document.file)).toBe(true);
  expect(await keeper.suggestFiles('ROUND', 5)).toContain('round-27.en.md');
  await keeper.apply((await keeper.plan().done).stamp).done;
  expect(await app.openContext(ref, 0)).toMatchObject({ state: 'removed' });
  expect(await app.openQuote(ref)).toMatchObject({ state: 'removed' });
  const again = await app.ask({ question: CANARY.question });
  const files = again.kind === 'quoted' ? again.quotes.map(({ citation }) => citation.document.file) : [];
  expect(files).not.toContain(quote.citation.document.file);
});

it('text that was edited away is not shown by old references either', async () => {
  const answer = await app.ask({ question: CANARY.question });
  if (answer.kind !== 'quoted') throw new Error('not found');
  const quote = answer.quotes[0]!;
  const ref = { generation: answer.generation, documentId: quote.citation.document.id, span: quote.span };
  const text = await readFile(file('round-27.en.md'), 'utf8');
  await writeFile(file('round-27.en.md'), text.replaceAll('Maria Oduya', 'Nobody'));
  await keeper.reindex().done;
  expect(await app.openContext(ref, 0)).toMatchObject({
    state: 'changed',
    document: { file: 'round-27.en.md' },
  });
  expect(await app.openQuote(ref)).toMatchObject({ state: 'changed' });
});

describe('canary questions', () => {
  it('hold a generation back that no longer answers them, until it is published anyway', async () => {
    await writeFile(file('canaries.jsonl'), `${JSON.stringify(CANARY)}\n`);
    const live = app.status().generation;
    await keeper.remove('round-27.en.md');
    const outcome = await keeper.apply(undefined).done;
    expect(outcome).toMatchObject({
      published: false,
      canaries: [
        {
          question: CANARY.question,
          outcome: 'lost',
          before: expect.stringContaining('Maria Oduya') as string,
        },
      ],
    });
    expect((await keeper.status()).generation).toBe(live);
    await keeper.publish(outcome.generation);
    expect(app.status().generation).toBe(outcome.generation);
    await rm(file('canaries.jsonl'));
  });

  it('with a fault in their file stop the reindex with its line', async () => {
    await writeFile(file('canaries.jsonl'), 'no JSON\n');
    await expect(keeper.reindex().done).rejects.toMatchObject({ code: 'evaluation/input' });
    await rm(file('canaries.jsonl'));
  });
});

describe('going back', () => {
  it('moves the live index only; the plan names the difference', async () => {
    const live = app.status().generation;
    await addHarbour();
    await keeper.apply(undefined).done;
    const entry = await keeper.rollback();
    expect(entry).toMatchObject({ generation: live, isLive: true });
    expect(app.status().generation).toBe(live);
    expect(await readFile(file('harbour.md'), 'utf8')).toBe(HARBOUR);
    expect((await keeper.plan().done).changes).toMatchObject([
      { change: 'added', card: { file: 'harbour.md' } },
    ]);
    const history = await keeper.history();
    expect(history.filter(({ isLive }) => isLive).map(({ generation }) => generation)).toEqual([live]);
    expect(history.every(({ fits }) => fits)).toBe(true);
  });

  it('to what is not there is refused', async () => {
    for (const generation of ['00000000-0000', '../../etc', ''])
      await expect(keeper.publish(generation)).rejects.toMatchObject({ code: 'index/unknown' });
  });
});

it('a reindex that is cancelled, or that finds another one at work, leaves everything as it was', async () => {
  const running = keeper.reindex();
  running.cancel();
  await expect(running.done).rejects.toMatchObject({ code: 'reindex/cancelled' });
  const lock = await lockFolder(path.join(config.EMBEDDINGS_DIR, 'index'), 'writing');
  try {
    await addHarbour();
    await expect(keeper.apply(undefined).done).rejects.toMatchObject({ code: 'index/busy' });
    await expect(keeper.reindex().done).rejects.toMatchObject({ code: 'index/busy' });
    await expect(keeper.rollback()).rejects.toMatchObject({
      code: expect.stringMatching(/^index\//) as string,
    });
  } finally {
    await lock.release();
  }
  expect((await keeper.status()).generation).toBe(first);
  expect(await readdir(config.CORPUS_DIR)).not.toContain('harbour.md');
});

it('the report of the live index is kept with it', async () => {
  await writeFile(file('empty.txt'), '');
  await keeper.reindex().done;
  const { reports, documents, languages } = await keeper.status();
  expect(reports.find((report) => report.file === 'empty.txt')).toMatchObject({ reason: 'empty' });
  expect(documents).toBe(5);
  expect(languages.map(({ language }) => language).sort()).toEqual(['en', 'vi']);
});

async function serve(text: string): Promise<Server> {
  const server = createServer((request, response) => {
    if (request.url?.startsWith('/missing')) return void response.writeHead(404).end();
    response.writeHead(200, { 'content-type': 'text/markdown' }).end(text);
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  return server;
}
