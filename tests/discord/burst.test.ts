// Two hundred questions at once from fifty people in ten servers: none lost, none late, none answered twice.
import { afterAll, beforeAll, expect, it } from 'vitest';
import { measureSlowness } from '../discord-double/clock.js';
import { canCheckTraffic, findFaults, newTrafficFile } from '../discord-double/check-traffic.js';
import { startDiscord, type Discord } from '../discord-double/index.js';
import { removeData, startBot, type RunningBot } from './start-bot.js';

const TRAFFIC = newTrafficFile();
let discord: Discord;
let bot: RunningBot;

beforeAll(async () => {
  discord = await startDiscord({ trafficFile: TRAFFIC });
  // The default limits must let this through: four questions each, twenty a server.
  bot = await startBot({
    token: discord.token,
    api: discord.api,
    environment: { QUESTIONS_PER_MINUTE_USER: '10', QUESTIONS_PER_MINUTE_SERVER: '120' },
  });
  await discord.registered('ask');
});

afterAll(async () => {
  await bot.stop();
  await removeData(bot);
  await discord.stop();
});

// The double refuses what comes later than three seconds (10062): that is what "late" means here. Its clock goes slower
// by as much as other programs hold this machine up; on a free machine these are three seconds of real time.
it('answers all of them', { retry: 1, timeout: 180_000 }, async () => {
  const places = Array.from({ length: 10 }, (_unused, index) => {
    const owner = discord.addPerson(`owner ${index}`);
    const guild = discord.addGuild({ owner: owner.user, name: `Server ${index}` });
    const channel = guild.addChannel('questions');
    const people = Array.from({ length: 5 }, (_one, number) => {
      const person = discord.addPerson(`person ${index}.${number}`);
      guild.addMember(person.user, { permissions: [] });
      return person;
    });
    return { channel, people };
  });
  await expect.poll(() => bot.said(), { timeout: 60_000 }).toContain('online');
  const slowness = measureSlowness();
  discord.clock.slowDown(slowness);
  const asked = places.flatMap(({ channel, people }) =>
    people.flatMap((person) => [
      person.slash('ask', { question: 'lighthouse keeper' }, { channel }),
      person.slash('ask', { question: 'When does the harbour open?' }, { channel, locale: 'vi' }),
      person.slash('ask', { question: 'zeppelin', private: true }, { channel }),
    ]),
  );
  const mentioned = places.flatMap(({ channel, people }) =>
    people.map((person) => person.mention('lighthouse keeper', { channel })),
  );
  const all = [...asked, ...mentioned];
  expect(all).toHaveLength(200);
  await Promise.all(all.map((one) => one.settled({ timeoutMs: 45_000, quietMs: 300 })));

  const latencies = asked.map(({ latencyMs }) => latencyMs ?? Infinity).sort((a, b) => a - b);
  console.log(
    `acknowledged: median ${latencies[75]} ms, slowest ${latencies.at(-1)} ms; machine slowed ${slowness.toFixed(1)} times`,
  );
  for (const one of all) expect(one.text).toMatch(/Anna Berg|harbour opens|zeppelin/);
  for (const exchange of mentioned) expect(exchange.replies).toHaveLength(1);
  for (const answer of asked) {
    // A second attempt after an answer that was slow to arrive is told so (40060); that is no second answer.
    expect(answer.refused.filter(({ code }) => code !== 40060)).toEqual([]);
    expect(answer.followUps).toEqual([]);
    const said = answer.shown.versions.map(({ content }) => content).filter(Boolean);
    expect(new Set(said).size).toBe(1);
  }
});

it.skipIf(!canCheckTraffic)('all that was sent here is what Discord’s own schema asks for', async () => {
  expect(await findFaults(TRAFFIC)).toEqual([]);
});
