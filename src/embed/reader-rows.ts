// What a reader is given of one passage: [CLS] question [SEP] sentence [SEP] sentence [SEP] …
// It is asked for a number at each [SEP] that closes a sentence. A row is read by itself: rows of one run would be padded
// to the longest, and three runs of one row take no longer than one of three.

/** How much of a question and of a passage a reader was trained on, in tokens. */
export interface ReaderLimits {
  readonly questionTokens: number;
  readonly passageTokens: number;
}

export interface SpecialTokens {
  readonly opening: number;
  readonly closing: number;
}

export interface ReaderRow {
  readonly ids: BigInt64Array;
  /** 0: question, 1: passage. */
  readonly parts: BigInt64Array;
  /** For each sentence its place in the row; 0 for one that does not fit. */
  readonly marks: BigInt64Array;
}

/** A sentence of which fewer tokens would fit is left out. */
const SHORTEST = 4;

/** Lays out a question with a passage, whose sentences are token ids. */
export function layOutRow(
  question: readonly number[],
  passage: readonly (readonly number[])[],
  { questionTokens, passageTokens }: ReaderLimits,
  { opening, closing }: SpecialTokens,
): ReaderRow {
  const row = [opening, ...question.slice(0, questionTokens), closing];
  const head = row.length;
  const marks = passage.map((sentence) => {
    const room = head + passageTokens - row.length - 1;
    if (room < SHORTEST) return 0;
    row.push(...sentence.slice(0, room), closing);
    return row.length - 1;
  });
  return {
    ids: BigInt64Array.from(row, BigInt),
    parts: BigInt64Array.from(row, (_, place) => (place < head ? 0n : 1n)),
    marks: BigInt64Array.from(marks, BigInt),
  };
}

/** @returns the log-odds of each sentence; of one that did not fit, the lowest of the passage */
export function readLogits(logits: Float32Array, { marks }: ReaderRow): Float32Array {
  const lowest = logits.reduce(
    (least, value, at) => (marks[at] === 0n ? least : Math.min(least, value)),
    Infinity,
  );
  return logits.map((value, at) => (marks[at] === 0n ? lowest : value));
}
