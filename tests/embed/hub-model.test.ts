// Models from the hub and from folders: download, checks, families; with a tiny contextual model and a local hub.
import { existsSync, mkdtempSync, readdirSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join, relative } from 'node:path';
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, test } from 'vitest';
import type { DownloadProgress } from '../../src/embed/download-model.js';
import type { Embedder } from '../../src/embed/embedder.js';
import { openEmbedder } from '../../src/embed/open-embedder.js';
import { startFakeHub } from './fake-hub.js';
import type { FakeHub } from './fake-hub.js';
import {
  TINY_DIMENSIONS,
  TINY_EMBEDDINGS,
  TINY_WORDS,
  tinyModelFiles,
  writeTinyModel,
} from './tiny-model.js';

const E5 = 'Xenova/multilingual-e5-small';
let hub: FakeHub;
let cache: string;
let open: Embedder | undefined;
beforeAll(async () => {
  hub = await startFakeHub();
});
afterAll(() => hub.close());
beforeEach(() => {
  hub.files.clear();
  hub.faults.clear();
  hub.asked.length = 0;
  cache = mkdtempSync(join(tmpdir(), 'verbatim-hub-'));
});
afterEach(async () => {
  await open?.close();
  open = undefined;
});

function publish(model: string, config?: object): void {
  for (const [file, bytes] of Object.entries(tinyModelFiles(config)))
    hub.files.set(`${model}/${file}`, bytes);
}
async function openModel(
  model: string,
  extra: { hubHost?: string; onDownload?: (progress: DownloadProgress) => void } = {},
): Promise<Embedder> {
  const options = {
    model,
    modelDirectory: '/nonexistent',
    hubCacheDirectory: cache,
    hubHost: hub.host,
    ...extra,
  };
  open = await openEmbedder(options);
  return open;
}

/** What the tiny model gives for words, computed by hand; `[CLS] … [SEP]` are added. */
function expected(words: string, pooling: 'mean' | 'cls'): number[] {
  const rows = `[CLS] ${words} [SEP]`.split(' ').map((word) => {
    const id = Math.max(1, TINY_WORDS.indexOf(word));
    return [...TINY_EMBEDDINGS.subarray(id * TINY_DIMENSIONS, (id + 1) * TINY_DIMENSIONS)];
  });
  const mean = rows[0]!.map((_, i) => rows.reduce((sum, row) => sum + row[i]!, 0) / rows.length);
  const vector = pooling === 'mean' ? mean : mean.map((value, i) => value + rows[0]![i]!);
  const length = Math.hypot(...vector);
  return vector.map((value) => value / length);
}
function close(actual: Float32Array | undefined, wanted: number[]): void {
  expect(actual).toHaveLength(wanted.length);
  for (const [i, value] of wanted.entries()) expect(actual![i]).toBeCloseTo(value, 5);
}

test('downloads once, tells how far it is, and works without network after that', async () => {
  publish(E5);
  const progress: DownloadProgress[] = [];
  const first = await openModel(E5, { onDownload: (of) => progress.push(of) });
  expect(hub.asked.map((path) => path.slice(E5.length + 1))).toEqual([
    'config.json',
    'tokenizer.json',
    'tokenizer_config.json',
    'onnx/model_quantized.onnx',
  ]);
  for (const path of hub.asked) {
    const bytes = hub.files.get(path)!.length;
    const file = path.slice(E5.length + 1);
    expect(progress.findLast((of) => of.file === file)).toEqual({
      file,
      loadedBytes: bytes,
      totalBytes: bytes,
    });
  }
  const { fingerprint } = first;
  await first.close();
  const second = await openModel(E5, { hubHost: 'http://127.0.0.1:1/' });
  expect(second.fingerprint).toBe(fingerprint);
  expect(hub.asked).toHaveLength(4);
});

test('an e5 model: prefixes, mean pooling, sentences, many languages', async () => {
  publish(E5);
  const embedder = await openModel(E5);
  expect(embedder).toMatchObject({
    model: E5,
    dimensions: 4,
    maxTokens: 16,
    interaction: { kind: 'sentences' },
  });
  expect(embedder.languages).toEqual(expect.arrayContaining(['en', 'vi', 'th']));
  const texts = ['human rights', 'quyền người law dialogue rights law', 'law', ''];
  const vectors = await embedder.embedPassages(texts);
  for (const [i, text] of texts.entries()) close(vectors[i], expected(`passage : ${text}`.trim(), 'mean'));
  const { vector, tokenIds } = await embedder.embedQuestion('Quyền người');
  close(vector, expected('query : quyền người', 'mean'));
  expect([...tokenIds].map((id) => TINY_WORDS[id])).toEqual(['quyền', 'người']);
});

