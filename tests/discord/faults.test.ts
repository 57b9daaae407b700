// What users see when Discord, the network or the bot itself fails: an answer all the same, or a sentence with a reference.
import { afterAll, afterEach, beforeAll, describe, expect, it } from 'vitest';
import { startDiscord, type Discord } from '../discord-double/index.js';
import { removeData, startBot, type RunningBot } from './start-bot.js';

let discord: Discord;
let bot: RunningBot;

beforeAll(async () => {
  // Not in the traffic that is checked: second callbacks are what is tried here.
  discord = await startDiscord();
  bot = await startBot({ token: discord.token, api: discord.api });
  await discord.registered('ask');
});

afterEach(() => discord.faults.clear());

afterAll(async () => {
  expect(await bot.stop()).toBe(0);
  await removeData(bot);
  await discord.stop();
});

const CALLBACK = /^POST .*\/callback$/;
const EDIT = /^PATCH .*@original$/;
const ask = (question: string) => discord.member.slash('ask', { question });
const lateAs = { timeoutMs: 20_000 };
const PATIENT = { timeout: 20_000 };
/** Three seconds are short for a machine that is busy with something else: what fails only then is tried again. */
const TIMED = { retry: 2 };

/** The reference in a sentence stands in exactly one line of the log, with a cause. */
function mustBeExplained(text: string): void {
  const reference = /`([A-Z2-9]{6})`/.exec(text)?.[1];
  expect(reference, text).toBeDefined();
  const lines = bot.log().filter((line) => line['reference'] === reference);
  expect(lines).toHaveLength(1);
  expect(lines[0]?.['error']).toHaveProperty('message');
}

async function logged(state: string): Promise<void> {
  await expect.poll(() => bot.log().some((line) => line['state'] === state), PATIENT).toBe(true);
}

describe('the first answer', TIMED, () => {
  it('survives a cut socket', async () => {
    discord.faults.cut(CALLBACK);
    const answer = await ask('lighthouse keeper').settled(lateAs);
    expect(answer.text).toContain('Anna Berg');
  });

  it('survives a lost answer: "already acknowledged" is its own', async () => {
    discord.faults.loseAnswer(CALLBACK);
    const answer = await ask('lighthouse keeper').settled(lateAs);
    expect(answer.text).toContain('Anna Berg');
    expect(answer.refused.map(({ code }) => code)).toEqual([40060]);
  });

  it('survives a request that hangs before it is handled', async () => {
    discord.faults.late(CALLBACK, 20_000);
    const answer = await ask('lighthouse keeper').settled(lateAs);
    expect(answer.text).toContain('Anna Berg');
  });

  it('survives a request that is handled but answered late', async () => {
    discord.faults.slowAnswer(CALLBACK, 5000);
    expect((await ask('lighthouse keeper').settled(lateAs)).text).toContain('Anna Berg');
  });

  it.each([1, 3, 4])('survives %i server errors in a row', async (times) => {
    discord.faults.serverError(CALLBACK, { times });
    expect((await ask('lighthouse keeper').settled(lateAs)).text).toContain('Anna Berg');
  });

  it('waits as long as Discord says', async () => {
    discord.faults.rateLimit(CALLBACK, { retryAfterMs: 400 });
    expect((await ask('lighthouse keeper').settled(lateAs)).text).toContain('Anna Berg');
  });

  it('is given up where it is too late, and where another process answered', async () => {
    discord.faults.refuse(CALLBACK, { status: 404, code: 10062 });
    const late = ask('lighthouse keeper');
    await logged('late');
    discord.faults.refuse(CALLBACK, { status: 400, code: 40060 });
    const elsewhere = ask('lighthouse keeper');
    await logged('elsewhere');
    expect([late.edits, elsewhere.edits]).toEqual([0, 0]);
    expect(bot.log().find((line) => line['state'] === 'late')).toHaveProperty('ageMs');
  });

  it('of a button survives as well', async () => {
    const answer = await ask('lighthouse keeper').settled();
    discord.faults.loseAnswer(CALLBACK);
    const context = await discord.member.click(answer.shown, 'Show in context').settled(lateAs);
    expect(context.text).toContain('page 1 of 3');
    discord.faults.cut(CALLBACK);
    expect((await discord.member.click(context.shown, 'Forward ▶').settled(lateAs)).text).toContain(
      'page 2 of 3',
    );
  });
});

