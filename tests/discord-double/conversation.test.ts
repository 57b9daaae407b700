// Checks that a real discord.js client and the double understand each other in everything that people do.
import { MessageFlags } from 'discord.js';
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { startDiscord, type Discord } from './index.js';
import { startTinyBot, type TinyBot } from './tiny-bot.js';

let discord: Discord;
let bot: TinyBot;

const text = { type: 3, description: 'text' } as const;
const COMMANDS = [
  {
    name: 'ask',
    name_localizations: { vi: 'hỏi' },
    description: 'Ask',
    contexts: [0, 1],
    integration_types: [0, 1],
    options: [
      { ...text, name: 'question', required: true, max_length: 100 },
      { type: 11, name: 'file', description: 'a file' },
      { type: 4, name: 'count', description: 'how many', min_value: 1, max_value: 5 },
    ],
  },
  { name: 'source', description: 'Open', options: [{ ...text, name: 'document', autocomplete: true }] },
  {
    name: 'corpus',
    description: 'Manage',
    default_member_permissions: '32',
    contexts: [0],
    options: [
      { type: 1, name: 'status', description: 'How it is' },
      {
        type: 2,
        name: 'show',
        description: 'Show',
        options: [{ type: 1, name: 'diff', description: 'Diff', options: [{ ...text, name: 'path' }] }],
      },
    ],
  },
  { name: 'Find sources', type: 3 },
];

const row = (...components: object[]): object => ({ type: 1, components });
const button = (custom_id: string, label: string, more: object = {}): object => ({
  type: 2,
  style: 2,
  custom_id,
  label,
  ...more,
});

beforeAll(async () => {
  discord = await startDiscord();
  bot = await startTinyBot(discord);
  await bot.client.application.commands.set(COMMANDS);
});

beforeEach(() => {
  bot.errors.length = 0;
  bot.onInteraction = () => Promise.resolve();
  bot.onMessage = () => Promise.resolve();
});

afterAll(async () => {
  await bot.stop();
  await discord.stop();
});

describe('commands', () => {
  it('are deferred, edited and followed up', async () => {
    bot.onInteraction = async (i) => {
      if (!i.isChatInputCommand()) return;
      await i.deferReply();
      await i.editReply(
        `${i.options.getString('question')} ${i.locale} ${i.guildLocale} ${i.options.getInteger('count')}`,
      );
      await i.followUp({ content: 'more', flags: MessageFlags.Ephemeral });
    };
    const answer = discord.member.slash('ask', { question: 'who?', count: 2 }, { locale: 'vi' });
    await answer.waitFor((a) => a.message?.isThinking === true);
    await answer.settled();
    await answer.waitFor((a) => a.followUps.length === 1);
    expect(answer.summary).toMatchObject({
      callbackType: 5,
      text: 'who? vi en-US 2',
      isEphemeral: false,
      edits: 1,
      refused: [],
    });
    expect(answer.latencyMs).toBeLessThan(3_000);
    expect(answer.followUps[0]?.visibleTo(discord.member.user)).toBe(true);
    expect(answer.followUps[0]?.visibleTo(discord.moderator.user)).toBe(false);
    expect(bot.errors).toEqual([]);
  });

  it('work by their translated name and in direct messages', async () => {
    bot.onInteraction = async (i) =>
      i.isChatInputCommand() && i.reply(`${i.commandName} ${i.guildId} ${i.inGuild()}`);
    const answer = await discord.member.slash('hỏi', { question: 'ai?' }, { dm: true }).settled();
    expect(answer.text).toBe('ask null false');
  });

  it('have sub-commands and groups', async () => {
    bot.onInteraction = async (i) =>
      i.isChatInputCommand() &&
      i.reply({
        content: [
          i.options.getSubcommandGroup(false),
          i.options.getSubcommand(),
          i.options.getString('path'),
        ].join(' '),
        withResponse: true,
      });
    expect((await discord.moderator.slash('corpus status').settled()).text).toBe(' status ');
    expect((await discord.moderator.slash('corpus show diff', { path: 'a' }).settled()).text).toBe(
      'show diff a',
    );
  });

  it('refuse what Discord would not let a person type', () => {
    expect(() => discord.member.slash('nothing')).toThrow('no command /nothing');
    expect(() => discord.member.slash('ask', { query: 'x' })).toThrow('no option "query"');
    expect(() => discord.member.slash('ask')).toThrow('needs the option "question"');
    expect(() => discord.member.slash('ask', { question: 'x', count: 9 })).toThrow('at most 5');
    expect(() => discord.member.slash('corpus status')).toThrow('not offered to member');
    expect(() => discord.moderator.slash('corpus other')).toThrow('no sub-command');
    expect(() => discord.moderator.slash('corpus status', {}, { dm: true })).toThrow(
      'not offered in direct messages',
    );
  });

  it('suggest while somebody types', async () => {
    bot.onInteraction = async (i) =>
      i.isAutocomplete() && i.respond([{ name: `${i.options.getFocused()}!`, value: 'x' }]);
    const answer = await discord.member.autocomplete('source', 'document', 'dia').settled();
    expect(answer.choices).toEqual([{ name: 'dia!', value: 'x' }]);
    expect(() => discord.member.autocomplete('ask', 'question', 'x')).toThrow('without autocomplete');
  });

  it('take uploads from the double and give files back', async () => {
    bot.onInteraction = async (i) => {
      if (!i.isChatInputCommand()) return;
      const file = i.options.getAttachment('file', true);
      const words = await (await fetch(file.url)).text();
      await i.reply({
        content: `${file.name} ${file.size} ${file.contentType} ${words}`,
        files: [{ name: 'back.txt', attachment: Buffer.from('back') }],
      });
    };
    const answer = await discord.member
      .slash('ask', { question: 'q', file: { name: 'notes.txt', bytes: 'xin chào' } })
      .settled();
    expect(answer.text).toBe('notes.txt 9 text/plain; charset=utf-8 xin chào');
    expect(answer.shown.attachments.map((a) => [a.filename, a.size])).toEqual([['back.txt', 4]]);
    expect(discord.world.attachments.downloads.at(-1)?.headers['authorization']).toBeUndefined();
  });

  it('reach the target of a message menu', async () => {
    bot.onInteraction = async (i) =>
      i.isMessageContextMenuCommand() &&
      i.reply({ content: `about ${i.targetMessage.content}`, flags: MessageFlags.Ephemeral });
    const { said } = discord.member.say('a claim');
    const answer = await discord.moderator.messageCommand('Find sources', said).settled();
    expect(answer.summary).toMatchObject({ text: 'about a claim', isEphemeral: true });
  });

  it('run where only the user installed the app, with five follow-ups', async () => {
    const away = discord.addGuild({ withBot: false, name: 'Elsewhere' });
    const there = away.addChannel('lobby');
    away.addMember(discord.member.user);
    there.deny(['UseExternalApps'], discord.member.user);
    bot.onInteraction = async (i) => {
      if (!i.isChatInputCommand()) return;
      await i.reply(`${i.guild === null} ${i.authorizingIntegrationOwners?.guildId ?? null}`);
      for (let n = 0; n < 6; n += 1) await i.followUp(`${n}`);
    };
    const answer = await discord.member
      .slash('ask', { question: 'q' }, { channel: there })
      .waitFor((a) => a.refused.length > 0);
    expect(answer.summary).toMatchObject({ text: 'true null', isEphemeral: true });
    expect(answer.followUps).toHaveLength(5);
    expect(answer.refused[0]?.code).toBe(40094);
  });
});

