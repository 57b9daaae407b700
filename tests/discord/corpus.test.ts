// /corpus over the wire, by a moderator, in both languages: nothing changes before Apply, and every end is told.
import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { canCheckTraffic, findFaults, newTrafficFile } from '../discord-double/check-traffic.js';
import {
  startDiscord,
  type Answer,
  type Discord,
  type OptionValue,
  type Person,
} from '../discord-double/index.js';
import { removeData, startBot, type RunningBot } from './start-bot.js';

const TRAFFIC = newTrafficFile();
let discord: Discord;
let bot: RunningBot;

beforeAll(async () => {
  discord = await startDiscord({ trafficFile: TRAFFIC });
  bot = await startBot({
    token: discord.token,
    api: discord.api,
    environment: {
      MODERATION_GUILD_IDS: discord.guild.id,
      MAX_FILE_MB: '1',
      KEEP_UNANSWERED_DAYS: '7',
      FAKE_JOB_MS: '600',
    },
  });
  await discord.registered('corpus');
});

afterAll(async () => {
  expect(await bot.stop()).toBe(0);
  await removeData(bot);
  await discord.stop();
});

let moderator: Person;
let turn = 0;

/** In turns: what one person may press in a minute is limited. */
beforeEach(() => {
  const people = [discord.moderator, discord.owner, (second ??= addSecond())];
  moderator = people[turn++ % people.length]!;
});

let second: Person | undefined;
const addSecond = () => discord.addPerson('second moderator', { permissions: ['ManageGuild'] });

const corpus = (subcommand: string, options: Record<string, OptionValue> = {}, locale = 'en-US') =>
  moderator
    .slash(`corpus ${subcommand}`, options, { locale })
    .waitFor(({ text }) => text !== '' && !/^(Reading what|Đang đọc|Comparing)/.test(text));
const file = (name: string, more: object = {}) => ({ name, bytes: 'Some text of a document.', ...more });
const labels = (answer: Answer) => answer.shown.buttons.map(({ label }) => label);
const press = (answer: Answer, label: string, locale = 'en-US') =>
  moderator.click(answer.shown, label, { locale });
/** Discards whatever a test has laid ready. */
const tidy = async () => {
  const view = await corpus('diff');
  if (labels(view).includes('Discard')) await press(view, 'Discard').settled();
};
const ended = (answer: Answer, text: string) => answer.waitFor((one) => one.text.includes(text));

