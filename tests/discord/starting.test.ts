// Starting and stopping as an operator sees it: one clear sentence and one exit code for each fault; a graceful end.
import { mkdir, mkdtemp, readFile, rm, symlink, utimes, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { afterAll, afterEach, beforeAll, describe, expect, it } from 'vitest';
import { canCheckTraffic, findFaults, newTrafficFile } from '../discord-double/check-traffic.js';
import { startDiscord, type Discord } from '../discord-double/index.js';
import { removeData, startBot as spawnBot, type BotOptions, type RunningBot } from './start-bot.js';

const TRAFFIC = newTrafficFile();
let discord: Discord;
let data: string;
/** Waits ten seconds for Discord, meanwhile other tests run. */
let unreachable: RunningBot;

beforeAll(async () => {
  unreachable = await spawnBot({ token: 'x', api: 'http://127.0.0.1:9/api' });
  discord = await startDiscord({ trafficFile: TRAFFIC });
  data = await mkdtemp(join(tmpdir(), 'verbatim-start-'));
});

/** A test that fails must not leave its bot to the next one. */
const running = new Set<RunningBot>();

async function startBot(options: BotOptions): Promise<RunningBot> {
  const bot = await spawnBot(options);
  running.add(bot);
  void bot.exited.then(() => running.delete(bot));
  return bot;
}

afterEach(async () => {
  for (const bot of running) bot.process.kill('SIGKILL');
  await Promise.all([...running].map(({ exited }) => exited));
});

afterAll(async () => {
  unreachable.process.kill('SIGKILL');
  await removeData(unreachable);
  await rm(data, { recursive: true, force: true });
  await discord.stop();
});

/** Runs until it ends by itself. */
async function endOf(options: BotOptions): Promise<{ code: number | null; said: string }> {
  const bot = await startBot(options);
  const code = await bot.exited;
  if (options.dataDirectory === undefined) await removeData(bot);
  return { code, said: bot.said() };
}

const one = (sentence: string) => expect(sentence.trim().split('\n')).toHaveLength(1);

describe('a fault in the configuration ends in one sentence and its own exit code', () => {
  it('no token: offers the terminal', async () => {
    const { code, said } = await endOf({});
    expect(code).toBe(11);
    expect(said).toContain('npm run ask');
    one(said);
  });

  it('bad settings: all of them at once', async () => {
    const { code, said } = await endOf({
      token: 'x',
      environment: { KEEP_GENERATIONS: 'many', LOG_LEVEL: 'loud' },
    });
    expect(code).toBe(10);
    expect(said).toMatch(/LOG_LEVEL[\s\S]*|KEEP_GENERATIONS/);
    one(said);
  });

  it('wrong token', async () => {
    const { code, said } = await endOf({ token: 'wrong', api: discord.api });
    expect(code).toBe(12);
    expect(said).toContain('DISCORD_TOKEN');
    one(said);
  });

  it('wrong token, noticed by the gateway only', async () => {
    discord.gateway.refuseNextIdentify(4004);
    const { code } = await endOf({ token: discord.token, api: discord.api });
    expect(code).toBe(12);
  });

  it('disallowed intent', async () => {
    discord.gateway.refuseNextIdentify(4014);
    const { code, said } = await endOf({ token: discord.token, api: discord.api });
    expect(code).toBe(13);
    expect(said).toContain('intent');
    one(said);
  });

  it('unreadable corpus', async () => {
    const { code, said } = await endOf({
      token: discord.token,
      api: discord.api,
      environment: { FAKE_APP_FAULT: 'corpus', BOT_LANGUAGE: 'vi' },
    });
    expect(code).toBe(15);
    expect(said).toContain('Không đọc được thư mục tài liệu');
    one(said);
  });

  it('data folder that cannot be written', async () => {
    const { code, said } = await endOf({
      token: discord.token,
      api: discord.api,
      dataDirectory: '/dev/null/data',
    });
    expect(code).toBe(17);
    one(said);
  });

  it('unreachable Discord', async () => {
    expect(await unreachable.exited).toBe(14);
    expect(unreachable.said()).toContain('ECONNREFUSED');
    one(unreachable.said());
  });
});

describe('src/main.ts, the real program', () => {
  const entry = fileURLToPath(new URL('../../src/main.ts', import.meta.url));
  const model = fileURLToPath(new URL('../../embeddings/model', import.meta.url));

  it('ends without a token, and without a corpus', async () => {
    expect((await endOf({ entry })).code).toBe(11);
    const empty = { EMBEDDINGS_DIR: await embeddings(), CORPUS_DIR: join(data, 'no-corpus') };
    const { code, said } = await endOf({ entry, token: discord.token, api: discord.api, environment: empty });
    expect(code).toBe(15);
    expect(said).toContain('no-corpus');
  });

  it('builds its index, answers, and stops on SIGTERM', async () => {
    const corpus = join(data, 'corpus');
    await mkdir(corpus, { recursive: true });
    await writeFile(
      join(corpus, 'harbour.en.md'),
      '# Harbour Guide\n\nThe lighthouse keeper was Anna Berg. She kept the lamp for forty years.\n',
    );
    const environment = { EMBEDDINGS_DIR: await embeddings(), CORPUS_DIR: corpus };
    const bot = await startBot({ entry, token: discord.token, api: discord.api, environment });
    await expect.poll(() => bot.said(), { timeout: 60_000 }).toContain('online');
    const answer = await discord.member
      .slash('ask', { question: 'Who was the lighthouse keeper?' })
      .settled({ timeoutMs: 20_000 });
    expect(answer.text).toContain('Anna Berg');
    const verified = await discord.member.click(answer.shown, 'Verify').settled({ timeoutMs: 10_000 });
    expect(verified.text).toContain('Identical');
    expect(await bot.stop()).toBe(0);
    await removeData(bot);
  });

  /** The bundled model with an index folder of its own. */
  async function embeddings(): Promise<string> {
    const directory = await mkdtemp(join(data, 'embeddings-'));
    await symlink(model, join(directory, 'model'));
    return directory;
  }
});

describe('a running bot', () => {
  it('registers its commands once, prints the invite link once, keeps buttons alive over a restart', async () => {
    const puts = () => discord.traffic.requests(/^PUT .*\/commands/).length;
    const before = puts();
    const first = await startBot({ token: discord.token, api: discord.api, dataDirectory: data });
    await expect
      .poll(() => first.said(), { timeout: 60_000 })
      .toMatch(/oauth2\/authorize\?client_id=\d+&scope=bot\+applications\.commands&permissions=\d+/);
    const answer = await discord.member.slash('ask', { question: 'guide tides lamps' }).settled();
    expect(await first.stop()).toBe(0);
    expect(discord.gateway.clientCloses.at(-1)).toBe(1000);

    const second = await startBot({ token: discord.token, api: discord.api, dataDirectory: data });
    await expect.poll(() => second.said(), { timeout: 60_000 }).toContain('online');
    expect(second.said()).not.toContain('oauth2');
    expect(puts()).toBe(before + 1);
    const context = await discord.member.click(answer.shown, 'Show in context · 1').settled();
    expect(context.text).toContain('Harbour Guide');
    expect((await discord.member.click(answer.shown, 'More passages').settled()).text).toContain('> **4** ›');
    const [menu] = answer.shown.selects;
    const picked = await discord.member
      .select(answer.shown, menu?.customId ?? '', [menu?.options[2]?.value ?? ''])
      .settled();
    expect(picked.shown.buttons.map(({ label }) => label)).toContain('Cite · 3');

    // After a removal, old buttons say so.
    await discord.member.slash('ask', { question: 'unplug it' }).settled();
    expect((await discord.member.click(answer.shown, 'Show in context · 3').settled()).text).toContain(
      'was removed',
    );
    expect(
      (await discord.member.click(answer.shown, 'Verify · 3', { locale: 'vi' }).settled()).text,
    ).toContain('Đã gỡ');
    expect((await discord.member.click(answer.shown, 'Cite · 3').settled()).text).toContain('was removed');
    expect((await discord.member.click(answer.shown, 'More passages').settled()).text).toContain(
      'was removed',
    );
    expect(await second.stop()).toBe(0);
  });

  // Three seconds of work are the window in which others ask: too short on a machine that is busy elsewhere.
  it('finishes running answers on SIGTERM and tells new askers', { retry: 2 }, async () => {
    const bot = await startBot({ token: discord.token, api: discord.api, dataDirectory: data });
    await expect.poll(() => bot.said(), { timeout: 60_000 }).toContain('online');
    const asking = discord.member.slash('ask', { question: 'slow lighthouse keeper' });
    await asking.waitFor(({ message }) => message?.isThinking === true);
    bot.process.kill('SIGTERM');
    await expect.poll(() => bot.said(), { timeout: 20_000 }).toContain('Stopping');
    const late = await discord.moderator
      .slash('ask', { question: 'lighthouse keeper' }, { locale: 'vi' })
      .settled();
    expect(late.text).toContain('đang khởi động lại');
    expect(late.isEphemeral).toBe(true);
    const mention = await discord.moderator.mention('lighthouse keeper?').settled();
    expect(mention.text).toContain('restarting');
    await asking.settled();
    expect(asking.text).toContain('Anna Berg');
    expect(await bot.exited).toBe(0);
  });

  it('tells those who ask that it gives up waiting for an answer that never comes', async () => {
    const bot = await startBot({ token: discord.token, api: discord.api, dataDirectory: data });
    await expect.poll(() => bot.said(), { timeout: 60_000 }).toContain('online');
    const asking = discord.member.slash('ask', { question: 'never' });
    const mentioning = discord.moderator.mention('never');
    await asking.waitFor(({ message }) => message?.isThinking === true);
    await expect.poll(() => mentioning.sawTyping, { timeout: 20_000 }).toBe(true);
    const startedAt = Date.now();
    expect(await bot.stop()).toBe(0);
    // Not as long as a question may take (45 s).
    expect(Date.now() - startedAt).toBeLessThan(20_000);
    expect(asking.text).toContain('restarting');
    expect(mentioning.text).toContain('restarting');
  });

  it('notices a second instance on its data', async () => {
    const bot = await startBot({ token: discord.token, api: discord.api, dataDirectory: data });
    await expect.poll(() => bot.said(), { timeout: 60_000 }).toContain('online');
    const { code, said } = await endOf({ token: discord.token, api: discord.api, dataDirectory: data });
    expect(code).toBe(16);
    expect(said).toContain('Another instance');
    expect((await discord.member.slash('ask', { question: 'lighthouse keeper' }).settled()).text).toContain(
      'Anna Berg',
    );
    bot.process.kill('SIGKILL');
    await bot.exited;
    // As if it had been killed some seconds ago: the next one waits until the lock is ten seconds old.
    const sevenSecondsAgo = Date.now() / 1000 - 7;
    await utimes(join(data, 'bot.lock'), sevenSecondsAgo, sevenSecondsAgo);
    const next = await startBot({ token: discord.token, api: discord.api, dataDirectory: data });
    await expect.poll(() => next.said(), { timeout: 60_000 }).toContain('online');
    expect(await next.stop()).toBe(0);
  });

  it.each([
    [4004, 12],
    [4014, 13],
  ])('ends when the gateway closes with %i', async (close, code) => {
    const bot = await startBot({ token: discord.token, api: discord.api, dataDirectory: data });
    await expect.poll(() => bot.said(), { timeout: 60_000 }).toContain('online');
    discord.gateway.close(close);
    expect(await bot.exited).toBe(code);
  });

  it('limits how often one person asks, kindly', async () => {
    const bot = await startBot({
      token: discord.token,
      api: discord.api,
      environment: { QUESTIONS_PER_MINUTE_USER: '2', QUESTIONS_PER_MINUTE_SERVER: '5' },
    });
    await expect.poll(() => bot.said(), { timeout: 60_000 }).toContain('online');
    const ask = (who = discord.member) => who.slash('ask', { question: 'lighthouse keeper' }).settled();
    await ask();
    await ask();
    const limited = await ask();
    expect(limited.text).toMatch(/ask again in \d+ seconds/);
    expect(limited.isEphemeral).toBe(true);
    const mention = await discord.member.mention('lighthouse keeper').settled();
    expect(mention.text).toMatch(/ask again in/);
    await discord.member.mention('lighthouse keeper').silent();
    await ask(discord.moderator);
    await ask(discord.moderator);
    expect((await ask(discord.addPerson('third'))).text).toContain('Anna Berg');
    expect((await ask(discord.addPerson('fourth'))).text).toContain('This server is asking a lot');
    await bot.stop();
    await removeData(bot);
  });

  it('has put nothing but its own files into the data folder', async () => {
    const record = JSON.parse(await readFile(join(data, 'commands.json'), 'utf8')) as Record<string, unknown>;
    expect(Object.keys(record).sort()).toEqual(['applicationId', 'hash']);
  });
});

it.skipIf(!canCheckTraffic)('all that was sent here is what Discord’s own schema asks for', async () => {
  expect(await findFaults(TRAFFIC)).toEqual([]);
});
