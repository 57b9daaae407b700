// The bot: reads .env, runs until it is asked to stop, ends with an exit code that says why.
import { config as loadEnvironment } from 'dotenv';
import { openApp } from './app.js';
import { runBot } from './discord/start/run-bot.js';

loadEnvironment({ quiet: true });

const stopRequested = new Promise<void>((resolve) => {
  process.once('SIGTERM', () => resolve());
  process.once('SIGINT', () => resolve());
});

const exitCode = await runBot({
  environment: process.env,
  openApp,
  say: (line) => process.stderr.write(`${line}\n`),
  stopRequested,
});
process.exit(exitCode);
