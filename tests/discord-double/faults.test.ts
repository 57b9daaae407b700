// Checks the faults: what a real discord.js client goes through when answers fail, get lost or come late.
import { afterAll, beforeAll, beforeEach, expect, it } from 'vitest';
import { startDiscord, type Discord } from './index.js';
import { startTinyBot, type TinyBot } from './tiny-bot.js';

let discord: Discord;
let bot: TinyBot;

beforeAll(async () => {
  discord = await startDiscord();
  bot = await startTinyBot(discord);
  await bot.client.application.commands.set([{ name: 'ask', description: 'Ask' }]);
});

beforeEach(() => {
  discord.faults.clear();
  bot.errors.length = 0;
  bot.onInteraction = async (i) => {
    if (!i.isChatInputCommand()) return;
    await i.deferReply();
    await i.editReply('done');
  };
});

afterAll(async () => {
  await bot.stop();
  await discord.stop();
});

const CALLBACK = /^POST .*\/callback$/;
const EDIT = /^PATCH .*@original$/;

it('429: the client waits and tries again', async () => {
  const rule = discord.faults.rateLimit(EDIT, { retryAfterMs: 150 });
  const answer = await discord.member.slash('ask').settled();
  const [refused, accepted] = discord.traffic.requests(EDIT).slice(-2);
  expect(rule.hits).toBe(1);
  expect([refused?.status, accepted?.status]).toEqual([429, 200]);
  expect((accepted?.t ?? 0) - (refused?.tEnd ?? 0)).toBeGreaterThanOrEqual(140);
  expect(answer.text).toBe('done');
});

it('5xx: three times are survived, four are not', async () => {
  discord.faults.serverError(EDIT, { times: 3, status: 502 });
  expect((await discord.member.slash('ask').settled()).text).toBe('done');
  discord.faults.serverError(EDIT, { times: 4 });
  const answer = discord.member.slash('ask');
  await expect.poll(() => bot.errors.length).toBe(1);
  expect(answer.message?.isThinking).toBe(true);
  await expect(answer.settled({ timeoutMs: 50 })).rejects.toThrow('callback 5 after');
});

it('a cut socket: the callback never arrives', async () => {
  discord.faults.cut(CALLBACK);
  const answer = discord.member.slash('ask');
  await expect.poll(() => bot.errors.length).toBe(1);
  expect(answer.callbackType).toBeUndefined();
});

it('a lost answer: Discord knows it, the bot does not', async () => {
  discord.faults.loseAnswer(CALLBACK);
  const answer = discord.member.slash('ask');
  await expect.poll(() => bot.errors.length).toBe(1);
  expect(answer.callbackType).toBe(5);
  expect(answer.message?.isThinking).toBe(true);
});

it('a late callback: 10062', async () => {
  discord.faults.late(CALLBACK, 60);
  const answer = discord.member.slash('ask');
  discord.clock.advance(2_980);
  await expect.poll(() => answer.refused[0]?.code).toBe(10062);
});

it('a slow answer: handled at once', async () => {
  discord.faults.slowAnswer(CALLBACK, 100);
  const answer = discord.member.slash('ask');
  await answer.waitFor((a) => a.callbackType === 5);
  expect(answer.edits).toBe(0);
  expect((await answer.settled()).text).toBe('done');
});

it('any refusal', async () => {
  discord.faults.refuse(EDIT, { status: 403, code: 50278 });
  const answer = await discord.member.slash('ask').waitFor((a) => a.refused.length > 0);
  expect(answer.refused[0]).toMatchObject({ status: 403, code: 50278 });
});

it('buckets, when rate limits are on', async () => {
  const limited = await startDiscord({ rateLimit: { limit: 2, perMs: 150 } });
  const client = await startTinyBot(limited);
  const channel = await client.client.channels.fetch(limited.channel.id);
  const started = Date.now();
  for (const word of ['a', 'b', 'c']) if (channel?.isSendable()) await channel.send(word);
  expect(Date.now() - started).toBeGreaterThan(100);
  expect(limited.invalidRequests).toBe(0);
  await client.stop();
  await limited.stop();
});
