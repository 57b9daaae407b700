// The bundled model as it ships: ids against an independent tokenizer, vectors against the graph itself.
import { readFileSync } from 'node:fs';
import { resolve } from 'node:path';
import { AutoModel, Tensor, env } from '@xenova/transformers';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import type { Embedder } from '../../src/embed/embedder.js';
import { openEmbedder } from '../../src/embed/open-embedder.js';
import { joinRuns } from '../../src/embed/token-runs.js';
import { wordPieces } from './word-pieces.js';

const EMBEDDINGS = resolve('embeddings');
const OPTIONS = { model: 'bundled', modelDirectory: EMBEDDINGS, hubCacheDirectory: '/nonexistent' };
const TEXTS = [
  'The 27th U.S.-Vietnam Human Rights Dialogue was held November 1-2 in Washington D.C.',
  'Đối thoại Nhân quyền Hoa Kỳ-Việt Nam lần thứ 27 được tổ chức tại Washington DC.',
  'ai dan dau doan viet nam nam 2023',
  'H.E. Ông PHẠM Hải Anh (Trưởng đoàn): “quyền tự do ngôn luận”…',
  'antidisestablishmentarianism supercalifragilistic',
  'Ai   là\u00a0ai?\n\tTại\u202fsao?',
  '人权对话 การเจรจา Диалог',
  '😀 👩‍👩‍👧‍👦 🇻🇳',
  'x'.repeat(200),
];

const readModelFile = (name: string): unknown =>
  JSON.parse(readFileSync(resolve(EMBEDDINGS, 'model', name), 'utf8'));
const COMPOUNDS = readModelFile('compounds.json') as [number, number, number][];
const { verbatim: OWN_WORDS } = readModelFile('config.json') as {
  verbatim: { token_count_power: number };
};
/** What each occurrence of a token counts in its text. */
const shares = (ids: readonly number[]): number[] =>
  ids.map((id) => ids.filter((other) => other === id).length ** (OWN_WORDS.token_count_power - 1));

/** The model's own graph, without this project's code. */
async function runGraph(ids: readonly number[]): Promise<{ data: Float32Array }> {
  const dims = [1, ids.length];
  const { last_hidden_state } = await graph({
    input_ids: new Tensor('int64', BigInt64Array.from(ids, BigInt), dims),
    attention_mask: new Tensor('int64', new BigInt64Array(ids.length).fill(1n), dims),
  });
  return last_hidden_state;
}

let graph: (inputs: Record<string, Tensor>) => Promise<{ last_hidden_state: { data: Float32Array } }>;
let embedder: Embedder;
beforeAll(async () => {
  env.useFSCache = false;
  env.allowRemoteModels = false;
  env.localModelPath = EMBEDDINGS;
  graph = await AutoModel.from_pretrained('model');
  embedder = await openEmbedder(OPTIONS);
});
afterAll(() => embedder.close());

const cosine = (a: Float32Array, b: ArrayLike<number>): number => {
  let [dot, aa, bb] = [0, 0, 0];
  for (const [i, value] of a.entries()) {
    dot += value * b[i]!;
    aa += value * value;
    bb += b[i]! * b[i]!;
  }
  return dot / Math.sqrt(aa * bb);
};
const length = (vector: Float32Array): number =>
  Math.sqrt(vector.reduce((sum, value) => sum + value * value, 0));

test('says what it is', () => {
  expect(embedder).toMatchObject({ model: 'bundled', languages: ['en', 'vi'] });
  expect(embedder.fingerprint).toMatch(/^[0-9a-f]{16}$/);
  expect(embedder.dimensions).toBeGreaterThan(0);
  expect(embedder.maxTokens).toBeGreaterThanOrEqual(256);
});

test.each(TEXTS)('token ids of %j are those of an independent tokenizer with compounds', async (text) => {
  const pieces = wordPieces(resolve(EMBEDDINGS, 'model/tokenizer.json'))(text);
  const expected = pieces.flatMap((id, at) => [
    id,
    ...COMPOUNDS.filter(([first, second]) => first === pieces[at - 1] && second === id).map(
      ([, , row]) => row,
    ),
  ]);
  const [ids] = await embedder.tokenise([text]);
  expect([...ids!]).toEqual(expected);
  expect([...(await embedder.embedQuestion(text)).tokenIds]).toEqual(expected);
});

test('vectors are the normalised sum of what the graph gives, a repeated token counting less', async () => {
  const vectors = await embedder.embedPassages(TEXTS);
  for (const [index, ids] of (await embedder.tokenise(TEXTS)).entries()) {
    const { data } = await runGraph([...ids]);
    const sum = new Float64Array(embedder.dimensions);
    const share = shares([...ids]);
    for (const [i, value] of data.entries())
      sum[i % sum.length]! += value * share[Math.floor(i / sum.length)]!;
    expect(cosine(vectors[index]!, sum)).toBeGreaterThan(0.9999);
    expect(length(vectors[index]!)).toBeCloseTo(1, 5);
  }
});

