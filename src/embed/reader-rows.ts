// What a reader is given, one row a passage: [CLS] question [SEP] sentence [SEP] sentence [SEP] …
// It answers with a number for every token; a sentence's stands at the [SEP] that closes it.

/** How much of a question and of a passage a reader was trained on, in tokens. */
export interface ReaderLimits {
  readonly questionTokens: number;
  readonly passageTokens: number;
}

export interface SpecialTokens {
  readonly opening: number;
  readonly closing: number;
  readonly padding: number;
}

export interface ReaderRows {
  readonly width: number;
  /** Row-major, `passages × width`. */
  readonly ids: BigInt64Array;
  /** 0: question, 1: passage. */
  readonly parts: BigInt64Array;
  /** For each passage and each of its sentences the place in the row; -1 for what did not fit. */
  readonly marks: readonly (readonly number[])[];
}

/** A sentence of which fewer tokens would fit is left out. */
const SHORTEST = 4;

/** Lays out a question with each of several passages, whose sentences are token ids. */
export function layOutRows(
  question: readonly number[],
  passages: readonly (readonly (readonly number[])[])[],
  { questionTokens, passageTokens }: ReaderLimits,
  { opening, closing, padding }: SpecialTokens,
): ReaderRows {
  const head = [opening, ...question.slice(0, questionTokens), closing];
  const rows = passages.map((sentences) => {
    const row = [...head];
    const marks = sentences.map((sentence) => {
      const room = head.length + passageTokens - row.length - 1;
      if (room < SHORTEST) return -1;
      row.push(...sentence.slice(0, room), closing);
      return row.length - 1;
    });
    return { row, marks };
  });
  const width = Math.max(...rows.map(({ row }) => row.length));
  const ids = new BigInt64Array(rows.length * width).fill(BigInt(padding));
  const parts = new BigInt64Array(rows.length * width);
  rows.forEach(({ row }, r) => {
    row.forEach((id, at) => (ids[r * width + at] = BigInt(id)));
    parts.fill(1n, r * width + head.length, r * width + row.length);
  });
  return { width, ids, parts, marks: rows.map(({ marks }) => marks) };
}

/** @returns for each passage the log-odds of each sentence; of one that did not fit, the lowest of its passage */
export function readLogits(logits: Float32Array, { width, marks }: ReaderRows): Float32Array[] {
  return marks.map((places, row) => {
    const read = places.map((place) => (place < 0 ? Infinity : logits[row * width + place]!));
    const lowest = Math.min(...read);
    return Float32Array.from(read, (value) => (value === Infinity ? lowest : value));
  });
}
