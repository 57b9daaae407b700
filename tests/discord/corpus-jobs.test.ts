// A build of the index in Discord: live progress, one at a time, Cancel, the move after 14 minutes (here: after one second), a stop.
import { afterAll, afterEach, beforeAll, describe, expect, it } from 'vitest';
import { canCheckTraffic, findFaults, newTrafficFile } from '../discord-double/check-traffic.js';
import {
  createClock,
  startDiscord,
  type Answer,
  type Discord,
  type SentMessage,
} from '../discord-double/index.js';
import { removeData, startBot, type RunningBot } from './start-bot.js';

const TRAFFIC = newTrafficFile();
const clock = createClock();
let discord: Discord;
let bot: RunningBot;

beforeAll(async () => {
  discord = await startDiscord({ trafficFile: TRAFFIC, clock });
});

afterAll(async () => {
  await discord.stop();
});

async function start(environment: Readonly<Record<string, string>>): Promise<void> {
  bot = await startBot({
    token: discord.token,
    api: discord.api,
    environment: { MODERATION_GUILD_IDS: discord.guild.id, ...environment },
  });
  await expect.poll(() => bot.said(), { timeout: 60_000 }).toContain('online');
}

afterEach(async () => {
  expect(await bot.stop()).toBe(0);
  await removeData(bot);
});

const reindex = (locale = 'en-US') => discord.moderator.slash('corpus reindex', {}, { locale });
const says = (answer: Answer, text: string) => answer.waitFor((one) => one.text.includes(text));
const inChannel = (text: string): SentMessage | undefined =>
  discord.channel.messages.find((message) => !message.onlyFor && message.text.includes(text));

describe('progress', () => {
  it('is shown in the same message, can be cancelled by another moderator, one at a time', async () => {
    await start({ FAKE_JOB_MS: '6000' });
    const answer = reindex();
    await says(answer, 'embedding the passages');
    expect(answer.text).toMatch(/▰+▱+ \d+ % · embedding the passages · \d+ of 120 passages\n\d+ s so far/);
    expect(answer.text).toContain('answered from the old index');
    expect(answer.isEphemeral).toBe(true);
    expect((await discord.member.slash('ask', { question: 'lighthouse keeper' }).settled()).text).toContain('Anna Berg');

    const other = discord.addPerson('second moderator', { permissions: ['ManageGuild'] });
    const busy = await other.slash('corpus lập-chỉ-mục', {}, { locale: 'vi' }).settled();
    expect(busy.text).toContain('Đang có một lượt');
    expect(busy.text).toContain('▰');
    const running = await other.slash('corpus status').settled();
    expect(running.text).toContain('**A reindex is running**');
    const cancelled = await other.click(busy.shown, 'Hủy', { locale: 'vi' }).settled();
    expect(cancelled.followUps[0]?.text).toContain('Đang hủy');
    await says(answer, 'Cancelled. The old index is untouched');
    expect(answer.shown.buttons).toEqual([]);
    expect(answer.refused).toEqual([]);

    const next = reindex('vi');
    await says(next, '▰');
    const old = await other.click(running.shown, 'Cancel').settled();
    expect(old.followUps[0]?.text).toContain('has ended already');
    await discord.moderator.click(next.shown, 'Hủy', { locale: 'vi' }).settled();
    await says(next, 'Đã hủy. Chỉ mục cũ vẫn nguyên vẹn');
  }); // prettier-ignore

  it('is not shown more often than asked, and ends in the result', async () => {
    await start({ FAKE_JOB_MS: '2000', FAKE_EDIT_EVERY_MS: '500' });
    const answer = reindex();
    await says(answer, 'is live');
    expect(answer.edits).toBeGreaterThan(2);
    expect(answer.edits).toBeLessThanOrEqual(7);
  });

  it('says what another process does', async () => {
    await start({});
    const view = discord.moderator.slash('corpus add', { file: { name: 'busy.md', bytes: 'busy' } });
    await view.waitFor(({ message }) => message?.buttons.length === 2);
    const applied = discord.moderator.click(view.shown, 'Apply');
    await says(applied, 'Another reindex is running');
    expect(applied.text).toMatch(/`[A-Z2-9]{6}`$/);
  });
});

describe('after 14 minutes', () => {
  it('goes on in a message of the channel, which outlives the interaction', async () => {
    await start({ FAKE_JOB_MS: '5000', FAKE_MOVE_AFTER_MS: '1000' });
    const answer = reindex();
    await says(answer, 'It goes on at https://discord.com/channels/');
    expect(answer.shown.buttons).toEqual([]);
    const moved = inChannel('The index is being built')!;
    expect(answer.text).toContain(`${discord.guild.id}/${discord.channel.id}/${moved.id}`);
    clock.advance(16 * 60_000);
    await expect.poll(() => moved.text, { timeout: 10_000 }).toMatch(/[5-9]\d %/);
    const refused = await discord.member.click(moved, 'Cancel').settled();
    expect(refused.text).toContain('*Manage Server*');
    await expect.poll(() => moved.text, { timeout: 10_000 }).toContain('is live');
    expect(moved.buttons).toEqual([]);
    expect(answer.refused).toEqual([]);

    const next = reindex();
    await says(next, 'It goes on at');
    const second = discord.channel.messages.filter(({ text }) => text.includes('The index is being built')).at(-1)!;
    await discord.moderator.click(second, 'Cancel').settled();
    await expect.poll(() => second.text, { timeout: 10_000 }).toContain('Cancelled. The old index');
  }); // prettier-ignore

  it('says so where the bot may not write', async () => {
    await start({ FAKE_JOB_MS: '3000', FAKE_MOVE_AFTER_MS: '500' });
    const closed = discord.guild.addChannel('closed');
    closed.deny(['SendMessages']);
    const answer = discord.moderator.slash('corpus reindex', {}, { channel: closed });
    await says(answer, 'I may not write into this channel');
    await says(answer, 'is live');
    expect(closed.messages.filter(({ onlyFor }) => onlyFor === undefined)).toEqual([]);
    expect(bot.log().some(({ msg }) => String(msg).includes('the progress cannot move'))).toBe(true);
  });
});

describe('a stop of the bot', () => {
  it('cancels a running build cleanly and says so', async () => {
    await start({ FAKE_JOB_MS: '60000' });
    const answer = reindex('vi');
    await says(answer, '▱');
    const startedAt = Date.now();
    expect(await bot.stop()).toBe(0);
    expect(Date.now() - startedAt).toBeLessThan(6000);
    expect(answer.text).toContain('Đã hủy vì bot đang dừng');
  });
});

it.skipIf(!canCheckTraffic)('all that was sent here is what Discord’s own schema asks for', async () => {
  await start({});
  expect(await findFaults(TRAFFIC)).toEqual([]);
});