test('single tokens have the lengths and cosines of what the graph gives', async () => {
  const { interaction, dimensions } = embedder;
  if (interaction.kind !== 'tokens') throw new Error('the bundled model knows single tokens');
  const { tokens } = interaction;
  const ids = [...(await embedder.embedQuestion(TEXTS[0]!)).tokenIds];
  const { data } = await runGraph(ids);
  const vectors = ids.map((_, at) => data.subarray(at * dimensions, (at + 1) * dimensions));
  const { values, width } = tokens.bestMatches(ids, joinRuns(ids.map((id) => Uint32Array.of(id))));
  for (const [at, id] of ids.entries()) {
    expect(tokens.weights[id]).toBeCloseTo(length(vectors[at]!), 4);
    for (const [t, vector] of vectors.entries())
      expect(values[at * width + t]).toBeCloseTo(Math.max(0, cosine(vector, vectors[at]!)), 5);
  }
});

test('golden texts have the ids and vectors that training saw', async () => {
  const golden = readModelFile('golden.json') as { text: string; ids: number[]; first8: number[] }[];
  expect(golden.length).toBeGreaterThan(10);
  for (const { text, ids, first8 } of golden) {
    const { tokenIds, vector } = await embedder.embedQuestion(text);
    expect([...tokenIds]).toEqual(ids);
    first8.forEach((value, i) => expect(vector[i]).toBeCloseTo(value, 4));
  }
});

test('a compound keeps its row without diacritics', async () => {
  const [accented, bare, english] = await embedder.tokenise(['nhân quyền', 'nhan quyen', 'human rights']);
  expect([accented!.length, english!.length]).toEqual([3, 3]);
  expect(bare![2]).toBe(accented![2]);
});

describe('odd texts', () => {
  test.each([
    ['the empty string', ''],
    ['white space', ' \u00a0\n'],
  ])('%s has no tokens and the zero vector', async (_, text) => {
    const { vector, tokenIds } = await embedder.embedQuestion(text);
    expect([tokenIds.length, length(vector)]).toEqual([0, 0]);
  });
  test('a long text is cut off where the model ends, but tokenised whole', async () => {
    const word = 'quyền con người ';
    const [long, cut] = await embedder.embedPassages([
      word.repeat(700) + 'Washington '.repeat(500),
      word.repeat(700),
    ]);
    expect(long).toEqual(cut);
    expect((await embedder.tokenise([word.repeat(700)]))[0]!.length).toBeGreaterThan(embedder.maxTokens);
  });
  test('nothing gives nothing', async () => {
    expect([await embedder.embedPassages([]), await embedder.tokenise([])]).toEqual([[], []]);
  });
});

test('vectors keep the order of many texts and do not depend on their neighbours', async () => {
  const texts = Array.from({ length: 150 }, (_, i) => `${TEXTS[i % TEXTS.length]} ${i}`);
  const together = await embedder.embedPassages(texts);
  for (const i of [0, 7, 64, 149])
    expect((await embedder.embedPassages([texts[i]!]))[0]).toEqual(together[i]);
});

test('a question overtakes passages', async () => {
  const order: string[] = [];
  const passages = embedder
    .embedPassages(Array.from({ length: 3000 }, (_, i) => `${TEXTS[0]} ${i}`))
    .then(() => order.push('passages'));
  await embedder.embedQuestion('Why?').then(() => order.push('question'));
  await passages;
  expect(order).toEqual(['question', 'passages']);
});

test('opened twice it is the same; closed while working it says so', async () => {
  const second = await openEmbedder({ ...OPTIONS, model: resolve(EMBEDDINGS, 'model') });
  expect(second.fingerprint).toBe(embedder.fingerprint);
  const waiting = second.embedPassages(Array.from({ length: 2000 }, () => TEXTS[0]!));
  const outcome = expect(waiting).rejects.toMatchObject({ code: 'model/failed' });
  await second.close();
  await outcome;
  await expect(second.embedQuestion('late')).rejects.toMatchObject({ code: 'model/failed' });
});

describe('the reader', () => {
  interface Read {
    readonly question: string;
    readonly sentences: readonly string[];
    readonly logits: readonly number[];
  }
  const golden = readModelFile('golden-reader.json') as Read[];
  const tokens = async ({ question, sentences }: Read): Promise<[Uint32Array, Uint32Array[]]> => {
    const [asked, ...read] = await embedder.tokenise([question, ...sentences]);
    return [asked!, read];
  };

  test('gives what training saw, alone and beside longer passages', async () => {
    expect(golden.length).toBeGreaterThan(2);
    for (const entry of golden) {
      const [question, sentences] = await tokens(entry);
      const longer = Array.from({ length: 30 }, () => sentences[0]!);
      const [alone] = await embedder.read!(question, [sentences]);
      const [beside, other] = await embedder.read!(question, [sentences, longer]);
      entry.logits.forEach((logit, i) => {
        expect(alone![i]).toBeCloseTo(logit, 0);
        expect(beside![i]).toBeCloseTo(logit, 0);
      });
      expect(other).toHaveLength(30);
      expect([...other!].every(Number.isFinite)).toBe(true);
    }
  });

  test('nothing to read gives nothing', async () => {
    expect(await embedder.read!(Uint32Array.of(7), [])).toEqual([]);
  });
});
