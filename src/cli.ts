// The operator's commands: ask, corpus, evaluate. Every failure ends in one sentence and exit code 1.
import 'dotenv/config';
import { Command } from 'commander';
import { readConfig, type Config } from './config.js';
import type { Locale } from './domain.js';
import { explainError } from './i18n/errors.js';
import { runAsk } from './terminal/ask-command.js';
import type { GivenFacts } from './keeper-types.js';
import {
  runAdd,
  runApply,
  runDiff,
  runDiscard,
  runReindexCommand,
  runRemove,
} from './terminal/change-commands.js';
import { runCheck, runFetch } from './terminal/corpus-commands.js';
import { runEvaluate, type EvaluateOptions } from './terminal/evaluate-command.js';
import { runHistory, runPublish, runRollback, runStatus } from './terminal/history-commands.js';
import { runFeedback, runUnanswered, type QuestionOptions } from './terminal/question-commands.js';

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
  .command('status')
  .description('what the live index holds, and what was noticed when it was built')
  .action(() => run(runStatus));
corpus
  .command('add <items...>')
  .description('lay files or http(s) addresses ready; nothing changes until “apply”')
  .option('--title <title>', 'what the document is called')
  .option('--publisher <publisher>', 'who published it')
  .option('--date <date>', 'when: 2015, 2015-05 or 2015-05-11')
  .option('--url <url>', 'where it was published')
  .action((items: string[], facts: GivenFacts) => run((config) => runAdd(config, items, facts)));
corpus
  .command('remove <files...>')
  .description('lay the removal of documents ready; nothing changes until “apply”')
  .action((files: string[]) => run((config) => runRemove(config, files)));
corpus
  .command('diff')
  .description('what the index would gain and lose; changes nothing')
  .action(() => run(runDiff));
corpus
  .command('apply')
  .description('move in what is laid ready, and reindex')
  .action(() => run(runApply));
corpus
  .command('discard')
  .description('forget what is laid ready')
  .action(() => run(runDiscard));
corpus
  .command('reindex')
  .description('index the folder as it is')
  .action(() => run(runReindexCommand));
corpus
  .command('history')
  .description('the indexes that are kept')
  .action(() => run(runHistory));
corpus
  .command('rollback [generation]')
  .description('go back to an earlier index; the files stay as they are')
  .action((generation?: string) => run((config) => runRollback(config, generation)));
corpus
  .command('publish <generation>')
  .description('make an index live that was held back')
  .action((generation: string) => run((config) => runPublish(config, generation)));
corpus
  .command('unanswered')
  .description('questions that nothing answered')
  .option('--export <file>', 'write them as a question set for “evaluate”')
  .action((options: QuestionOptions) => run((config) => runUnanswered(config, options)));
corpus
  .command('feedback')
  .description('what members thought of quotes')
  .option('--export <file>', 'write it as a question set for “evaluate”')
  .action((options: QuestionOptions) => run((config) => runFeedback(config, options)));
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
  .option('--stage <stage>', 'whole | pooled | quotes (with --xquad-r)', 'whole')
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
