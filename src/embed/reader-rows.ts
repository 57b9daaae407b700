// What a reader is given, one row a passage: [CLS] question [SEP] sentence [SEP] sentence [SEP] …
// It is asked for a number at each [SEP] that closes a sentence.

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
  /** Sentences of the passage that has most. */
  readonly sentences: number;
  /** Row-major, `passages × sentences`: places in the row; 0 where there is no sentence, or none that fits. */
  readonly marks: BigInt64Array;
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
  const rows = passages.map((passage) => {
    const row = [...head];
    const places = passage.map((sentence) => {
      const room = head.length + passageTokens - row.length - 1;
      if (room < SHORTEST) return 0;
      row.push(...sentence.slice(0, room), closing);
      return row.length - 1;
    });
    return { row, places };
  });
  const width = Math.max(...rows.map(({ row }) => row.length));
  const sentences = Math.max(...passages.map(({ length }) => length));
  const ids = new BigInt64Array(rows.length * width).fill(BigInt(padding));
  const parts = new BigInt64Array(rows.length * width);
  const marks = new BigInt64Array(rows.length * sentences);
  rows.forEach(({ row, places }, r) => {
    ids.set(row.map(BigInt), r * width);
    parts.fill(1n, r * width + head.length, r * width + row.length);
    marks.set(places.map(BigInt), r * sentences);
  });
  return { width, ids, parts, sentences, marks };
}

/**
 * @param counts sentences of each passage
 * @returns for each passage the log-odds of each sentence; of one that did not fit, the lowest of its passage
 */
export function readLogits(
  logits: Float32Array,
  { sentences, marks }: ReaderRows,
  counts: readonly number[],
): Float32Array[] {
  return counts.map((count, row) => {
    const from = row * sentences;
    const read = logits
      .slice(from, from + count)
      .map((value, at) => (marks[from + at] === 0n ? Infinity : value));
    const lowest = read.reduce((least, value) => Math.min(least, value), Infinity);
    return read.map((value) => (value === Infinity ? lowest : value));
  });
}
