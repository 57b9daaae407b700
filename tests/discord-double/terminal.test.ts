// Checks the sandbox's keyboard: what somebody types, and what they see.
import { PassThrough } from 'node:stream';
import { text } from 'node:stream/consumers';
import { expect, it } from 'vitest';
import { startDiscord } from './index.js';
import { runTerminal } from './terminal.js';
import { startTinyBot } from './tiny-bot.js';

it('lets a person ask, press, fill, choose, mention and change language', async () => {
  const discord = await startDiscord();
  const bot = await startTinyBot(discord);
  await bot.client.application.commands.set([
    {
      name: 'ask',
      description: 'Ask',
      options: [
        { type: 3, name: 'question', description: 'q' },
        { type: 3, name: 'topic', description: 't' },
      ],
    },
  ]);
  const buttons = {
    type: 1,
    components: [
      { type: 2, style: 2, custom_id: 'a', label: 'Show' },
      { type: 2, style: 2, custom_id: 'b', label: 'Form' },
    ],
  };
  bot.onInteraction = async (i) => {
    if (i.isChatInputCommand())
      await i.reply({
        content: `${i.locale}: ${i.options.getString('question')} / ${i.options.getString('topic')}`,
        components: [buttons] as never,
      });
    if (i.isButton() && i.customId === 'a') await i.reply({ content: 'context', flags: 64 });
    if (i.isButton() && i.customId === 'b')
      await i.showModal({
        custom_id: 'f',
        title: 'Why',
        components: [{ type: 18, label: 'Reason', component: { type: 4, custom_id: 'r', style: 1 } }],
      });
    if (i.isModalSubmit()) await i.reply(`because ${i.fields.getTextInputValue('r')}`);
  };
  bot.onMessage = async (m) => m.reply(`heard ${m.cleanContent}`);

  const lines = [
    'locale vi',
    '/ask Who led it?',
    'click 1',
    'ask question:a b topic:c',
    'click Form',
    'fill it is old',
    '@Verbatim hello',
    'dm hi',
    'nonsense',
    'click 9',
  ];
  const output = new PassThrough();
  const input = new PassThrough();
  input.end(lines.join('\n'));
  await runTerminal({ discord, input, output, interactive: false });
  output.end();
  const seen = await text(output);
  for (const part of [
    '│ vi: Who led it? / null',
    '[1 Show]  [2 Form]',
    'Verbatim (only you see this)\n│ context',
    '│ vi: a b / c',
    'Form: Why\n│ 1. Reason',
    '│ because it is old',
    'hello',
    'heard hi',
    '! "nonsense" is no command',
    '! no button "9"',
  ]) {
    expect(seen).toContain(part);
  }
  await bot.stop();
  await discord.stop();
});