describe('the answer itself', TIMED, () => {
  it.each([
    ['a cut socket', () => discord.faults.cut(EDIT)],
    ['a lost answer', () => discord.faults.loseAnswer(EDIT)],
    ['server errors', () => discord.faults.serverError(EDIT, { times: 4 })],
    ['a rate limit', () => discord.faults.rateLimit(EDIT, { retryAfterMs: 300 })],
  ])('survives %s', async (_name, fail) => {
    fail();
    expect((await ask('lighthouse keeper').settled(lateAs)).text).toContain('Anna Berg');
  });

  it('that a word filter blocks becomes a sentence', async () => {
    discord.faults.refuse(EDIT, { status: 400, code: 200000 });
    const answer = await ask('lighthouse keeper').settled(lateAs);
    expect(answer.text).toContain('did not accept the answer');
    mustBeExplained(answer.text);
  });

  it('that Discord finds invalid becomes a sentence', async () => {
    discord.faults.refuse(EDIT, { status: 400, code: 50035 });
    const answer = await ask('lighthouse keeper').settled(lateAs);
    mustBeExplained(answer.text);
  });

  it.each([
    [404, 10008],
    [404, 10015],
    [401, 50027],
  ])('is dropped where there is nothing left to fill (%i, %i)', async (status, code) => {
    const rule = discord.faults.refuse(EDIT, { status, code, times: Infinity });
    await ask('lighthouse keeper').waitFor(() => rule.hits > 0);
    await new Promise((resolve) => setTimeout(resolve, 300));
    expect(rule.hits).toBe(1);
  });

  it('fails with a sentence and a reference, in the asker’s language, and the log keeps the question out', async () => {
    const answer = await ask('crash please').settled(lateAs);
    expect(answer.text).toContain('Something went wrong');
    mustBeExplained(answer.text);
    const vi = await discord.member.slash('ask', { question: 'crash' }, { locale: 'vi' }).settled(lateAs);
    expect(vi.text).toContain('Đã có lỗi');
    mustBeExplained(vi.text);
    const mention = await discord.member.mention('please crash').settled(lateAs);
    mustBeExplained(mention.text);
    expect(JSON.stringify(bot.log())).not.toContain('crash please');
  });
});

describe('mentions', () => {
  const SEND = /^POST \/channels\/\d+\/messages$/;

  it.each([
    ['a cut socket', () => discord.faults.cut(SEND)],
    ['a lost answer', () => discord.faults.loseAnswer(SEND)],
    ['a server error', () => discord.faults.serverError(SEND)],
    ['a rate limit', () => discord.faults.rateLimit(SEND, { retryAfterMs: 300 })],
  ])('are answered once in spite of %s', async (_name, fail) => {
    fail();
    const exchange = await discord.member.mention('lighthouse keeper').settled({ ...lateAs, quietMs: 600 });
    expect(exchange.replies).toHaveLength(1);
  });

  it('are answered where the question was deleted meanwhile', async () => {
    const exchange = discord.member.mention('slow lighthouse keeper');
    discord.member.delete(exchange.said);
    await exchange.settled(lateAs);
    expect(exchange.text).toContain('Anna Berg');
  });

  it('where the bot may not write are told about once, in private', async () => {
    const channel = discord.guild.addChannel('quiet');
    channel.deny(['SendMessages']);
    const asker = discord.addPerson('asker');
    const before = discord.invalidRequests;
    const told = () =>
      discord.world
        .dmWith(asker.user)
        .messages.filter((message) => message.content.includes('may not answer there'));
    await asker.mention('lighthouse keeper', { channel }).silent();
    await expect.poll(told, PATIENT).toHaveLength(1);
    await asker.mention('lighthouse keeper', { channel }).silent();
    expect(told()).toHaveLength(1);
    expect(discord.invalidRequests).toBe(before);
  });

  it('where permissions turn out to be missing end quietly, also with closed direct messages', async () => {
    const shy = discord.addPerson('shy');
    shy.user.dmsClosed = true;
    const rule = discord.faults.refuse(SEND, { status: 403, code: 50013, times: 1 });
    const unanswered = shy.mention('lighthouse keeper');
    await expect.poll(() => rule.hits, PATIENT).toBe(1);
    await unanswered.silent(300);
    const after = await discord.member.mention('lighthouse keeper').settled();
    expect(after.text).toContain('Anna Berg');
  });
});

describe('the gateway', () => {
  it('may close, ask to reconnect, or lose the session: the bot comes back and answers', async () => {
    discord.gateway.close(4000);
    await discord.gateway.resumed();
    expect((await ask('lighthouse keeper').settled(lateAs)).text).toContain('Anna Berg');
    discord.gateway.askToReconnect();
    await new Promise((resolve) => setTimeout(resolve, 500));
    await discord.gateway.connected();
    expect((await ask('lighthouse keeper').settled(lateAs)).text).toContain('Anna Berg');
    const identifies = discord.gateway.identifies.length;
    discord.gateway.invalidate({ resumable: false });
    for (let i = 0; i < 100 && discord.gateway.identifies.length === identifies; i++)
      await new Promise((resolve) => setTimeout(resolve, 100));
    await discord.gateway.connected();
    expect((await ask('lighthouse keeper').settled(lateAs)).text).toContain('Anna Berg');
  });
});
