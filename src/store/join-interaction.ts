// Interaction data of passages of which some are taken over: slices of two sources, copied run by run.
import type { InteractionData, SentenceData, TokenData } from './index-contents.js';

/**
 * @param origins for each passage its ordinal in `previous`, or -1 where it is the next one of `fresh`
 * @returns what the passages' data would be if it had been collected anew
 * @throws TypeError where the two are not of one kind
 */
export function joinInteraction(
  previous: InteractionData,
  fresh: InteractionData,
  origins: Int32Array,
): InteractionData {
  if (previous.kind === 'tokens' && fresh.kind === 'tokens')
    return joinTokens(runsOf(previous, fresh, origins), origins.length);
  if (previous.kind === 'sentences' && fresh.kind === 'sentences')
    return joinSentences(runsOf(previous, fresh, origins), origins.length, fresh.dimensions);
  throw new TypeError('interaction data of two kinds');
}

/** Passages `from..to` of one source. */
interface Run<T> {
  readonly source: T;
  readonly from: number;
  to: number;
}

function runsOf<T>(previous: T, fresh: T, origins: Int32Array): Run<T>[] {
  const runs: Run<T>[] = [];
  let nextFresh = 0;
  for (const origin of origins) {
    const source = origin === -1 ? fresh : previous;
    const passage = origin === -1 ? nextFresh++ : origin;
    const last = runs.at(-1);
    if (last?.source === source && last.to === passage) last.to += 1;
    else runs.push({ source, from: passage, to: passage + 1 });
  }
  return runs;
}

function joinTokens(runs: readonly Run<TokenData>[], passages: number): TokenData {
  const sentenceRuns = runs.map(sentencesOf);
  const sentenceCount = sentenceRuns.reduce((sum, { from, to }) => sum + to - from, 0);
  const sentenceStarts = joinStarts(
    sentenceRuns.map((run) => ({ ...run, source: run.source.sentenceStarts })),
    sentenceCount,
  );
  const contextStarts = joinStarts(
    runs.map((run) => ({ ...run, source: run.source.contextStarts })),
    passages,
  );
  const ids = new Uint32Array(sentenceStarts[sentenceCount]!);
  const contextIds = new Uint32Array(contextStarts[passages]!);
  let at = 0;
  for (const { source, from, to } of sentenceRuns)
    at = append(ids, at, source.ids.subarray(source.sentenceStarts[from], source.sentenceStarts[to]));
  at = 0;
  for (const { source, from, to } of runs)
    at = append(contextIds, at, source.contextIds.subarray(source.contextStarts[from], source.contextStarts[to]));
  const passageStarts = joinPassageStarts(runs, passages);
  return { kind: 'tokens', ids, sentenceStarts, passageStarts, contextIds, contextStarts };
} // prettier-ignore

function joinSentences(
  runs: readonly Run<SentenceData>[],
  passages: number,
  dimensions: number,
): SentenceData {
  const passageStarts = joinPassageStarts(runs, passages);
  const count = passageStarts[passages]!;
  const rows = new Int8Array(count * dimensions);
  const scales = new Float32Array(count);
  let at = 0;
  for (const { source, from, to } of runs.map(sentencesOf)) {
    rows.set(source.rows.subarray(from * dimensions, to * dimensions), at * dimensions);
    at = append(scales, at, source.scales.subarray(from, to));
  }
  return { kind: 'sentences', dimensions, rows, scales, passageStarts };
}

/** A run of passages as a run of their sentences. */
function sentencesOf<T extends InteractionData>({ source, from, to }: Run<T>): Run<T> {
  return { source, from: source.passageStarts[from]!, to: source.passageStarts[to]! };
}

function joinPassageStarts(runs: readonly Run<InteractionData>[], passages: number): Uint32Array {
  return joinStarts(
    runs.map((run) => ({ ...run, source: run.source.passageStarts })),
    passages,
  );
}

/** Start offsets of the joined rows, with the total at the end. */
function joinStarts(runs: readonly Run<Uint32Array>[], rows: number): Uint32Array {
  const starts = new Uint32Array(rows + 1);
  let row = 0;
  for (const { source, from, to } of runs)
    for (let at = from; at < to; at += 1, row += 1)
      starts[row + 1] = starts[row]! + source[at + 1]! - source[at]!;
  return starts;
}

function append<T extends Uint32Array | Float32Array>(target: T, at: number, values: T): number {
  target.set(values, at);
  return at + values.length;
}
