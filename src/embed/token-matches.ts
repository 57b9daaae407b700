// How well each of a few tokens is met by runs of others, in WebAssembly: twenty times as fast as in JavaScript.
import { readFileSync } from 'node:fs';
import type { SingleTokens } from './embedder.js';
import type { TokenTable } from './token-table.js';

const PAGE_BYTES = 65_536;
/** Bytes of a float32 and of an int32. */
const WORD = 4;
/** Numbers that the kernel takes in one step, and vectors in one group. */
const STEP = 8;
const GROUP = 4;
const module = new WebAssembly.Module(readFileSync(new URL('./token-matches.wasm', import.meta.url)));

interface Kernel {
  readonly dots: (
    table: number,
    scales: number,
    stride: number,
    tokens: number,
    count: number,
    vectors: number,
    vectorScales: number,
    groups: number,
    out: number,
  ) => void;
  readonly maxima: (
    matrix: number,
    groups: number,
    rows: number,
    ends: number,
    runs: number,
    out: number,
  ) => void;
}

/** Copies a table's directions into WebAssembly memory; the table itself is not needed afterwards. */
export function openTokenMatches({ dimensions, rows, weightPower, ...table }: TokenTable): SingleTokens {
  // Copies: a message's arrays share one buffer, and whoever keeps one of them keeps all.
  const scales = table.scales.slice();
  const weights = table.weights.slice();
  const stride = roundUp(dimensions, STEP);
  const scalesAt = roundUp(scales.length * stride, 16);
  const scratch = roundUp(scalesAt + scales.byteLength, 16);
  const memory = new WebAssembly.Memory({ initial: Math.ceil(scratch / PAGE_BYTES) });
  const { dots, maxima } = new WebAssembly.Instance(module, { env: { memory } }).exports as unknown as Kernel;
  const directions = new Int8Array(memory.buffer, 0, scales.length * stride);
  for (let id = 0; id < scales.length; id += 1)
    directions.set(rows.subarray(id * dimensions, (id + 1) * dimensions), id * stride);
  new Float32Array(memory.buffer, scalesAt, scales.length).set(scales);
  const numberRows = openNumbering(scales.length);
  return {
    weights,
    weightPower,
    bestMatches(asked, { ids, ends }) {
      const width = roundUp(asked.length, GROUP);
      const groups = width / GROUP;
      const { tokens, places } = numberRows(ids);
      const vectorsAt = scratch;
      const vectorScalesAt = vectorsAt + width * stride * Int16Array.BYTES_PER_ELEMENT;
      const tokensAt = vectorScalesAt + width * WORD;
      const placesAt = tokensAt + tokens.length * WORD;
      const endsAt = placesAt + places.length * WORD;
      const matrixAt = roundUp(endsAt + ends.length * WORD, 16);
      const bestAt = matrixAt + tokens.length * width * WORD;
      const missing = bestAt + ends.length * width * WORD - memory.buffer.byteLength;
      if (missing > 0) memory.grow(Math.ceil(missing / PAGE_BYTES));
      const { buffer } = memory;
      const vectors = new Int16Array(buffer, vectorsAt, width * stride);
      const vectorScales = new Float32Array(buffer, vectorScalesAt, width);
      asked.forEach((id, t) => {
        layOut(new Int8Array(buffer, id * stride, stride), vectors, t, stride);
        vectorScales[t] = scales[id]!;
      });
      new Uint32Array(buffer, tokensAt, tokens.length).set(tokens);
      new Uint32Array(buffer, placesAt, places.length).set(places);
      new Uint32Array(buffer, endsAt, ends.length).set(ends);
      dots(0, scalesAt, stride, tokensAt, tokens.length, vectorsAt, vectorScalesAt, groups, matrixAt);
      maxima(matrixAt, groups, placesAt, endsAt, ends.length, bestAt);
      return { values: new Float32Array(buffer, bestAt, ends.length * width).slice(), width };
    },
  };
}

interface Numbered {
  /** The distinct tokens; an even number, the last one repeated where it would be odd. */
  readonly tokens: Uint32Array;
  /** Of every token its place in `tokens`. */
  readonly places: Uint32Array;
}

function openNumbering(vocabulary: number): (ids: Uint32Array) => Numbered {
  const placeOf = new Int32Array(vocabulary).fill(-1);
  return (ids) => {
    const tokens = new Uint32Array(ids.length + 1);
    const places = new Uint32Array(ids.length);
    let count = 0;
    for (let at = 0; at < ids.length; at += 1) {
      const token = ids[at]!;
      let place = placeOf[token]!;
      if (place === -1) {
        place = placeOf[token] = count;
        tokens[count++] = token;
      }
      places[at] = place;
    }
    for (let at = 0; at < count; at += 1) placeOf[tokens[at]!] = -1;
    if (count % 2 === 1) tokens[count] = tokens[count - 1]!;
    return { tokens: tokens.subarray(0, roundUp(count, 2)), places };
  };
}

/** Puts a row where the kernel wants vector `t`: eight numbers of each of a group's four vectors by turns. */
function layOut(row: Int8Array, vectors: Int16Array, t: number, stride: number): void {
  const first = (t - (t % GROUP)) * stride + (t % GROUP) * STEP;
  for (let i = 0; i < row.length; i += 1) vectors[first + (i - (i % STEP)) * GROUP + (i % STEP)] = row[i]!;
}

function roundUp(value: number, to: number): number {
  return Math.ceil(value / to) * to;
}
