// Checks the double's own answers against Discord's schema, by a checker that lives outside this repository.
import { readFileSync } from 'node:fs';
import { MessageFlags } from 'discord.js';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { canCheckTraffic, findFaults, newTrafficFile } from './check-traffic.js';
import { startDiscord, type Discord } from './index.js';
import { startTinyBot, type TinyBot } from './tiny-bot.js';

const FILE = newTrafficFile();

let discord: Discord;
let bot: TinyBot;

beforeAll(async () => {
  discord = await startDiscord({ trafficFile: FILE });
  bot = await startTinyBot(discord);
});

afterAll(async () => {
  await bot.stop();
  await discord.stop();
});

it('records a tour through everything that a bot does', async () => {
  await tour();
  expect(bot.errors).toEqual([]);
  const kinds = readFileSync(FILE, 'utf8')
    .trimEnd()
    .split('\n')
    .map((line) => (JSON.parse(line) as { kind: string }).kind);
  expect(new Set(kinds)).toEqual(new Set(['rest', 'interaction', 'fault']));
  expect(readFileSync(FILE, 'utf8')).not.toContain(discord.token);
});

it.skipIf(!canCheckTraffic)('passes the checker', async () => {
  expect(await findFaults(FILE)).toEqual([]);
});

const buttons = {
  type: 1,
  components: [
    { type: 2, style: 1, custom_id: 'next', label: 'Next' },
    { type: 2, style: 5, url: 'https://example.org/', label: 'Open' },
    { type: 2, style: 2, custom_id: 'form', emoji: { name: '👍' } },
  ],
};
const menu = {
  type: 1,
  components: [
    {
      type: 3,
      custom_id: 'menu',
      options: [
        { label: 'One', value: '1', description: 'first' },
        { label: 'Two', value: '2' },
      ],
    },
  ],
};
const embed = {
  title: 'T',
  description: 'D',
  url: 'https://example.org/',
  color: 1,
  timestamp: new Date(0).toISOString(),
  footer: { text: 'f' },
  author: { name: 'a' },
  fields: [{ name: 'n', value: 'v' }],
  image: { url: 'attachment://a.txt' },
};
const container = {
  type: 17,
  components: [
    { type: 10, content: 'text' },
    { type: 14 },
    {
      type: 9,
      components: [{ type: 10, content: 'side' }],
      accessory: { type: 2, style: 2, custom_id: 'v2', label: 'V2' },
    },
    { type: 13, file: { url: 'attachment://a.txt' } },
    { type: 12, items: [{ media: { url: 'https://example.org/a.png' } }] },
    buttons,
  ],
};
const file = { name: 'a.txt', attachment: Buffer.from('hello') };

async function tour(): Promise<void> {
  const { member, moderator } = discord;
  await bot.client.application.commands.set([
    {
      name: 'ask',
      nameLocalizations: { vi: 'hỏi' },
      description: 'Ask',
      contexts: [0, 1],
      integrationTypes: [0, 1],
      options: [
        { type: 3, name: 'q', description: 'q', autocomplete: true },
        { type: 11, name: 'file', description: 'f' },
      ],
    },
    {
      name: 'corpus',
      description: 'Manage',
      defaultMemberPermissions: '32',
      options: [
        { type: 1, name: 'status', description: 's' },
        {
          type: 2,
          name: 'g',
          description: 'g',
          options: [
            {
              type: 1,
              name: 's',
              description: 's',
              options: [{ type: 4, name: 'n', description: 'n', minValue: 1 }],
            },
          ],
        },
      ],
    },
    { name: 'Find sources', type: 3 },
  ]);
  await bot.client.application.commands.fetch();
  await bot.client.application.fetch();
  bot.onInteraction = async (i) => {
    if (i.isAutocomplete()) await i.respond([{ name: 'one', value: '1' }]);
    else if (i.isMessageContextMenuCommand()) {
      await i.deferReply({ flags: MessageFlags.Ephemeral });
      await i.editReply('fills the deferred answer');
      await i.followUp({ content: 'more', flags: MessageFlags.Ephemeral });
    } else if (i.isChatInputCommand() && i.commandName === 'corpus') {
      await i.reply({ flags: MessageFlags.IsComponentsV2, components: [container] as never, files: [file] });
    } else if (i.isChatInputCommand()) {
      await i.deferReply();
      await i.editReply({
        content: 'a',
        embeds: [embed],
        components: [buttons, menu] as never,
        files: [file],
      });
      await i.fetchReply();
    } else if (i.isButton() && i.customId === 'form') {
      await i.showModal({
        custom_id: 'f',
        title: 'Why',
        components: [{ type: 18, label: 'Reason', component: { type: 4, custom_id: 'r', style: 1 } }],
      });
    } else if (i.isButton() && i.customId === 'v2') {
      await i.update({
        flags: MessageFlags.IsComponentsV2,
        components: [{ type: 10, content: 'changed' }],
      } as never);
    } else if (i.isMessageComponent()) {
      await i.deferUpdate();
      await i.editReply({ content: 'b' });
    } else if (i.isModalSubmit()) {
      const { resource } = await i.reply({
        content: 'thanks',
        flags: MessageFlags.Ephemeral,
        withResponse: true,
      });
      if (resource) await i.deleteReply();
    }
  };
  bot.onMessage = async (m) => {
    if (m.channel.isSendable()) await m.channel.sendTyping();
    const reply = await m.reply({ content: 'r', components: [buttons] as never, files: [file] });
    await reply.edit({ content: 'e', components: [] });
    if (m.inGuild() && !m.channel.isThread()) await (await m.startThread({ name: 't' })).send('in it');
    await m.react('👍');
    await reply.fetch();
    await reply.delete();
  };

  const answer = await member.slash('ask', { q: 'x', file: { name: 'n.txt', bytes: 'n' } }).settled();
  await member.autocomplete('ask', 'q', 'x').settled();
  await member.click(answer.shown, 'next').settled();
  await member.select(answer.shown, 'menu', ['One']).settled();
  await member
    .submitModal(await member.click(answer.shown, 'form').settled(), { Reason: 'x' })
    .waitFor((a) => a.isDeleted);
  const status = await moderator.slash('corpus status').settled();
  await moderator.click(status.shown, 'V2').settled();
  await member.slash('ask', { q: 'x' }, { dm: true }).settled();
  const { said } = member.mention('x');
  await moderator.messageCommand('Find sources', said).waitFor((a) => a.followUps.length === 1);
  await member.dm('x').waitFor((e) => e.replies[0]?.deleted === true);
  await member.mention('x').waitFor((e) => e.replies[0]?.deleted === true);
  const channel = await bot.client.channels.fetch(discord.channel.id, { force: true });
  if (channel?.isTextBased()) await channel.messages.fetch({ limit: 5 });
  await bot.client.guilds.fetch({ guild: discord.guild.id, force: true });
  await bot.client.guilds.cache.get(discord.guild.id)?.members.fetch({ user: member.id, force: true });
  // A callback whose answer is lost, tried again, as a careful bot does.
  discord.faults.loseAnswer(/callback$/);
  bot.onInteraction = async (i) => {
    if (!i.isChatInputCommand()) return;
    await i.deferReply().catch(() => undefined);
    await i.deferReply().catch(() => undefined);
    await i.webhook.editMessage('@original', 'found again');
  };
  await member.slash('ask', { q: 'x' }).settled();
  discord.faults.cut(/^GET .*users/);
  await bot.client.users.fetch(member.id, { force: true }).catch(() => undefined);
}
