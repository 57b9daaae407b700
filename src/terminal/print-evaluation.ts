// Evaluation reports as tables, with the change against an earlier run.
import Table from 'cli-table3';
import type { EvaluationReport, HitRates } from '../evaluation/evaluate-questions.js';
import type { PairsReport } from '../evaluation/evaluate-pairs.js';
import type { XquadQuotesReport } from '../evaluation/evaluate-xquad-quotes.js';
import type { XquadReport } from '../evaluation/evaluate-xquad.js';
import type { RankRates } from '../evaluation/rank-rates.js';

const percent = (value: number): string => (100 * value).toFixed(1);

/** The table, abstention, verbatim rate, lengths and times; then the misses. */
export function printEvaluation(report: EvaluationReport, earlier?: EvaluationReport): string {
  const table = new Table({ head: ['', 'n', 'hit@1', 'hit@3', 'MRR'], style: { head: [], border: [] } });
  const row = (name: string, now: HitRates, then?: HitRates): void => {
    const cell = (key: 'hit1' | 'hit3' | 'mrr'): string =>
      percent(now[key]) + (then ? ` (${signed(100 * (now[key] - then[key]))})` : '');
    table.push([name, now.n, cell('hit1'), cell('hit3'), cell('mrr')]);
  };
  row('all', report.overall, earlier?.overall);
  for (const key of ['byLanguage', 'byPair', 'byKind'] as const)
    for (const [name, rates] of Object.entries(report[key])) row(name, rates, earlier?.[key][name]);
  const { abstention } = report;
  return [
    table.toString(),
    `unanswerable refused: ${percent(abstention.refused)} % of ${abstention.n}; answerable refused by mistake: ${percent(abstention.wronglyRefused)} %`,
    `verbatim: ${percent(report.verbatim)} %; median quote: ${report.medianQuoteChars} characters; ${report.msPerQuestion.toFixed(1)} ms a question`,
    printMisses(report),
  ].join('\n');
}

function printMisses({ questions }: EvaluationReport): string {
  const misses = questions.filter(({ answerable, hit1, refused }) => (answerable ? hit1 < 1 : !refused));
  const lines = misses.map((miss) => {
    const what = miss.refused ? 'refused' : miss.hit3 > 0 ? 'in the first three' : 'missed';
    const shown = miss.first === '' ? '' : `\n     ${miss.first.slice(0, 160)}`;
    return `  ${miss.id} ${miss.kind}, ${what}: ${miss.question}${shown}`;
  });
  return [`misses: ${misses.length} of ${questions.length}`, ...lines].join('\n');
}

/** Recall tables of XQuAD-R, question language first. */
export function printXquad(report: XquadReport): string {
  const sections = [
    ['passages', report.passages],
    ['sentences', report.sentences],
  ] as const;
  return sections.map(([name, rates]) => rankTable(name, rates)).join('\n');
}

export function printXquadQuotes(report: XquadQuotesReport): string {
  const table = new Table({ head: ['quotes', 'hit@1', 'hit@3', 'refused'], style: { head: [], border: [] } });
  for (const [pair, { hit1, hit3, refused }] of Object.entries(report))
    table.push([pair, percent(hit1), percent(hit3), percent(refused)]);
  return table.toString();
}

export function printPairs({ n, forward, backward }: PairsReport): string {
  return rankTable(`${n} pairs`, { forward, backward });
}

function rankTable(name: string, rates: Readonly<Record<string, RankRates>>): string {
  const table = new Table({ head: [name, 'R@1', 'R@10', 'MRR'], style: { head: [], border: [] } });
  for (const [pair, { recall1, recall10, mrr }] of Object.entries(rates))
    table.push([pair, percent(recall1), percent(recall10), percent(mrr)]);
  return table.toString();
}

function signed(value: number): string {
  return (value >= 0 ? '+' : '−') + Math.abs(value).toFixed(1);
}
