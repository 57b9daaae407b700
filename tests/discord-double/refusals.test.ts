// Checks that requests at the wrong time, in the wrong place or without permission get Discord's own error codes.
import { DiscordAPIError, Routes, type Interaction } from 'discord.js';
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { startDiscord, type Answer, type Discord } from './index.js';
import { startTinyBot, type TinyBot } from './tiny-bot.js';

let discord: Discord;
let bot: TinyBot;

beforeAll(async () => {
  discord = await startDiscord();
  bot = await startTinyBot(discord);
  await bot.client.application.commands.set([{ name: 'ask', description: 'Ask' }]);
});

beforeEach(() => {
  bot.onInteraction = () => Promise.resolve();
});

afterAll(async () => {
  await bot.stop();
  await discord.stop();
});

/** Raises an interaction that the bot leaves alone, so that the test answers it by hand. */
async function ask(): Promise<{ answer: Answer; interaction: Interaction }> {
  let seen: (interaction: Interaction) => void = () => undefined;
  const arrived = new Promise<Interaction>((resolve) => (seen = resolve));
  bot.onInteraction = (i) => Promise.resolve(seen(i));
  const answer = discord.member.slash('ask');
  return { answer, interaction: await arrived };
}

async function codeOf(request: Promise<unknown>): Promise<number | string> {
  return await request.then(
    () => 'ok',
    (error: unknown) => (error instanceof DiscordAPIError ? error.code : String(error)),
  );
}

const post = (path: string, body: unknown): Promise<unknown> =>
  bot.client.rest.post(path as `/${string}`, { body });
const patch = (path: string, body: unknown): Promise<unknown> =>
  bot.client.rest.patch(path as `/${string}`, { body, auth: false });

describe('interactions', () => {
  const callback = ({ id, token }: Interaction, body: unknown): Promise<unknown> =>
    post(Routes.interactionCallback(id, token), body);
  const original = (i: Interaction): string => Routes.webhookMessage(i.applicationId, i.token);
  const hello = { type: 4, data: { content: 'hello' } };

  it('40060: a second callback', async () => {
    const { interaction, answer } = await ask();
    expect(await codeOf(callback(interaction, hello))).toBe('ok');
    expect(await codeOf(callback(interaction, hello))).toBe(40060);
    expect(answer.refused).toMatchObject([{ status: 400, code: 40060 }]);
  });

  it('10062: a callback after three seconds, or for nothing', async () => {
    const { interaction } = await ask();
    discord.clock.advance(3_100);
    expect(await codeOf(callback(interaction, hello))).toBe(10062);
    expect(await codeOf(post('/interactions/1/nonsense/callback', hello))).toBe(10062);
  });

  it('10015: an edit or a follow-up before the callback', async () => {
    const { interaction } = await ask();
    expect(await codeOf(patch(original(interaction), { content: 'early' }))).toBe(10015);
    expect(
      await codeOf(post(Routes.webhook(interaction.applicationId, interaction.token), { content: 'early' })),
    ).toBe(10015);
  });

  it('50027: a token older than fifteen minutes', async () => {
    const { interaction } = await ask();
    await callback(interaction, { type: 5 });
    discord.clock.advance(15 * 60_000 + 1);
    expect(await codeOf(patch(original(interaction), { content: 'late' }))).toBe(50027);
  });

  it('50006, 50035: empty and invalid answers leave the interaction unanswered', async () => {
    const { interaction, answer } = await ask();
    expect(await codeOf(callback(interaction, { type: 4, data: { content: '' } }))).toBe(50006);
    expect(await codeOf(callback(interaction, { type: 4, data: { content: 'x'.repeat(2001) } }))).toBe(50035);
    expect(await codeOf(callback(interaction, { type: 6 }))).toBe(50035);
    expect(answer.callbackType).toBeUndefined();
  });

  it('40060: a form after a defer', async () => {
    const { interaction } = await ask();
    await callback(interaction, { type: 5 });
    expect(await codeOf(callback(interaction, { type: 9, data: {} }))).toBe(40060);
  });

  it('10008: an edit of an answer that was deleted', async () => {
    const { interaction, answer } = await ask();
    await callback(interaction, hello);
    discord.world.deleteMessage(answer.shown);
    expect(await codeOf(patch(original(interaction), { content: 'x' }))).toBe(10008);
  });

  it('200000: a text that AutoMod blocks', async () => {
    const { interaction } = await ask();
    discord.world.autoMod = /forbidden/;
    await callback(interaction, { type: 5 });
    expect(await codeOf(patch(original(interaction), { content: 'a forbidden word' }))).toBe(200000);
    expect(await codeOf(patch(original(interaction), { content: 'a fine word' }))).toBe('ok');
    discord.world.autoMod = undefined;
  });
});

