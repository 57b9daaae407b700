// The worker process that runs a model with Transformers.js; the only file that touches the library.
import { createHash } from 'node:crypto';
import { readFile } from 'node:fs/promises';
import { basename, dirname, join } from 'node:path';
import { AutoModel, AutoTokenizer, Tensor, env } from '@xenova/transformers';
import { messageOf } from '../errors.js';
import { COMPOUNDS_FILE, readCompounds } from './compounds.js';
import type { Compounds } from './compounds.js';
import { layOutRow, readLogits } from './reader-rows.js';
import { poolHiddenStates } from './pool-hidden-states.js';
import { makeTokenTable, poolFromTable, setVectors } from './token-table.js';
import type { TokenTable } from './token-table.js';
import type { FromWorker, Job, JobResult, ModelFacts, WorkerSetup } from './worker-protocol.js';

/** Part of every fingerprint: change it when this file would give other vectors for the same model. */
const DRIVER_VERSION = 'transformers-3';
/** Padded tokens in one run, so that memory stays bounded with models that read long texts. */
const TOKENS_PER_RUN = 16_384;
/** Rows of a token table that are read in one run. */
const ROWS_PER_RUN = 8192;
/** Taken where a model's files name no sane length. */
const USUAL_MAX_TOKENS = 512;

interface Tokenizer {
  encode(text: string, pair: null, options: { add_special_tokens: boolean }): number[];
  readonly model_max_length?: number;
  readonly pad_token_id?: number;
  readonly cls_token?: string;
  readonly sep_token?: string;
  readonly all_special_ids: readonly number[];
  readonly model: { readonly vocab: readonly string[]; readonly tokens_to_ids: ReadonlyMap<string, number> };
}

type Graph = (
  inputs: Record<string, Tensor>,
) => Promise<Record<string, { data: Float32Array; dims: number[] }>>;

const setup = JSON.parse(process.argv[2] ?? '') as WorkerSetup;
const { recipe } = setup;
const send = (message: FromWorker): void => void process.send?.(message);
// Ctrl-C and service managers signal the whole group; the parent decides when the work is over.
process.on('SIGINT', () => undefined);
process.on('SIGTERM', () => undefined);
process.on('disconnect', () => process.exit());

class ChecksumError extends Error {}

try {
  const { facts, run } = await load();
  process.on('message', (job: Job) => {
    run(job).then(
      (result) => send({ kind: 'done', result }),
      (error: unknown) => send({ kind: 'failed', message: messageOf(error) }),
    );
  });
  send({ kind: 'ready', facts });
} catch (error) {
  const code = error instanceof ChecksumError ? 'model/checksum' : 'model/failed';
  send({ kind: 'refused', code, message: messageOf(error) });
}

/** Loads the model from its folder, without network and without the library's own cache. */
async function load(): Promise<{ facts: ModelFacts; run: (job: Job) => Promise<JobResult> }> {
  const modelFile = join(setup.folder, 'onnx', setup.quantized ? 'model_quantized.onnx' : 'model.onnx');
  const modelHash = await hashFile(modelFile);
  if (setup.sha256 !== undefined && setup.sha256 !== modelHash) throw new ChecksumError(modelFile);
  env.allowRemoteModels = false;
  env.allowLocalModels = true;
  // The library's cache would win over the folder, with whatever an earlier version left there.
  env.useFSCache = false;
  env.localModelPath = dirname(setup.folder);
  const id = basename(setup.folder);
  const tokenizer = (await AutoTokenizer.from_pretrained(id)) as unknown as Tokenizer;
  const model = await AutoModel.from_pretrained(id, { quantized: setup.quantized });
  const graph = model as unknown as Graph;
  const { config } = model as unknown as {
    config: { max_position_embeddings?: number; model_type?: string };
  };
  const maxTokens = maxTokensOf(tokenizer, config);
  const compounds = await readCompounds(setup.folder);
  const table =
    recipe.interaction === 'static-tokens'
      ? await readTable(graph, tokenizer, tokenizer.model.vocab.length + compounds.rows)
      : undefined;
  const dimensions = table?.dimensions ?? (await hiddenStates(graph, tokenizer, [[0]])).dimensions;
  if (table) await checkTable(graph, tokenizer, table);
  const fingerprint = createHash('sha256')
    .update(JSON.stringify([DRIVER_VERSION, modelHash, maxTokens, recipe]))
    .update(await hashFile(join(setup.folder, 'tokenizer.json')))
    .update(await hashFile(join(setup.folder, 'tokenizer_config.json')))
    .update(compounds.rows > 0 ? await hashFile(join(setup.folder, COMPOUNDS_FILE)) : '')
    .digest('hex')
    .slice(0, 16);
  let loading: Promise<Graph> | undefined;
  // Loaded for the first question: a reindex needs none.
  const reader = (): Promise<Graph> => (loading ??= loadReader(id));
  const facts = { fingerprint, dimensions, maxTokens };
  return { facts, run: (job) => runJob(job, { graph, reader, tokenizer, compounds, table, maxTokens }) };
}

