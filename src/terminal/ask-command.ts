// `ask`: one question and its answer, or a small chat where no question is given.
import { createInterface } from 'node:readline/promises';
import { openApp } from '../app.js';
import type { App } from '../app-types.js';
import type { Config } from '../config.js';
import type { Locale } from '../domain.js';
import { detectQuestionLanguage } from '../language/detect-language.js';
import { cliTexts } from '../i18n/cli.js';
import { explainError } from '../i18n/errors.js';
import { printAnswer } from './print-answer.js';
import { createProgressView } from './show-progress.js';

export interface AskOptions {
  readonly json: boolean;
}

/** Answers on the output stream; progress and remarks go to the error stream. */
export async function runAsk(config: Config, words: readonly string[], options: AskOptions): Promise<void> {
  const view = createProgressView(config.BOT_LANGUAGE);
  const app = await openApp(config, {
    onRebuild: (reason) =>
      process.stderr.write(
        `${cliTexts[config.BOT_LANGUAGE].building(rebuildReason(reason, config.BOT_LANGUAGE))}\n`,
      ),
    onProgress: (progress) => view.show(progress),
    onDownload: ({ file, loadedBytes, totalBytes }) =>
      view.showDownload(file, loadedBytes, totalBytes ?? loadedBytes),
  }).finally(() => view.end());
  try {
    if (words.length > 0) await answer(app, words.join(' '), undefined, config.BOT_LANGUAGE, options);
    else await chat(app, config.BOT_LANGUAGE, options);
  } finally {
    await app.close();
  }
}

/** The explanation without its advice: what it advises is being done. */
function rebuildReason(reason: unknown, locale: Locale): string {
  return `${explainError(reason, locale).split(/: (?:run|hãy)/)[0] ?? ''}.`;
}

async function answer(
  app: App,
  question: string,
  previousQuestion: string | undefined,
  fallback: Locale,
  { json }: AskOptions,
): Promise<void> {
  const result = await app.ask({ question, ...(previousQuestion !== undefined && { previousQuestion }) });
  const spoken = detectQuestionLanguage(question);
  const locale: Locale = spoken === 'vi' || spoken === 'en' ? spoken : fallback;
  process.stdout.write(`${json ? JSON.stringify(result) : printAnswer(result, locale)}\n`);
}

async function chat(app: App, locale: Locale, options: AskOptions): Promise<void> {
  process.stderr.write(`${cliTexts[locale].chatIntro}\n`);
  const lines = createInterface({ input: process.stdin, output: process.stderr, prompt: '› ' });
  lines.prompt();
  for await (const line of lines) {
    if (line.trim() === '') break;
    await answer(app, line, undefined, locale, options);
    lines.prompt();
  }
  lines.close();
}