describe('channels', () => {
  it('50001 and 50013: no access, no permission', async () => {
    const channel = discord.guild.addChannel('closed');
    const send = (more: object = {}): Promise<number | string> =>
      codeOf(post(Routes.channelMessages(channel.id), { content: 'x', ...more }));
    expect(await send()).toBe('ok');
    channel.deny(['EmbedLinks']);
    expect(await send({ embeds: [{ title: 'x' }] })).toBe(50013);
    channel.deny(['ReadMessageHistory']);
    expect(await send({ message_reference: { message_id: '1' } })).toBe(160002);
    channel.deny(['SendMessages']);
    expect(await send()).toBe(50013);
    channel.deny(['ViewChannel']);
    expect(await send()).toBe(50001);
    channel.allow(['ViewChannel', 'SendMessages']);
    expect(await send()).toBe('ok');
    channel.delete();
    expect(await send()).toBe(10003);
    expect(discord.invalidRequests).toBeGreaterThanOrEqual(4);
  });

  it('10008, 50005, 50035: unknown messages, those of others, replies to nothing', async () => {
    const path = Routes.channelMessages(discord.channel.id);
    const { said } = discord.member.say('mine');
    expect(await codeOf(bot.client.rest.get(`${path}/1`))).toBe(10008);
    expect(await codeOf(bot.client.rest.patch(`${path}/${said.id}`, { body: { content: 'no' } }))).toBe(
      50005,
    );
    expect(await codeOf(bot.client.rest.delete(`${path}/${said.id}`))).toBe(50013);
    expect(await codeOf(post(path, { content: 'x', message_reference: { message_id: '1' } }))).toBe(50035);
    expect(
      await codeOf(
        post(path, { content: 'x', message_reference: { message_id: '1', fail_if_not_exists: false } }),
      ),
    ).toBe('ok');
  });

  it('50007: closed direct messages', async () => {
    const person = discord.addPerson('shy');
    person.user.dmsClosed = true;
    expect(await codeOf(bot.client.users.send(person.id, 'hello'))).toBe(50007);
  });

  it('hears nothing from a channel that it cannot see', async () => {
    const channel = discord.guild.addChannel('hidden');
    channel.deny(['ViewChannel']);
    const canSee = (): boolean | undefined => {
      const known = bot.client.guilds.cache.get(discord.guild.id)?.channels.cache.get(channel.id);
      return known?.permissionsFor(bot.client.user)?.has('ViewChannel');
    };
    await expect.poll(canSee).toBe(false);
    const heard: string[] = [];
    bot.onMessage = (m) => Promise.resolve(heard.push(m.content));
    await discord.member.mention('psst', { channel }).silent(60);
    expect(heard).toEqual([]);
  });
});

describe('strangers', () => {
  const get = (path: string, headers: Record<string, string> = {}): Promise<Response> =>
    fetch(`${discord.api}/v10${path}`, {
      headers: { 'user-agent': 'DiscordBot (https://example.org, 1)', ...headers },
    });

  it('401, 404, 405 and a missing user agent', async () => {
    expect((await get('/gateway/bot', { authorization: 'Bot wrong' })).status).toBe(401);
    expect(
      (await get('/gateway/bot', { authorization: `Bot ${discord.token}`, 'user-agent': 'curl' })).status,
    ).toBe(403);
    expect((await get('/nothing')).status).toBe(404);
    expect((await get('/users/@me/channels')).status).toBe(405);
  });
});