describe('components', () => {
  const open = async (
    components: object[],
    flags?: number,
  ): Promise<ReturnType<Discord['member']['slash']>> => {
    bot.onInteraction = async (i) =>
      i.isChatInputCommand() &&
      i.reply({ ...(flags ? { flags } : { content: 'pick' }), components } as never);
    return await discord.member.slash('ask', { question: 'q' }).settled();
  };

  it('buttons update the message they stand on, or answer anew', async () => {
    const first = await open([
      row(button('next:1', 'Next'), button('why', 'Why?', { emoji: { name: '❓' } })),
    ]);
    bot.onInteraction = async (i) => {
      if (!i.isButton()) return;
      if (i.customId === 'why')
        await i.reply({ content: `because ${i.message.content}`, flags: MessageFlags.Ephemeral });
      else
        await i.update({
          content: 'page 2',
          components: [row(button('next:2', 'Next', { disabled: true }))] as never,
        });
    };
    const why = await discord.moderator.click(first.shown, 'Why?').settled();
    expect(why.summary).toMatchObject({ callbackType: 4, text: 'because pick', isEphemeral: true });
    const next = await discord.member.click(first.shown, 'Next').settled();
    expect(next.shown).toBe(first.shown);
    expect(first.shown.versions.map((v) => v.content)).toEqual(['pick', 'page 2']);
    expect(() => discord.member.click(first.shown, 'Next')).toThrow('disabled');
    expect(() => discord.member.click(first.shown, 'Gone')).toThrow('no button "Gone"');
    expect(() => discord.member.click(why.shown, 'x')).toThrow('cannot see');
  });

  it('buttons can be acknowledged and edited later, and answers deleted', async () => {
    const first = await open([row(button('go', 'Go'))]);
    bot.onInteraction = async (i) => {
      if (!i.isButton()) return;
      await i.deferUpdate();
      await i.editReply({ content: 'gone soon', components: [] });
      await i.deleteReply();
    };
    const answer = await discord.member.click(first.shown, 'go').waitFor((a) => a.isDeleted);
    expect(answer.shown.deleted).toBe(true);
    expect(discord.member.sees()).not.toContain(first.shown);
  });

  it('menus send the chosen values', async () => {
    const options = [
      { label: 'Tài liệu 1', value: '1' },
      { label: 'Two', value: '2' },
    ];
    const first = await open([
      row({ type: 3, custom_id: 'doc', placeholder: 'Document', options, max_values: 2 }),
    ]);
    bot.onInteraction = async (i) => i.isStringSelectMenu() && i.reply(i.values.join());
    expect((await discord.member.select(first.shown, 'Document', ['Tài liệu 1', '2']).settled()).text).toBe(
      '1,2',
    );
    expect(() => discord.member.select(first.shown, 'doc', ['3'])).toThrow('has no "3"');
  });

  it('forms open from a button and come back filled', async () => {
    const first = await open([row(button('form', 'Form'))]);
    bot.onInteraction = async (i) => {
      if (i.isButton()) {
        await i.showModal({
          custom_id: 'reason',
          title: 'Why?',
          components: [
            {
              type: 18,
              label: 'Reason',
              component: { type: 4, custom_id: 'text', style: 2, required: true },
            },
            {
              type: 18,
              label: 'Kind',
              component: { type: 3, custom_id: 'kind', options: [{ label: 'Wrong', value: 'w' }] },
            },
          ],
        });
      } else if (i.isModalSubmit() && i.isFromMessage()) {
        await i.reply(
          `${i.customId} ${i.fields.getTextInputValue('text')} ${i.fields.getStringSelectValues('kind').join()} ${i.message.content}`,
        );
      }
    };
    const opened = await discord.member.click(first.shown, 'Form').settled();
    expect(opened.modal?.title).toBe('Why?');
    const sent = await discord.member.submitModal(opened, { Reason: 'too old', kind: 'Wrong' }).settled();
    expect(sent.text).toBe('reason too old w pick');
    expect(() => discord.member.submitModal(opened, { Kind: 'w' })).toThrow('must be filled in');
    expect(() => discord.member.submitModal(opened, { Other: 'w' })).toThrow('no field "Other"');
  });

  it('of version 2 are shown with their text and buttons', async () => {
    const container = {
      type: 17,
      components: [
        { type: 10, content: '## Title' },
        { type: 14 },
        { type: 9, components: [{ type: 10, content: 'quote' }], accessory: button('open', 'Open') },
      ],
    };
    const first = await open([container], MessageFlags.IsComponentsV2);
    expect(first.shown.text).toBe('## Title\nquote');
    bot.onInteraction = async (i) =>
      i.isButton() &&
      i.update({
        flags: MessageFlags.IsComponentsV2,
        components: [{ type: 10, content: 'changed' }] as never,
      });
    await discord.member.click(first.shown, 'Open').settled();
    expect(first.shown.text).toBe('changed');
  });
});

