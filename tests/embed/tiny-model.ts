// A contextual model of a few hundred bytes in Transformers.js layout, written as ONNX protobuf by hand.
import { mkdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';

export const TINY_DIMENSIONS = 4;
/** `vocab[word]` is its id; row `id` of EMBEDDINGS its vector. */
export const TINY_WORDS =
  '[PAD] [UNK] [CLS] [SEP] query passage : rights human dialogue law quyền người'.split(' ');
export const TINY_EMBEDDINGS = Float32Array.from(
  { length: TINY_WORDS.length * TINY_DIMENSIONS },
  (_, i) => Math.sin(i * i + 1) + 0.1,
);

/** The files of the model by their path in its folder. */
export function tinyModelFiles(config: object = {}): Record<string, Buffer> {
  const json = (value: unknown): Buffer => Buffer.from(JSON.stringify(value));
  const special = ['[PAD]', '[UNK]', '[CLS]', '[SEP]'];
  return {
    'config.json': json({ model_type: 'bert', max_position_embeddings: 16, ...config }),
    'tokenizer_config.json': json({
      tokenizer_class: 'BertTokenizer',
      model_max_length: 16,
      pad_token: '[PAD]',
      unk_token: '[UNK]',
      cls_token: '[CLS]',
      sep_token: '[SEP]',
    }),
    'tokenizer.json': json({
      added_tokens: special.map((content, id) => ({ id, content, special: true, normalized: false })),
      normalizer: { type: 'BertNormalizer', clean_text: true, strip_accents: false, lowercase: true },
      pre_tokenizer: { type: 'BertPreTokenizer' },
      post_processor: {
        type: 'TemplateProcessing',
        single: [
          { SpecialToken: { id: '[CLS]', type_id: 0 } },
          { Sequence: { id: 'A', type_id: 0 } },
          { SpecialToken: { id: '[SEP]', type_id: 0 } },
        ],
        pair: [],
        special_tokens: {},
      },
      decoder: null,
      model: {
        type: 'WordPiece',
        unk_token: '[UNK]',
        continuing_subword_prefix: '##',
        vocab: Object.fromEntries(TINY_WORDS.map((word, id) => [word, id])),
      },
    }),
    'onnx/model_quantized.onnx': tinyGraph(),
  };
}

export function writeTinyModel(folder: string, config: object = {}): void {
  mkdirSync(join(folder, 'onnx'), { recursive: true });
  for (const [path, bytes] of Object.entries(tinyModelFiles(config)))
    writeFileSync(join(folder, path), bytes);
}

/** last_hidden_state = E[ids] + the mean of E[ids] over the tokens that are no padding. */
function tinyGraph(): Buffer {
  const ids = ['batch', 'length'];
  return message([
    [1, 8], // IR version
    [
      8,
      message([
        [1, ''],
        [2, 17],
      ]),
    ], // operator set 17
    [
      7,
      message([
        ...[
          node('Gather', ['E', 'input_ids'], 'x'),
          node('Cast', ['attention_mask'], 'm', integer('to', 1)),
          node('Unsqueeze', ['m', 'two'], 'm3'),
          node('Mul', ['x', 'm3'], 'xm'),
          node('ReduceSum', ['xm', 'one'], 'sum'),
          node('ReduceSum', ['m3', 'one'], 'count'),
          node('Div', ['sum', 'count'], 'mean'),
          node('Add', ['x', 'mean'], 'last_hidden_state'),
        ].map((of): Field => [1, of]),
        [2, 'tiny'],
        [5, tensor('E', 1, [TINY_WORDS.length, TINY_DIMENSIONS], Buffer.from(TINY_EMBEDDINGS.buffer))],
        [5, tensor('one', 7, [1], Buffer.from(BigInt64Array.of(1n).buffer))],
        [5, tensor('two', 7, [1], Buffer.from(BigInt64Array.of(2n).buffer))],
        [11, value('input_ids', 7, ids)],
        [11, value('attention_mask', 7, ids)],
        [12, value('last_hidden_state', 1, [...ids, TINY_DIMENSIONS])],
      ]),
    ],
  ]);
}

type Field = readonly [tag: number, value: number | string | Buffer];

const integer = (name: string, of: number): Buffer =>
  message([
    [1, name],
    [3, of],
    [20, 2],
  ]);
const node = (type: string, inputs: string[], output: string, attribute?: Buffer): Buffer =>
  message([
    ...inputs.map((name): Field => [1, name]),
    [2, output],
    [4, type],
    ...(attribute ? [[5, attribute] as const] : []),
  ]);
const tensor = (name: string, type: number, dims: number[], raw: Buffer): Buffer =>
  message([...dims.map((of): Field => [1, of]), [2, type], [8, name], [9, raw]]);
const value = (name: string, type: number, dims: (string | number)[]): Buffer => {
  const shape = message(dims.map((of): Field => [1, message([typeof of === 'number' ? [1, of] : [2, of]])]));
  return message([
    [1, name],
    [
      2,
      message([
        [
          1,
          message([
            [1, type],
            [2, shape],
          ]),
        ],
      ]),
    ],
  ]);
};

/** A protobuf message: numbers as varints, the rest with their length. */
function message(fields: readonly Field[]): Buffer {
  return Buffer.concat(
    fields.flatMap(([tag, of]) => {
      if (typeof of === 'number') return [varint(tag << 3), varint(of)];
      const bytes = Buffer.from(of as string);
      return [varint((tag << 3) | 2), varint(bytes.length), bytes];
    }),
  );
}

function varint(value: number): Buffer {
  const bytes: number[] = [];
  for (; value > 127; value = Math.floor(value / 128)) bytes.push((value % 128) | 128);
  return Buffer.from([...bytes, value]);
}
