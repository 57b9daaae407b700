// `corpus add | remove | diff | apply | discard | reindex`: changes that are looked at before they are made.
import { readFile, stat } from 'node:fs/promises';
import path from 'node:path';
import Table from 'cli-table3';
import type { IndexProgress } from '../app-types.js';
import type { Config } from '../config.js';
import { VerbatimError } from '../errors.js';
import { corpusCliTexts } from '../i18n/corpus-cli.js';
import { explainError } from '../i18n/errors.js';
import { ingestProblems } from '../i18n/ingest-problems.js';
import { openKeeper } from '../keep/open-keeper.js';
import type {
  AddResult,
  CanaryResult,
  CorpusPlan,
  GivenFacts,
  Keeper,
  ReindexOutcome,
  Running,
} from '../keeper-types.js';
import { createProgressView } from './show-progress.js';

const say = (text: string): void => void process.stdout.write(`${text}\n`);

/** @param items files or http(s) addresses. A refused one sets exit code 1 and does not stop the others. */
export async function runAdd(config: Config, items: readonly string[], facts: GivenFacts): Promise<void> {
  const keeper = openKeeper(config);
  const texts = corpusCliTexts[config.BOT_LANGUAGE];
  let staged = 0;
  for (const item of items) {
    try {
      const result = await addOne(keeper, item, facts, config);
      if (result.status === 'staged') {
        staged += 1;
        say(texts.staged(result.file, result.replaces));
      } else process.exitCode = 1;
      for (const line of ingestProblems([result.report], [], config.BOT_LANGUAGE)) say(line);
    } catch (error) {
      process.stderr.write(`${explainError(error, config.BOT_LANGUAGE)}\n`);
      process.exitCode = 1;
    }
  }
  if (staged > 0) say(texts.howToApply);
}

async function addOne(keeper: Keeper, item: string, facts: GivenFacts, config: Config): Promise<AddResult> {
  if (/^https?:\/\//i.test(item)) return keeper.addAddress(item, facts);
  return keeper.add({ name: path.basename(item), bytes: await readInput(item, config) }, facts);
}

export async function runRemove(config: Config, files: readonly string[]): Promise<void> {
  const keeper = openKeeper(config);
  const texts = corpusCliTexts[config.BOT_LANGUAGE];
  let staged = 0;
  for (const file of files) {
    const found = await keeper.remove(file);
    say(found ? texts.removal(file) : texts.noSuchFile(file));
    if (found) staged += 1;
    else process.exitCode = 1;
  }
  if (staged > 0) say(texts.howToApply);
}

export async function runDiscard(config: Config): Promise<void> {
  const { added, removed } = await openKeeper(config).discard();
  say(corpusCliTexts[config.BOT_LANGUAGE].discarded(added.length + removed.length));
}

export async function runDiff(config: Config): Promise<void> {
  const plan = await followed(config, (keeper, show) => keeper.plan(show));
  for (const line of planLines(plan, config)) say(line);
}

/** The terminal has no plan in view that could be out of date. */
const WHATEVER_IS_THERE = undefined;

/** Moves in what is laid ready and reindexes; Ctrl+C cancels and leaves the old index. */
export async function runApply(config: Config): Promise<void> {
  sayOutcome(await followed(config, (keeper, show) => keeper.apply(WHATEVER_IS_THERE, show)), config);
}

/** Indexes the folder as it is; Ctrl+C cancels and leaves the old index. */
export async function runReindexCommand(config: Config): Promise<void> {
  sayOutcome(await followed(config, (keeper, show) => keeper.reindex(show)), config);
}

async function followed<T>(
  config: Config,
  start: (keeper: Keeper, show: (progress: IndexProgress) => void) => Running<T>,
): Promise<T> {
  const view = createProgressView(config.BOT_LANGUAGE);
  const running = start(openKeeper(config), (progress) => view.show(progress));
  const cancel = (): void => running.cancel();
  process.once('SIGINT', cancel);
  return running.done.finally(() => {
    process.off('SIGINT', cancel);
    view.end();
  });
}

async function readInput(item: string, { MAX_FILE_MB }: Config): Promise<Uint8Array> {
  const unreadable = (cause?: unknown) => new VerbatimError('file/unreadable', { file: item }, cause);
  try {
    const about = await stat(item);
    if (!about.isFile()) throw unreadable();
    // A larger one is refused by its length alone.
    if (about.size > MAX_FILE_MB * 1024 * 1024) return new Uint8Array(MAX_FILE_MB * 1024 * 1024 + 1);
    return await readFile(item);
  } catch (error) {
    throw error instanceof VerbatimError ? error : unreadable(error);
  }
}

function planLines(plan: CorpusPlan, { BOT_LANGUAGE: locale }: Config): string[] {
  const texts = corpusCliTexts[locale];
  const remarks = ingestProblems(plan.reports, plan.unknownLanguages, locale);
  if (plan.changes.length === 0) return [...remarks, texts.upToDate];
  const { change, file, passages } = texts.columns;
  const table = new Table({ head: [change, file, passages], style: { head: [], border: [] } });
  for (const entry of plan.changes)
    table.push([
      texts.changes[entry.change],
      entry.card.file,
      `+${entry.passagesAdded} −${entry.passagesRemoved}`,
    ]);
  return [
    table.toString(),
    ...remarks,
    texts.passages(plan.passagesAdded, plan.passagesRemoved, plan.passagesKept),
    texts.cost(plan.embeddings, Math.ceil(plan.estimatedMs / 1000)),
  ];
}

function sayOutcome(outcome: ReindexOutcome, { BOT_LANGUAGE: locale }: Config): void {
  const texts = corpusCliTexts[locale];
  const { reports, unknownLanguages, documents, passages, generation, durationMs } = outcome;
  for (const line of ingestProblems(reports, unknownLanguages, locale)) say(line);
  for (const line of canaryLines(outcome.canaries, locale)) say(line);
  if (outcome.published)
    say(texts.indexed(documents, passages, generation, Math.round(durationMs / 100) / 10));
  else {
    say(texts.held(generation));
    process.exitCode = 1;
  }
}

/** What is as it was is not worth a line. */
function canaryLines(canaries: readonly CanaryResult[], locale: Config['BOT_LANGUAGE']): string[] {
  const texts = corpusCliTexts[locale];
  return canaries
    .filter(({ outcome, before, after }) => outcome !== 'held' || before !== after)
    .map(
      ({ question, outcome, before, after }) =>
        `${texts.outcomes[outcome]}: ${texts.canary(question, before || texts.nothing, after || texts.nothing)}`,
    );
}