describe('messages', () => {
  it('that mention the bot are heard and answered', async () => {
    bot.onMessage = async (m) => {
      if (!m.mentions.has(bot.client.user)) return;
      if (m.channel.isSendable()) await m.channel.sendTyping();
      await m.reply({ content: `heard ${m.content.replace(/<@\d+> /, '')}`, failIfNotExists: false });
    };
    const exchange = await discord.member.mention('hello').settled();
    expect(exchange.text).toBe('heard hello');
    expect(exchange.sawTyping).toBe(true);
    expect(exchange.reply.raw.message_reference?.message_id).toBe(exchange.said.id);
  });

  it('without a mention carry no words, and replies to the bot do', async () => {
    const heard: string[] = [];
    bot.onMessage = (m) => Promise.resolve(heard.push(m.content));
    await discord.member.say('secret').silent(60);
    const channel = await bot.client.channels.fetch(discord.channel.id);
    const own = channel?.isSendable() ? await channel.send('I am here') : undefined;
    const mine = discord.world.messages.get(own?.id ?? '');
    await discord.member.say('to you', mine ? { replyTo: mine } : {}).silent(60);
    expect(heard).toEqual(['', 'to you']);
  });

  it('are withheld over REST too', async () => {
    const { said } = discord.member.say('secret');
    const channel = await bot.client.channels.fetch(discord.channel.id);
    const fetched = channel?.isTextBased() ? await channel.messages.fetch(said.id) : undefined;
    expect(fetched?.content).toBe('');
  });

  it('are answered in direct messages and threads', async () => {
    bot.onMessage = async (m) => m.reply(`${m.channel.type} ${m.content.length > 0}`);
    expect((await discord.member.dm('hi').settled()).text).toBe('1 true');
    const thread = discord.channel.addThread('talk');
    expect((await discord.member.mention('hi', { channel: thread }).settled()).text).toBe('11 true');
  });

  it('can start a thread that the bot talks in', async () => {
    bot.onMessage = async (m) => (await m.startThread({ name: 'answer' })).send('in the thread');
    expect((await discord.member.mention('long one').settled()).text).toBe('in the thread');
  });

  it('are edited and deleted', async () => {
    bot.onMessage = async (m) => {
      const reply = await m.reply('one');
      await reply.edit('two');
      await reply.delete();
    };
    const exchange = await discord.member.mention('x').waitFor((e) => e.replies[0]?.deleted === true);
    expect(exchange.reply.versions.map((v) => v.content)).toEqual(['one', 'two']);
  });
});
