// The whole way once, with the real program: a document is attached, looked at, applied, and quoted a moment later.
import { mkdir, mkdtemp, readdir, rm, symlink, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { afterAll, expect, it } from 'vitest';
import { startDiscord, type Discord } from '../discord-double/index.js';
import { removeData, startBot, type RunningBot } from './start-bot.js';

const entry = fileURLToPath(new URL('../../src/main.ts', import.meta.url));
const model = fileURLToPath(new URL('../../embeddings/model', import.meta.url));
const patient = { timeoutMs: 60_000 };

let folder: string;
let discord: Discord;
let bot: RunningBot;

afterAll(async () => {
  bot.process.kill('SIGKILL');
  await removeData(bot);
  await discord.stop();
  await rm(folder, { recursive: true, force: true });
});

it('add, apply, ask, remove, roll back', { timeout: 180_000 }, async () => {
  folder = await mkdtemp(join(tmpdir(), 'verbatim-keep-'));
  const corpus = join(folder, 'corpus');
  await mkdir(corpus);
  await mkdir(join(folder, 'embeddings'));
  await symlink(model, join(folder, 'embeddings', 'model'));
  await writeFile(
    join(corpus, 'harbour.en.md'),
    '# Harbour Guide\n\nThe lighthouse keeper was Anna Berg. She kept the lamp for forty years.\n',
  );
  discord = await startDiscord();
  bot = await startBot({
    entry,
    token: discord.token,
    api: discord.api,
    environment: {
      CORPUS_DIR: corpus,
      EMBEDDINGS_DIR: join(folder, 'embeddings'),
      MODERATION_GUILD_IDS: discord.guild.id,
    },
  });
  await expect.poll(() => bot.said(), { timeout: 90_000 }).toContain('online');
  const { moderator } = discord;
  const ask = async () =>
    (
      await discord.member
        .slash('ask', { question: 'Where do the ferries to Gull Island leave?' })
        .settled(patient)
    ).text;

  const bytes = '# Ferries\n\nThe ferries to Gull Island leave from the northern pier at noon.\n';
  const view = moderator.slash('corpus add', {
    file: { name: 'ferries.en.md', bytes },
    publisher: 'Port Office',
  });
  await view.waitFor(({ message }) => message?.buttons.length === 2, 60_000);
  expect(view.text).toContain('Documents: **1** added · 1 unchanged');
  expect(await readdir(corpus)).not.toContain('ferries.en.md');
  const applied = moderator.click(view.shown, 'Apply');
  await applied.waitFor(({ text }) => text.includes('is live'), 60_000);
  expect(await readdir(corpus)).toContain('ferries.en.md');
  await expect.poll(ask, { timeout: 30_000 }).toContain('the northern pier');

  const removal = moderator.slash('corpus remove', { document: 'ferries.en.md' });
  await removal.waitFor(({ message }) => message?.buttons.length === 2, 60_000);
  await moderator.click(removal.shown, 'Apply').waitFor(({ text }) => text.includes('is live'), 60_000);
  await expect.poll(ask, { timeout: 30_000 }).not.toContain('the northern pier');

  const asked = await moderator.slash('corpus rollback').settled(patient);
  await moderator.click(asked.shown, 'Roll back').settled(patient);
  await expect.poll(ask, { timeout: 30_000 }).toContain('the northern pier');
  const after = moderator.slash('corpus diff');
  await after.waitFor(({ text }) => text.includes('**1** removed'), 60_000);

  expect(await bot.stop()).toBe(0);
});