/** The second graph of a model's folder. */
async function loadReader(id: string): Promise<Graph> {
  const options = { quantized: true, model_file_name: 'reader' };
  return await AutoModel.from_pretrained(id, options);
}

interface Loaded {
  readonly graph: Graph;
  readonly reader: () => Promise<Graph>;
  readonly tokenizer: Tokenizer;
  readonly compounds: Compounds;
  readonly table: TokenTable | undefined;
  readonly maxTokens: number;
}

async function runJob(job: Job, loaded: Loaded): Promise<JobResult> {
  const { table } = loaded;
  if (job.kind === 'table') return { vectors: [], tokenIds: [], ...(table && { table }) };
  if (job.kind === 'read') return { vectors: await read(job, loaded), tokenIds: [] };
  const { texts } = job;
  const tokenIds = (): Uint32Array[] => texts.map((text) => Uint32Array.from(tokenise(text, loaded, false)));
  if (job.kind === 'tokenise') return { vectors: [], tokenIds: tokenIds() };
  const prefix = job.kind === 'question' ? recipe.questionPrefix : recipe.passagePrefix;
  const ids = texts.map((text) => encode(prefix + text, loaded));
  const vectors = table
    ? ids.map((of) => poolFromTable(table, of, recipe.tokenCountPower))
    : await embed(ids, loaded);
  return { vectors, tokenIds: job.kind === 'question' ? tokenIds() : [] };
}

/** Runs the reader over a question beside passages; it knows the tokenizer's tokens, no compounds. */
async function read(
  { question, passages }: Job & { readonly kind: 'read' },
  { reader, tokenizer }: Loaded,
): Promise<Float32Array[]> {
  const { cls_token = '[CLS]', sep_token = '[SEP]', model } = tokenizer;
  const opening = model.tokens_to_ids.get(cls_token);
  const closing = model.tokens_to_ids.get(sep_token);
  if (!setup.reader || opening === undefined || closing === undefined)
    throw new Error('This model has no reader.');
  const plain = (ids: Uint32Array): number[] => [...ids].filter((token) => token < model.vocab.length);
  const asked = plain(question);
  const graph = await reader();
  const logits: Float32Array[] = [];
  for (const sentences of passages) {
    const row = layOutRow(asked, sentences.map(plain), setup.reader, { opening, closing });
    const output = await graph({
      input_ids: new Tensor('int64', row.ids, [1, row.ids.length]),
      token_type_ids: new Tensor('int64', row.parts, [1, row.ids.length]),
      marks: new Tensor('int64', row.marks, [1, row.marks.length]),
    });
    logits.push(readLogits(output['logits']!.data, row));
  }
  return logits;
}

/** The tokenizer's ids and the compounds that they make. */
function tokenise(
  text: string,
  { tokenizer, compounds }: Loaded,
  add_special_tokens: boolean,
): readonly number[] {
  return compounds.add(tokenizer.encode(text, null, { add_special_tokens }));
}

/** Ids as the model wants them, cut off at its length; a closing special token is kept. */
function encode(text: string, loaded: Loaded): readonly number[] {
  const { tokenizer, maxTokens } = loaded;
  const ids = tokenise(text, loaded, recipe.specialTokens);
  if (ids.length <= maxTokens) return ids;
  const last = ids.at(-1);
  const closes = recipe.specialTokens && last !== undefined && tokenizer.all_special_ids.includes(last);
  return closes ? [...ids.slice(0, maxTokens - 1), last] : ids.slice(0, maxTokens);
}

