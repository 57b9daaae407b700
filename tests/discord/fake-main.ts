// The bot with the fake app, as its own process; what `src/main.ts` is for the real one.
import { VerbatimError } from '../../src/errors.js';
import { runBot } from '../../src/discord/start/run-bot.js';
import { createFakeApp } from './fake-app.js';

const stopRequested = new Promise<void>((resolve) => {
  process.once('SIGTERM', () => resolve());
  process.once('SIGINT', () => resolve());
});

const code = await runBot({
  environment: process.env,
  openApp: () =>
    process.env['FAKE_APP_FAULT'] === 'corpus'
      ? Promise.reject(new VerbatimError('corpus/unreadable', { directory: 'corpus' }))
      : Promise.resolve(createFakeApp()),
  say: (line) => process.stderr.write(`${line}\n`),
  stopRequested,
});
process.exit(code);
