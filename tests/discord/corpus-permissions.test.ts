// Who may change the documents: checked at every command, suggestion, button and confirmation, whatever Discord lets through.
import { afterAll, afterEach, beforeAll, describe, expect, it, vi } from 'vitest';
import { canCheckTraffic, findFaults, newTrafficFile } from '../discord-double/check-traffic.js';
import { startDiscord, type Answer, type Discord, type Person, type Where } from '../discord-double/index.js';
import { removeData, startBot, type RunningBot } from './start-bot.js';

const TRAFFIC = newTrafficFile();
let discord: Discord;
let bot: RunningBot;

beforeAll(async () => {
  discord = await startDiscord({ trafficFile: TRAFFIC });
});

afterAll(async () => {
  await discord.stop();
});

async function start(environment: Readonly<Record<string, string>>): Promise<void> {
  bot = await startBot({ token: discord.token, api: discord.api, environment });
  await vi.waitFor(() => expect(bot.said()).toContain('online'), { timeout: 60_000, interval: 100 });
}

async function stop(): Promise<void> {
  expect(await bot.stop()).toBe(0);
  await removeData(bot);
}

const status = (who: Person, where: Where = {}) =>
  who.slash('corpus status', {}, { overridePermissions: true, ...where }).settled();

const LIVE = 'Index: `20261122T220000-000002`';

/** An answer for all, whose first row now holds a button that the bot never put there. */
async function forge(customId: string): Promise<Answer> {
  const answer = await discord.member.slash('ask', { question: 'lighthouse keeper' }).settled();
  const button = { type: 2, id: 2, style: 2, label: 'Forged', custom_id: customId };
  answer.shown.change({
    ...answer.shown.raw,
    components: [{ type: 1, id: 1, components: [button] }],
  });
  return answer;
}

describe('where servers and roles are named', () => {
  let librarian: Person;

  beforeAll(async () => {
    librarian = discord.addPerson('librarian', { permissions: ['AddReactions'] });
    const [roleId = ''] = discord.guild.members.get(librarian.id)?.roleIds ?? [];
    // The server's own id is the role that everybody has.
    await start({
      MODERATION_GUILD_IDS: discord.guild.id,
      MODERATOR_ROLE_IDS: `${roleId},${discord.guild.id}`,
    });
  });

  afterAll(stop);

  it('“Why this answer?” is for them alone, on answers alone, in both languages', async () => {
    const answer = await discord.member.slash('ask', { question: 'lighthouse keeper' }).settled();
    const why = (who: Person, where: Where = {}) =>
      who.messageCommand('Why this answer?', answer.shown, { overridePermissions: true, ...where }).settled();
    expect((await why(discord.member)).text).toContain('*Manage Server*, or a role');
    const explained = await why(librarian);
    expect(explained.isEphemeral).toBe(true);
    expect(explained.text).toContain('Searched for: lighthouse keeper');
    expect(explained.text).toContain('below 10 % support nothing is shown');
    expect(explained.text).toContain('rank by words 1, by meaning 2, word for word 3');
    expect(explained.text.length).toBeLessThanOrEqual(2000);
    expect((await why(discord.moderator, { locale: 'vi' })).text).toContain('Vì sao trả lời thế này');
    const { said } = discord.moderator.say('No answer of the bot.');
    expect((await discord.moderator.messageCommand('Why this answer?', said).settled()).text).toContain(
      'not one of my answers',
    );
  });

  it('it is for members with Manage Server or the role, in these servers', async () => {
    const elsewhere = discord.addGuild({ owner: discord.moderator.user, name: 'Another server' });
    const channel = elsewhere.addChannel('general');

    const refused = await discord.member.slash('corpus status').settled();
    expect(refused.text).toContain('*Manage Server*, or a role');
    expect(refused.isEphemeral).toBe(true);
    expect((await status(discord.member, { locale: 'vi' })).text).toContain('*Quản lý máy chủ*, hoặc một vai trò');
    expect((await status(librarian)).text).toContain(LIVE);
    expect((await status(discord.moderator)).text).toContain(LIVE);
    expect((await status(discord.owner)).text).toContain(LIVE);

    const foreign = await status(discord.moderator, { channel });
    expect(foreign.text).toContain('cannot be changed from here');
    expect((await status(discord.moderator, { channel, locale: 'vi' })).text).toContain('Không thể thay đổi');
    expect(() => discord.moderator.slash('corpus status', {}, { dm: true })).toThrow('not offered in direct');
  }); // prettier-ignore

  it('suggests nothing to others', async () => {
    const offered = await discord.moderator.autocomplete('corpus remove', 'document', 'guide').settled();
    expect(offered.choices).toHaveLength(1);
    for (const option of ['remove document', 'rollback generation'] as const) {
      const [subcommand = '', name = ''] = option.split(' ');
      const typed = discord.member.autocomplete(`corpus ${subcommand}`, name, '');
      await typed.waitFor(({ callbackType }) => callbackType !== undefined);
      expect(typed.choices).toEqual([]);
    }
  });

  it('refuses forged buttons', async () => {
    for (const id of [
      'corpus-apply|0123456789ab',
      'corpus-discard|0123456789ab',
      'corpus-cancel|0123456789ab',
      'corpus-publish|20261121T220000-000001',
      'corpus-keep',
      'corpus-rollback|20261121T220000-000001|20261122T220000-000002',
      'corpus-stay',
    ]) {
      const forged = await forge(`1|${id}`);
      const before = forged.text;
      const pressed = await discord.member.click(forged.shown, 'Forged').settled();
      expect(pressed.text).toContain('*Manage Server*, or a role');
      expect(pressed.isEphemeral).toBe(true);
      expect(forged.text).toBe(before);
    }
    expect((await status(discord.moderator)).text).toContain(LIVE);
    const invented = await forge('1|corpus-apply|everything');
    const notice = await discord.moderator.click(invented.shown, 'Forged').settled();
    expect(notice.followUps[0]?.text).toContain('older version of the bot');
  });

  it('refuses a moderator’s own buttons once they are none any more', async () => {
    const former = discord.addPerson('former', { permissions: ['ManageGuild'] });
    const options = { file: { name: 'late.md', bytes: 'late' } };
    const view = former.slash('corpus add', options);
    await view.waitFor(({ message }) => message?.buttons.length === 2);
    const asked = await former.slash('corpus rollback').settled();
    discord.guild.members.set(former.id, { ...discord.guild.members.get(former.id)!, roleIds: [] });
    const replays = [[view, 'Apply'], [view, 'Discard'], [asked, 'Roll back']] as const;
    for (const [answer, label] of replays) {
      const replayed = await former.click(answer.shown, label, { locale: 'vi' }).settled();
      expect(replayed.text).toContain('*Quản lý máy chủ*, hoặc một vai trò');
    }
    const after = await status(discord.moderator);
    expect(after.text).toContain(LIVE);
    expect(after.text).toContain('Laid ready: 1 to add');
  }); // prettier-ignore
});

