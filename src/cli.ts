// The operator's commands: ask, corpus, evaluate. Every failure ends in one sentence and exit code 1.
import 'dotenv/config';
import { Command } from 'commander';
import { readConfig, type Config } from './config.js';
import type { Locale } from './domain.js';
import { explainError } from './i18n/errors.js';
import { runAsk } from './terminal/ask-command.js';
import { runCheck, runFetch, runReindexCommand, runStatus } from './terminal/corpus-commands.js';
import { runEvaluate, type EvaluateOptions } from './terminal/evaluate-command.js';

const program = new Command('verbatim').description('Exact quotes from your own documents.');

program
  .command('ask [question...]')
  .description('answer a question; without one, chat')
  .option('--json', 'print the answer as JSON', false)
  .action((question: string[], options: { json: boolean }) =>
    run((config) => runAsk(config, question, options)),
  );

const corpus = program.command('corpus').description('look after the documents');
corpus
  .command('reindex')
  .description('rebuild the index')
  .action(() => run(runReindexCommand));
corpus
  .command('status')
  .description('what the live index holds')
  .action(() => run(runStatus));
corpus
  .command('check')
  .description('report on every file; changes nothing')
  .action(() => run(runCheck));
corpus
  .command('fetch')
  .description('download the originals and reindex')
  .action(() => run(runFetch));

program
  .command('evaluate [questions]')
  .description('measure answers')
  .option('--corpus <directory>', 'documents to ask (default: CORPUS_DIR)')
  .option('--xquad-r <directory>', 'rank XQuAD-R paragraphs and sentences')
  .option('--pairs <file>', 'find each translation among all')
  .option('--stage <stage>', 'whole | pooled (with --xquad-r)', 'whole')
  .option('--compare <report>', 'an earlier --json report')
  .option('--json', 'print one JSON object', false)
  .action((questions: string | undefined, options: EvaluateOptions) =>
    run((config) => runEvaluate(config, questions, options)),
  );

async function run(command: (config: Config) => Promise<void>): Promise<void> {
  try {
    await command(readConfig(process.env));
  } catch (error) {
    const locale: Locale = process.env['BOT_LANGUAGE'] === 'vi' ? 'vi' : 'en';
    process.stderr.write(`${explainError(error, locale)}\n`);
    process.exitCode = 1;
  }
}

await program.parseAsync();
