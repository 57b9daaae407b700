// Runs of token ids (sentences, titles, clauses) one behind the other, so that many are handed over as two arrays.

export interface TokenRuns {
  readonly ids: Uint32Array;
  /** Run r ends before `ids[ends[r]]` and begins where the one before it ends. */
  readonly ends: Uint32Array;
}

export function joinRuns(runs: readonly Uint32Array[]): TokenRuns {
  let length = 0;
  const ends = Uint32Array.from(runs, (run) => (length += run.length));
  const ids = new Uint32Array(length);
  runs.forEach((run, at) => ids.set(run, at === 0 ? 0 : ends[at - 1]));
  return { ids, ends };
}
