// `corpus unanswered | feedback`: what members asked in vain and what they thought of quotes, also as question sets.
import { writeFile } from 'node:fs/promises';
import Table from 'cli-table3';
import type { Config } from '../config.js';
import { VerbatimError } from '../errors.js';
import { corpusCliTexts } from '../i18n/corpus-cli.js';
import { feedbackQuestionSet, unansweredQuestionSet } from '../keep/export-questions.js';
import { openFeedback } from '../keep/feedback-store.js';
import { openUnanswered } from '../keep/unanswered-store.js';
import { detectQuestionLanguage } from '../language/detect-language.js';

const say = (text: string): void => void process.stdout.write(`${text}\n`);

export interface QuestionOptions {
  /** File to write a question set to, for `evaluate`. */
  readonly export?: string;
}

export async function runUnanswered(config: Config, options: QuestionOptions): Promise<void> {
  const texts = corpusCliTexts[config.BOT_LANGUAGE];
  const store = openUnanswered({
    dataDirectory: config.DATA_DIR,
    keepDays: config.KEEP_UNANSWERED_DAYS,
    now: () => new Date(),
  });
  if (!store.isOn) return say(texts.unansweredOff);
  const groups = await store.list();
  if (groups.length === 0) return say(texts.noUnanswered);
  if (options.export !== undefined) {
    await write(options.export, unansweredQuestionSet(groups));
    return say(texts.exported(groups.length, options.export));
  }
  const { count, language, question, lastDay } = texts.questions;
  const table = new Table({ head: [count, language, question, lastDay], style: { head: [], border: [] } });
  for (const group of groups) table.push([group.count, group.language, group.question, group.lastDay]);
  say(table.toString());
}

export async function runFeedback(config: Config, options: QuestionOptions): Promise<void> {
  const texts = corpusCliTexts[config.BOT_LANGUAGE];
  const feedback = await openFeedback(config.DATA_DIR, () => '').list();
  if (feedback.length === 0) return say(texts.noFeedback);
  if (options.export !== undefined) {
    const set = feedbackQuestionSet(feedback, detectQuestionLanguage);
    await write(options.export, set.text);
    say(texts.exported(set.questions, options.export));
    if (set.without > 0) say(texts.without(set.without));
    return;
  }
  const { day, rating, quote } = texts.feedback;
  const table = new Table({ head: [day, rating, quote], style: { head: [], border: [] } });
  for (const entry of feedback)
    table.push([
      entry.day,
      entry.rating === 'good' ? '+' : `− ${entry.reason === undefined ? '' : texts.reasons[entry.reason]}`,
      (entry.quote ?? '').replace(/\s+/gu, ' '),
    ]);
  say(table.toString());
}

async function write(file: string, text: string): Promise<void> {
  await writeFile(file, text).catch((error: unknown) => {
    throw new VerbatimError('file/unwritable', { file }, error);
  });
}
