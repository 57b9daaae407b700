// Checks the gateway: closes, resumes, dead connections, bad tokens, forbidden intents.
import { GatewayIntentBits, Status } from 'discord.js';
import { afterEach, beforeEach, expect, it } from 'vitest';
import { startDiscord, type Discord } from './index.js';
import { PLAIN_INTENTS, startTinyBot, type TinyBot } from './tiny-bot.js';

let discord: Discord;
let bot: TinyBot | undefined;

beforeEach(async () => {
  discord = await startDiscord({ heartbeatMs: 200 });
});

afterEach(async () => {
  await bot?.stop();
  bot = undefined;
  await discord.stop();
});

it('resumes after a cut and hears what it missed', async () => {
  bot = await startTinyBot(discord);
  const heard: string[] = [];
  bot.onMessage = (m) => Promise.resolve(heard.push(m.content));
  discord.gateway.close(1006);
  await discord.gateway.disconnected();
  discord.member.dm('missed');
  await discord.gateway.resumed();
  await expect.poll(() => heard).toEqual(['missed']);
  expect(discord.gateway.identifies).toHaveLength(1);
});

it('resumes when asked to reconnect', async () => {
  bot = await startTinyBot(discord);
  discord.gateway.askToReconnect();
  await discord.gateway.resumed();
  expect(discord.gateway.identifies).toHaveLength(1);
});

it('identifies anew after an invalid session', async () => {
  bot = await startTinyBot(discord);
  discord.gateway.invalidate({ resumable: false });
  await expect.poll(() => discord.gateway.identifies.length, { timeout: 8_000 }).toBe(2);
  // A client that is destroyed between identifying and READY never settles.
  await expect.poll(() => bot?.client.ws.status, { timeout: 10_000 }).toBe(Status.Ready);
});

it('gives up a connection without heartbeats', async () => {
  bot = await startTinyBot(discord);
  discord.gateway.stopAcks();
  await expect.poll(() => discord.gateway.clientCloses, { timeout: 5_000 }).toContain(4200);
  discord.gateway.startAcks();
  await discord.gateway.resumed();
});

it('says goodbye with 1000', async () => {
  const client = await startTinyBot(discord);
  await client.stop();
  await discord.gateway.disconnected();
  expect(discord.gateway.clientCloses).toEqual([1000]);
  expect(discord.gateway.isConnected).toBe(false);
});

it('4014: an intent that is switched off', async () => {
  const intents = [...PLAIN_INTENTS, GatewayIntentBits.MessageContent];
  await expect(startTinyBot(discord, { intents })).rejects.toThrow('disallowed intents');
});

it('an intent that is switched on brings the words', async () => {
  const open = await startDiscord({ privilegedIntents: ['MessageContent'] });
  const client = await startTinyBot(open, { intents: [...PLAIN_INTENTS, GatewayIntentBits.MessageContent] });
  const heard: string[] = [];
  client.onMessage = (m) => Promise.resolve(heard.push(m.content));
  open.member.say('everything');
  await expect.poll(() => heard).toEqual(['everything']);
  await client.stop();
  await open.stop();
});

it('a wrong token: 401 at login', async () => {
  const stranger = { ...discord, token: 'wrong' };
  await expect(startTinyBot(stranger)).rejects.toThrow('invalid token');
});

it('4004: a token that was reset between login and identify', async () => {
  discord.gateway.refuseNextIdentify(4004);
  await expect(startTinyBot(discord)).rejects.toThrow();
});
