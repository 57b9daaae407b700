// The bot with the fake app, as its own process; what `src/main.ts` is for the real one.
import { VerbatimError } from '../../src/errors.js';
import { runBot } from '../../src/discord/start/run-bot.js';
import { createFakeKeeper } from '../fakes/fake-keeper.js';
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
  openKeeper: (_config, app) =>
    createFakeKeeper(
      app.documents().map(({ file }) => file),
      { jobMs: numberOf('FAKE_JOB_MS') ?? 300 },
    ),
  patience: {
    editEveryMs: numberOf('FAKE_EDIT_EVERY_MS') ?? 100,
    moveAfterMs: numberOf('FAKE_MOVE_AFTER_MS') ?? 14 * 60_000,
  },
  say: (line) => process.stderr.write(`${line}\n`),
  stopRequested,
});
process.exit(code);

function numberOf(name: string): number | undefined {
  const text = process.env[name];
  return text === undefined ? undefined : Number(text);
}
