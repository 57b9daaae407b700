// `corpus status | history | publish | rollback`: which index is live, and going back to another one.
import Table from 'cli-table3';
import type { Config } from '../config.js';
import { cliTexts } from '../i18n/cli.js';
import { corpusCliTexts } from '../i18n/corpus-cli.js';
import { ingestProblems } from '../i18n/ingest-problems.js';
import { openKeeper } from '../keep/open-keeper.js';

const say = (text: string): void => void process.stdout.write(`${text}\n`);

/** Prints what is known of the live index. @throws VerbatimError `index/missing`, `index/damaged` */
export async function runStatus(config: Config): Promise<void> {
  const overview = await openKeeper(config).status();
  const texts = cliTexts[config.BOT_LANGUAGE].status;
  const languages = overview.languages.map(({ language, passages }) => `${language} ${passages}`).join(', ');
  say(`${texts.generation}: ${overview.generation}`);
  say(`${texts.builtAt}: ${overview.builtAt}`);
  say(`${texts.documents}: ${overview.documents}`);
  say(`${texts.passages}: ${overview.passages} (${languages})`);
  say(`${texts.model}: ${overview.model}`);
  for (const line of ingestProblems(overview.reports, [], config.BOT_LANGUAGE)) say(line);
  const { added, removed } = overview.staged;
  for (const file of added) say(corpusCliTexts[config.BOT_LANGUAGE].staged(file, false));
  for (const file of removed) say(corpusCliTexts[config.BOT_LANGUAGE].removal(file));
}

export async function runHistory(config: Config): Promise<void> {
  const texts = corpusCliTexts[config.BOT_LANGUAGE];
  const { generation, builtAt, documents, passages, model } = texts.history;
  const table = new Table({
    head: [generation, builtAt, documents, passages, model, ''],
    style: { head: [], border: [] },
  });
  for (const entry of await openKeeper(config).history())
    table.push([
      entry.generation,
      entry.builtAt,
      entry.documents,
      entry.passages,
      entry.model,
      entry.isLive ? texts.live : entry.isHeld ? texts.heldBack : entry.fits ? '' : texts.unfit,
    ]);
  say(table.toString());
}

export async function runPublish(config: Config, generation: string): Promise<void> {
  const entry = await openKeeper(config).publish(generation);
  say(corpusCliTexts[config.BOT_LANGUAGE].published(entry.generation));
}

/** Without a name: to the newest one before the live one. */
export async function runRollback(config: Config, generation?: string): Promise<void> {
  const entry = await openKeeper(config).rollback(generation);
  const texts = corpusCliTexts[config.BOT_LANGUAGE];
  say(texts.published(entry.generation));
  say(texts.compare);
}
