// The figures as one table: absolute numbers, and what they are relative to within the same run.
import Table from 'cli-table3';
import type { AnswerFigures } from './measure-answers.js';
import type { BuildFigures } from './measure-builds.js';
import type { ColdStartFigures } from './measure-cold-start.js';
import type { BesideFigures, EmbeddingFigures } from './measure-embedding.js';
import type { Times } from './timing.js';

export interface BenchReport {
  readonly machine: {
    readonly node: string;
    readonly cpu: string;
    readonly cores: number;
    /** Of the last minute, before and after the run: above the number of cores, times say little. */
    readonly loadBefore: number;
    readonly loadAfter: number;
  };
  readonly coldStart: ColdStartFigures;
  readonly embedding: EmbeddingFigures;
  /** Where another model was measured too. */
  readonly beside?: BesideFigures;
  readonly builds: BuildFigures;
  readonly answers: AnswerFigures;
}

export function printReport({ machine, coldStart, embedding, beside, builds, answers }: BenchReport): string {
  const table = new Table({ head: ['', 'figure', 'in the same run'], style: { head: [], border: [] } });
  const { shares } = answers;
  const size = `${count(builds.passages)} passages`;
  table.push(
    [`question to answer, ${size}, p50`, `${answers.p50Ms.toFixed(1)} ms`, quotedShare(answers)],
    ['question to answer, p99', `${answers.p99Ms.toFixed(1)} ms`, times(answers.p99Ms, answers.p50Ms, 'p50')],
    ['  processor time without the model', `${answers.meanCpuMs.toFixed(1)} ms`, 'mean'],
    ['  embedding the question', `${(100 * shares.embedding).toFixed(0)} %`, 'of the mean time'],
    ['  search', `${(100 * shares.search).toFixed(0)} %`, 'of the mean time'],
    ['  spelling, judging, quoting', `${(100 * shares.rest).toFixed(0)} %`, 'of the mean time'],
    [`first index of ${coldStart.corpus}, cold start`, seconds(coldStart.medianMs), `median of ${coldStart.runs}`],
    [
      `embedding, ${embedding.meanTokens.toFixed(0)} tokens a passage`,
      `${count(embedding.passagesPerSecond)} passages/s`,
      `${count(embedding.passagesPerSecond * embedding.meanTokens)} tokens/s`,
    ],
    ...(beside ? besideRows(beside) : []),
    [`full build, ${size}, nothing cached`, seconds(builds.first.ms), cpu(builds.first)],
    [`full build, ${size}, vectors cached`, seconds(builds.full.ms), `${times(builds.full.ms, builds.first.ms, 'the first')}, ${cpu(builds.full)}`],
    ['one document added, to published', seconds(builds.oneMore.ms), `${share(builds.oneMore.ms, builds.full.ms)} of the full build, ${cpu(builds.oneMore)}`],
    [`opening an index, ${size}`, `${builds.openMs.toFixed(0)} ms`, times(builds.openMs, builds.full.ms, 'the full build')],
  ); // prettier-ignore
  const { node, cpu: processor, cores, loadBefore, loadAfter } = machine;
  const load = `load ${loadBefore.toFixed(1)} before, ${loadAfter.toFixed(1)} after`;
  return `${table.toString()}\nNode ${node}, ${cores} × ${processor}, ${load}`;
}

function besideRows(beside: BesideFigures): string[][] {
  const { model, rounds, meanTokens, bundledPassagesPerSecond, passagesPerSecond, ratio } = beside;
  const length = `${meanTokens.toFixed(0)} tokens a passage`;
  return [
    [`  ${length}, one thread`, `${count(bundledPassagesPerSecond)} passages/s`, `${ratio.toFixed(1)} × the next, medians of ${rounds}`],
    [`  the same passages by ${model}`, `${count(passagesPerSecond)} passages/s`, `${count(passagesPerSecond * meanTokens)} tokens/s`],
  ]; // prettier-ignore
}

function quotedShare({ quoted, questions }: AnswerFigures): string {
  return `${questions} questions, ${quoted} with quotes`;
}

function times(ms: number, otherMs: number, other: string): string {
  return `${(ms / otherMs).toFixed(2)} × ${other}`;
}

function share(ms: number, otherMs: number): string {
  return `${((100 * ms) / otherMs).toFixed(1)} %`;
}

function cpu({ cpuMs }: Times): string {
  return `${seconds(cpuMs)} of processor time`;
}

function seconds(ms: number): string {
  return `${(ms / 1000).toFixed(2)} s`;
}

function count(value: number): string {
  return Math.round(value).toLocaleString('en');
}