test('a bge model: no prefix for passages, the first token for the text', async () => {
  publish('Xenova/bge-small-en-v1.5');
  const embedder = await openModel('Xenova/bge-small-en-v1.5');
  const [short, long] = await embedder.embedPassages(['human rights', 'human rights dialogue law']);
  close(short, expected('human rights', 'cls'));
  close(long, expected('human rights dialogue law', 'cls'));
});

test('a text over the length is cut off, and its closing token kept', async () => {
  publish('someone/unknown-model');
  const embedder = await openModel('someone/unknown-model');
  expect(embedder.languages).toEqual([]);
  const [vector] = await embedder.embedPassages(['law '.repeat(40)]);
  close(vector, expected(Array.from({ length: 14 }, () => 'law').join(' '), 'mean'));
  expect((await embedder.tokenise(['law '.repeat(40)]))[0]).toHaveLength(40);
});

test('a model without a quantized file is taken as it is', async () => {
  publish('someone/full');
  const path = 'someone/full/onnx/model_quantized.onnx';
  hub.files.set('someone/full/onnx/model.onnx', hub.files.get(path)!);
  hub.files.delete(path);
  close((await (await openModel('someone/full')).embedPassages(['law']))[0], expected('law', 'mean'));
});

describe('what can go wrong', () => {
  const refuses = (model: string, code: string, hubHost = hub.host): Promise<void> =>
    expect(openModel(model, { hubHost })).rejects.toMatchObject({ code });

  test('a model that the hub does not know', async () => {
    await refuses('nobody/nothing', 'model/not-found');
    publish(E5);
    hub.faults.set(`${E5}/config.json`, 401);
    await refuses(E5, 'model/not-found');
  });
  test.each(['no such model!', '../escape', 'a/b/c', '/nonexistent/folder', './nowhere'])(
    'the name %j',
    async (name) => {
      await refuses(name, 'model/not-found');
      expect(hub.asked).toEqual([]);
    },
  );
  test('no network', () => refuses(E5, 'model/unreachable', 'http://127.0.0.1:1/'));
  test.each([500, 503, 429])('the hub answers %i', async (status) => {
    publish(E5);
    hub.faults.set(`${E5}/tokenizer.json`, status);
    await refuses(E5, 'model/unreachable');
  });
  test('a download that breaks off leaves nothing, and the next one succeeds', async () => {
    publish(E5);
    hub.faults.set(`${E5}/onnx/model_quantized.onnx`, 'cut');
    await refuses(E5, 'model/unreachable');
    expect(readdirSync(join(cache, E5, 'onnx'))).toEqual([]);
    hub.faults.clear();
    await openModel(E5);
  });
  test('contents other than the hub announced', async () => {
    publish(E5);
    hub.faults.set(`${E5}/onnx/model_quantized.onnx`, 'lie');
    await refuses(E5, 'model/checksum');
    expect(readdirSync(join(cache, E5, 'onnx'))).toEqual([]);
  });
  test('contents other than are known of the model, downloaded or already there', async () => {
    publish('Xenova/gte-small');
    await refuses('Xenova/gte-small', 'model/checksum');
    expect(existsSync(join(cache, 'Xenova/gte-small/onnx/model_quantized.onnx'))).toBe(false);
    writeTinyModel(join(cache, 'Xenova/gte-small'));
    await refuses('Xenova/gte-small', 'model/checksum');
  });
  test('a file that is no model', async () => {
    writeTinyModel(cache);
    writeFileSync(join(cache, 'onnx/model_quantized.onnx'), 'no model');
    await refuses(cache, 'model/failed');
  });
  test('a config.json that is no JSON', async () => {
    writeTinyModel(cache);
    writeFileSync(join(cache, 'config.json'), '{');
    await refuses(cache, 'model/failed');
  });
  test('a contextual model that calls itself static', async () => {
    writeTinyModel(cache, { verbatim: { interaction: 'static-tokens' } });
    await refuses(cache, 'model/failed');
  });
});

test('a folder, by its path: the model describes itself', async () => {
  const verbatim = { pooling: 'cls', question_prefix: 'law ', special_tokens: true, languages: ['vi'] };
  writeTinyModel(cache, { verbatim });
  const embedder = await openModel(relative(process.cwd(), cache));
  expect(embedder.languages).toEqual(['vi']);
  close((await embedder.embedQuestion('rights')).vector, expected('law rights', 'cls'));
  const { fingerprint } = embedder;
  await embedder.close();
  writeTinyModel(cache, { verbatim: { ...verbatim, question_prefix: '' } });
  expect((await openModel(cache)).fingerprint).not.toBe(fingerprint);
});