describe('status, history', () => {
  it('say what is live', async () => {
    const answer = await corpus('status');
    expect(answer.isEphemeral).toBe(true);
    expect(answer.text).toMatch(
      /Documents: 3 · Passages: 12\nPassages by language: English 8 · Vietnamese 4/,
    );
    expect(answer.text).toContain('Index: `20261122T220000-000002`, built <t:');
    expect(answer.text).toContain('12 s');
    expect(answer.text).toContain('**What deserves a look**\n- evil.en.md: written in several languages');
    const spoken = await corpus('tình-trạng', {}, 'vi');
    expect(spoken.text).toContain('Số đoạn theo ngôn ngữ: tiếng Anh 8');
  });

  it('list the indexes that are kept', async () => {
    const answer = await corpus('history');
    expect(answer.text).toMatch(/`20261122T220000-000002`.*\*\*live\*\*\n.*`20261121T/);
    expect(answer.text).toContain('another \\*\\*model\\*\\*');
    expect((await corpus('lịch-sử', {}, 'vi')).text).toContain('**đang dùng**');
  });
});

describe('add', () => {
  it('lays files ready, shows what would change, and changes it only when applied', async () => {
    const answer = await corpus('add', { file: file('new.md'), title: 'A title', date: '2024-05' });
    expect(answer.text).toMatch(/^✅ Laid ready: new\.md\n\n\*\*What would change\*\*/);
    expect(answer.text).toContain('Documents: **1** added · 3 unchanged');
    expect(answer.text).toContain('Passages: **+5** · **−0** · 1,234 kept');
    expect(answer.text).toContain('Embeddings to compute: 5 · about 1 min 5 s');
    expect(answer.text).toContain('- *A title* · new.md · +5 −0');
    expect(answer.text).toContain('Nothing changes until you press *Apply*');
    expect(labels(answer)).toEqual(['Apply', 'Discard']);
    expect((await corpus('status')).text).toContain('Laid ready: 1 to add, 0 to remove');
    const applied = await ended(press(answer, 'Apply'), 'is live');
    expect(applied.text).toContain('✅ **The new index `20261123T220000-000003` is live.**');
    expect(applied.text).toContain('Documents: 4');
    expect(applied.text).toContain('Canary questions: 2 of 2');
    expect(applied.text).toContain('**Answered by another quote**\n- When does the harbour open? – before: “At six.” → now: “At \\*\\*six\\*\\* in the morning.”');
    expect(applied.shown.buttons).toEqual([]);
  }); // prettier-ignore

  it('downloads from Discord’s own address, without a token', () => {
    const { downloads } = discord.world.attachments;
    expect(downloads.length).toBeGreaterThan(0);
    for (const { headers } of downloads) expect(headers).not.toHaveProperty('authorization');
  });

  it('takes five files, an address, and says of each what became of it', async () => {
    const answer = await corpus('thêm', { 'tệp': file('a.md'), 'tệp2': file('locked.pdf'), 'tệp3': file('crash.md'), 'tệp4': file('unwritable.md'), 'tệp5': file('harbour-guide.en.md') }, 'vi');
    const lines = answer.text.split('\n');
    expect(lines[0]).toBe('✅ Đã chuẩn bị: a.md');
    expect(lines[1]).toMatch(/^⚠ Không nhận: locked\.pdf.*mật khẩu/);
    expect(lines[2]).toMatch(/^⚠ Không nhận: Đã có lỗi ở phía bot.*`[A-Z2-9]{6}`/);
    expect(lines[3]).toMatch(/^⚠ Không nhận: .*`[A-Z2-9]{6}`/);
    expect(lines[3]).not.toContain('Đã có lỗi ở phía bot');
    expect(lines[4]).toMatch(/^✅ Đã chuẩn bị, sẽ thay tệp cùng tên: harbour-guide/);
    expect(answer.text).toContain('**Những gì sẽ thay đổi**');
    const discarded = await press(answer, 'Bỏ', 'vi').settled();
    expect(discarded.text).toContain('Đã bỏ: thêm 2, gỡ 0');
    const page = await corpus('add', { address: 'https://example.org/page' });
    expect(page.text).toContain('Laid ready: page.html');
    const failed = await corpus('add', { address: 'https://nowhere.invalid/' });
    expect(failed.text).toMatch(/^⚠ .*nowhere\.invalid.*`[A-Z2-9]{6}`/);
    await tidy();
  }); // prettier-ignore

  it.each([
    [{}, 'Attach a file, or give an address.'],
    [{ file: file('a.md'), file2: file('b.md'), title: 'T' }, 'one document'],
    [{ file: file('a.md'), date: '2024-13' }, 'A date is written'],
    [{ file: file('a.md'), date: '2023-02-30' }, 'A date is written'],
    [{ address: 'file:///etc/passwd' }, 'not a web address'],
    [{ file: file('big.md', { declaredSize: 2 * 1024 * 1024 }) }, 'larger than 1 MiB and was not downloaded'],
    [{ file: file('grown.md', { declaredSize: 5 }) }, 'larger than Discord had said'],
    [{ file: file('cut.md', { declaredSize: 50 }) }, 'could not be downloaded'],
    [{ file: file('gone.md', { download: 'gone' }) }, 'could not be downloaded'],
  ])('refuses %j', async (options, sentence) => {
    const before = discord.world.attachments.downloads.length;
    const answer = await corpus('add', options);
    expect(answer.text).toContain(sentence);
    expect(answer.text).not.toContain('Laid ready');
    expect(answer.shown.buttons).toEqual([]);
    if (sentence.includes('not downloaded')) expect(discord.world.attachments.downloads.length).toBe(before);
  });
});

describe('remove', () => {
  it('offers files by name and title, and lays the removal ready', async () => {
    const byTitle = await moderator.autocomplete('corpus remove', 'document', 'Sổ tay').settled();
    expect(byTitle.choices).toEqual([
      { name: 'so-tay-cang.vi.md – Sổ tay cảng biển', value: 'so-tay-cang.vi.md' },
    ]);
    const answer = await corpus('gỡ', { 'tài-liệu': 'so-tay-cang.vi.md' }, 'vi');
    expect(answer.text).toContain('Đã đánh dấu để gỡ: so-tay-cang.vi.md');
    expect(answer.text).toContain('Tài liệu: gỡ **1**');
    await press(answer, 'Bỏ', 'vi').settled();
    const unknown = await corpus('remove', { document: '**nope** @everyone' });
    expect(unknown.text).toContain('There is no file \\*\\*nope\\*\\* \\@everyone');
  });
});

describe('diff', () => {
  it('says that there is nothing to do', async () => {
    const answer = await corpus('diff');
    expect(answer.text).toContain('Nothing: the index holds the documents as they are.');
    expect(answer.shown.buttons).toEqual([]);
    expect((await corpus('thay-đổi', {}, 'vi')).text).toContain('Không có gì');
  });

  it('stays within a message, whatever the titles are, with everything in a file', async () => {
    const answer = await corpus('add', { file: file('many.md') });
    expect(answer.text.length).toBeLessThanOrEqual(2000);
    expect(answer.text).toContain('Documents: **101** added');
    expect(answer.text).toContain('\\*\\*Evil\\*\\* \\@everyone ');
    expect(answer.text).not.toMatch(/[\u202A-\u202E]/);
    expect(answer.text).toMatch(/… and \d+ more/);
    expect(answer.text).toContain('“fr”');
    expect(answer.shown.raw.mentions).toEqual([]);
    expect(answer.shown.raw.mention_everyone).toBe(false);
    expect(answer.shown.attachments.map(({ filename }) => filename)).toEqual(['corpus-diff.txt']);
    const discarded = await press(answer, 'Discard').settled();
    expect(discarded.text).toContain('Discarded: 1 to add');
    expect(discarded.shown.attachments).toEqual([]);
  });

  it('does without the file where the bot may attach none', async () => {
    const view = await corpus('add', { file: file('many.md') });
    discord.faults.refuse(/^PATCH .*@original$/, { status: 403, code: 50013 });
    const answer = await corpus('diff');
    expect(answer.text).toContain('Documents: **101** added');
    expect(answer.shown.attachments).toEqual([]);
    await press(view, 'Discard').settled();
  });

  it('is shown anew where the documents have changed since it was looked at', async () => {
    const first = await corpus('add', { file: file('first.md') });
    const second = await corpus('add', { file: file('second.md') });
    const stale = await ended(press(first, 'Apply'), 'have changed since');
    expect(stale.text).toContain('Documents: **2** added');
    expect(labels(stale)).toEqual(['Apply', 'Discard']);
    expect((await corpus('status')).text).toContain('Laid ready: 2 to add');
    const replayed = await ended(press(second, 'Apply'), 'is live');
    expect(replayed.text).toContain('Documents: 6');
    const old = await press(stale, 'Discard').settled();
    expect(old.followUps[0]?.text).toContain('nothing was done');
  });
});

describe('canary questions', () => {
  it('hold an index back until a moderator decides', async () => {
    const view = await corpus('add', { file: file('canary.md') });
    const held = await ended(press(view, 'Apply'), 'Not published');
    expect(held.text).toContain('**Not published: 1 canary question is no longer answered.**');
    expect(held.text).toContain('**No longer answered**\n- Who kept the lamp? – before: “Anna Berg \\@here” → now: *not found*');
    expect(labels(held)).toEqual(['Publish anyway', 'Keep the old index']);
    const published = await press(held, 'Publish anyway').settled();
    expect(published.text).toContain('is live now');
    const again = await ended(moderator.slash('corpus lập-chỉ-mục', {}, { locale: 'vi' }), 'Chưa đưa vào dùng');
    const kept = await press(again, 'Giữ chỉ mục cũ', 'vi').settled();
    expect(kept.text).toContain('Chỉ mục cũ được giữ lại');
    const removal = await corpus('remove', { document: 'canary.md' });
    await ended(press(removal, 'Apply'), 'is live');
  }); // prettier-ignore
});

describe('rollback', () => {
  it('asks, then goes back; an old confirmation does nothing', async () => {
    const offered = await moderator.autocomplete('corpus rollback', 'generation', '').settled();
    expect(offered.choices.length).toBeGreaterThanOrEqual(2);
    expect(offered.choices.map(({ value }) => value)).not.toContain('20261120T220000-000000');
    const asked = await corpus('rollback', { generation: '20261121T220000-000001' });
    expect(asked.text).toContain('**Go back to the index `20261121T220000-000001`');
    expect(labels(asked)).toEqual(['Roll back', 'Leave it']);
    const twice = await corpus('rollback', { generation: '20261121T220000-000001' });
    const done = await press(asked, 'Roll back').settled();
    expect(done.text).toContain('`20261121T220000-000001` is live again');
    const replayed = await press(twice, 'Roll back').settled();
    expect(replayed.followUps[0]?.text).toContain('nothing was done');
    expect((await corpus('quay-lại', {}, 'vi')).text).toContain('Không có chỉ mục nào cũ hơn');
    expect((await corpus('rollback', { generation: 'nonsense' })).text).toContain('no such index');
    const unfit = await corpus('rollback', { generation: '20261120T220000-000000' });
    expect(unfit.text).toContain('cannot be gone back to');
    const left = await press(twice, 'Leave it').settled();
    expect(left.text).toContain('Nothing was changed');
    const newest = await corpus('rollback', { generation: '20261123T220000-000003' });
    await press(newest, 'Roll back').settled();
    const before = await corpus('rollback');
    expect(before.text).toContain('`20261122T220000-000002`');
  });
});

describe('unanswered, feedback', () => {
  it('list what is kept, without names, and attach it as a question set', async () => {
    expect((await corpus('unanswered')).text).toBe('No unanswered questions are kept.');
    expect((await corpus('góp-ý', {}, 'vi')).text).toBe('Chưa có ai đánh giá trích đoạn nào.');
    for (const question of ['Zeppelins **@here**?', 'zeppelins @here', 'Where are the walruses?'])
      await discord.member.slash('ask', { question }).settled();
    await discord.member.mention('Khinh khí cầu Zyx ở đâu?').settled();
    await discord.member.slash('ask', { question: '???' }).settled();
    const answer = await corpus('unanswered');
    expect(answer.isEphemeral).toBe(true);
    expect(answer.text).toContain('**Questions without an answer:** 3, asked 4 times');
    expect(answer.text).toMatch(/- \*\*2×\*\* [Zz]eppelins (\\\*\\\*)?\\@here.* · English · \d/);
    expect(answer.shown.attachments.map(({ filename }) => filename)).toEqual(['unanswered.jsonl']);
    expect((await corpus('chưa-trả-lời', {}, 'vi')).text).toContain('được hỏi 4 lần');

    const rated = await discord.member.slash('ask', { question: 'Who was the lighthouse keeper?' }).settled();
    await discord.member.click(rated.shown, '👍').settled();
    const asked = await moderator.click(rated.shown, '👎').settled();
    const [menu] = asked.shown.selects;
    await moderator.select(asked.shown, menu?.customId ?? '', ['outdated']).settled();
    const feedback = await corpus('feedback');
    expect(feedback.text).toContain('**Ratings of quotes:** 2\n👎 Outdated: 1 · 👍: 1');
    expect(feedback.text).toMatch(/- 👎 Outdated · .* · Who was the lighthouse keeper\? · “The lighthouse keeper/);
    expect(feedback.shown.attachments.map(({ filename }) => filename)).toEqual(['feedback.jsonl']);
    const kept = await readFile(join(bot.dataDirectory, 'feedback.jsonl'), 'utf8');
    expect(kept).toContain('"file":"harbour-guide.en.md"');
    expect(kept + (await readFile(join(bot.dataDirectory, 'unanswered.jsonl'), 'utf8'))).not.toContain(discord.member.id);
  }); // prettier-ignore

  it('/privacy says so', async () => {
    expect((await discord.member.slash('privacy').settled()).text).toContain('is kept for 7 days');
    const spoken = await discord.member.slash('privacy', {}, { locale: 'vi' }).settled();
    expect(spoken.text).toContain('được giữ trong 7 ngày');
  });
});

it('/help names it to moderators only', async () => {
  expect((await moderator.slash('help').settled()).text).toContain('**For moderators**');
  const spoken = await moderator.slash('help', {}, { locale: 'vi' }).settled();
  expect(spoken.text).toContain('`/tài-liệu`');
  expect((await discord.member.slash('help').settled()).text).not.toContain('/corpus');
});

it('an unexpected failure ends in a sentence with a reference', async () => {
  const answer = await corpus('add', { file: file('crash.md') });
  expect(answer.text).toMatch(/Something went wrong on our side.*`[A-Z2-9]{6}`/);
});

it.skipIf(!canCheckTraffic)('all that was sent here is what Discord’s own schema asks for', async () => {
  expect(await findFaults(TRAFFIC)).toEqual([]);
});
