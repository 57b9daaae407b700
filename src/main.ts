// The bot: reads .env, runs until it is asked to stop, ends with an exit code that says why.
import { config as loadEnvironment } from 'dotenv';
import { describeError } from './discord/log.js';
import { runBot } from './discord/start/run-bot.js';
import { START_SENTENCES } from './i18n/discord/start-sentences.js';

loadEnvironment({ quiet: true });

const stopRequested = new Promise<void>((resolve) => {
  process.once('SIGTERM', () => resolve());
  process.once('SIGINT', () => resolve());
});

const say = (line: string): void => {
  process.stderr.write(`${line}\n`);
};

const exitCode = await runBot({
  environment: process.env,
  openApp: async (config, log) => {
    // Late, so that a fault in the settings is told without loading the model's runtime.
    const { openApp } = await import('./app.js');
    return openApp(config, {
      onRebuild: (reason) => {
        log.warn({ code: reason.code, details: reason.details }, 'the index is built');
        say(START_SENTENCES[config.BOT_LANGUAGE].building);
      },
      onProgress: ({ phase, done, total }) => log.debug({ phase, done, total }, 'building the index'),
      onRefreshFault: (error) =>
        log.error({ error: describeError(error) }, 'the new index could not be opened'),
    });
  },
  openKeeper: async (config, app) => {
    const { openKeeper } = await import('./keep/open-keeper.js');
    return openKeeper(config, { onPublished: () => app.refresh() });
  },
  say,
  stopRequested,
});
process.exit(exitCode);