describe('where servers are named and no roles', () => {
  afterEach(stop);

  it('Discord offers it to members with Manage Server only', async () => {
    await start({ MODERATION_GUILD_IDS: discord.guild.id });
    expect(() => discord.member.slash('corpus status')).toThrow('not offered to member');
    expect((await status(discord.member)).text).toContain('*Manage Server*, or a role');
    expect((await status(discord.moderator)).text).toContain(LIVE);
  });
});

describe('where no server is named', () => {
  afterEach(stop);

  it('it is for the application’s owner alone, anywhere', async () => {
    await start({ MODERATOR_ROLE_IDS: '123456789012345678' });
    const direct = await status(discord.appOwner, { dm: true });
    expect(direct.text).toContain(LIVE);
    expect(direct.isEphemeral).toBe(true);
    expect((await discord.appOwner.slash('help', {}, { dm: true }).settled()).text).toContain('/corpus');
    discord.guild.addMember(discord.appOwner.user);
    expect((await status(discord.appOwner)).text).toContain(LIVE);
    const refused = await status(discord.moderator);
    expect(refused.text).toContain('by its owner alone');
    expect((await status(discord.owner, { locale: 'vi' })).text).toContain('Chỉ chủ sở hữu bot');
    expect((await status(discord.member, { dm: true })).text).toContain('by its owner alone');
    const typed = discord.moderator.autocomplete('corpus remove', 'document', '');
    await typed.waitFor(({ callbackType }) => callbackType !== undefined);
    expect(typed.choices).toEqual([]);
  });

  it('a team’s members own it together, those who may only look do not', async () => {
    const [developer, reader, invited] = ['developer', 'reader', 'invited'].map((name) =>
      discord.addPerson(name),
    ) as [Person, Person, Person];
    discord.world.team = [
      { user: developer.user, role: 'developer', hasAccepted: true },
      { user: reader.user, role: 'read_only', hasAccepted: true },
      { user: invited.user, role: 'admin', hasAccepted: false },
    ];
    await start({});
    expect((await status(developer, { dm: true })).text).toContain(LIVE);
    for (const other of [reader, invited, discord.appOwner])
      expect((await status(other, { dm: true })).text).toContain('by its owner alone');
    discord.world.team = undefined;
  });

  it('nobody may where Discord does not say who owns it', async () => {
    discord.faults.serverError(/^GET .*applications\/@me$/, { times: 50 });
    await start({});
    expect((await status(discord.appOwner, { dm: true })).text).toContain('by its owner alone');
    discord.faults.clear();
  });
});

it.skipIf(!canCheckTraffic)('all that was sent here is what Discord’s own schema asks for', async () => {
  expect(await findFaults(TRAFFIC)).toEqual([]);
});