async function embed(rows: readonly (readonly number[])[], loaded: Loaded): Promise<Float32Array[]> {
  const longest = Math.max(1, ...rows.map((ids) => ids.length));
  const size = Math.max(1, Math.floor(TOKENS_PER_RUN / longest));
  const vectors: Float32Array[] = [];
  for (let from = 0; from < rows.length; from += size) {
    const some = rows.slice(from, from + size);
    const { states, dimensions } = await hiddenStates(loaded.graph, loaded.tokenizer, some);
    const lengths = some.map((ids) => ids.length);
    vectors.push(...poolHiddenStates(states, lengths, dimensions, recipe.pooling));
  }
  return vectors;
}

/** Runs the graph over padded rows. */
async function hiddenStates(
  graph: Graph,
  tokenizer: Tokenizer,
  rows: readonly (readonly number[])[],
): Promise<{ states: Float32Array; dimensions: number }> {
  const width = Math.max(1, ...rows.map((ids) => ids.length));
  const ids = new BigInt64Array(rows.length * width).fill(BigInt(tokenizer.pad_token_id ?? 0));
  const mask = new BigInt64Array(rows.length * width);
  for (const [row, values] of rows.entries()) {
    for (const [column, id] of values.entries()) {
      ids[row * width + column] = BigInt(id);
      mask[row * width + column] = 1n;
    }
  }
  const dims = [rows.length, width];
  const output = await graph({
    input_ids: new Tensor('int64', ids, dims),
    attention_mask: new Tensor('int64', mask, dims),
  });
  const states = output['last_hidden_state'] ?? output['logits'] ?? output['token_embeddings'];
  if (!states) throw new Error(`The graph gives none of last_hidden_state, logits and token_embeddings.`);
  return { states: states.data, dimensions: states.dims.at(-1) ?? 0 };
}

/** Every row's vector, by running the graph over all ids, some at a time so that memory stays bounded. */
async function readTable(graph: Graph, tokenizer: Tokenizer, rows: number): Promise<TokenTable> {
  let table = makeTokenTable(0, 0, 1);
  for (let from = 0; from < rows; from += ROWS_PER_RUN) {
    const some = Array.from({ length: Math.min(ROWS_PER_RUN, rows - from) }, (_, i) => from + i);
    const { states, dimensions } = await hiddenStates(graph, tokenizer, [some]);
    if (from === 0) table = makeTokenTable(rows, dimensions, recipe.tokenWeightPower);
    setVectors(table, from, states);
  }
  return table;
}

/** A model that calls itself static but is not would silently give wrong vectors; rounded to eight bits is near enough. */
async function checkTable(graph: Graph, tokenizer: Tokenizer, table: TokenTable): Promise<void> {
  for (const length of [1, 2, 7, 31]) {
    const ids = Array.from({ length }, (_, t) => (t * 977 + 5) % table.weights.length);
    const { states } = await hiddenStates(graph, tokenizer, [ids]);
    const [pooled] = poolHiddenStates(states, [length], table.dimensions, 'mean');
    const cosine = poolFromTable(table, ids).reduce((sum, value, i) => sum + value * (pooled?.[i] ?? 0), 0);
    if (!(cosine > 0.999))
      throw new Error('config.json says static-tokens, but neighbours change the vectors.');
  }
}

function maxTokensOf(
  tokenizer: Tokenizer,
  config: { max_position_embeddings?: number; model_type?: string },
): number {
  // RoBERTa's positions begin behind the padding id, so two of them are no places for tokens.
  const offset = /roberta|camembert/.test(config.model_type ?? '') ? 2 : 0;
  const lengths = [tokenizer.model_max_length, (config.max_position_embeddings ?? NaN) - offset];
  const sane = lengths.filter((of): of is number => of !== undefined && of >= 8 && of <= 100_000);
  return sane.length > 0 ? Math.min(...sane) : USUAL_MAX_TOKENS;
}

async function hashFile(path: string): Promise<string> {
  return createHash('sha256')
    .update(await readFile(path))
    .digest('hex');
}
