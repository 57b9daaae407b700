// The menu of an answer with several quotes: points the buttons below it at the chosen one.
import { ComponentType } from 'discord.js';
import { everyone } from '../commands/audience.js';
import type { ComponentHandler } from '../commands/command.js';
import { chooseLocale } from '../choose-locale.js';
import { readCustomId, readRef } from '../ids/custom-id.js';
import { pickQuoteRow, quoteRows, type QuoteChoice } from '../render/answer-rows.js';
import type { Row } from '../reply/outgoing-message.js';
import { actionsIn, rowsOf } from './message-rows.js';
import { outdatedButton } from './outdated-button.js';

/** Everything it needs stands in the message: what the menu offers, and in which language it speaks. */
export const pickQuote: ComponentHandler = {
  action: 'quote',
  ack: 'update',
  audience: everyone,
  cost: 'press',
  run({ interaction, args, values, locale }) {
    const rows = rowsOf(interaction.message);
    const choices = rows.flatMap(choicesOf);
    const chosen = readCustomId(values[0] ?? '')?.args[0];
    const choice = choices.find(({ number }) => String(number) === chosen);
    if (choice === undefined) return Promise.resolve(outdatedButton(locale));
    const spoken = chooseLocale([args[0]], locale);
    const rest = rows.filter(
      (row) => !actionsIn(row).some((action) => action === 'quote' || action === 'verify'),
    );
    return Promise.resolve({
      content: interaction.message.content,
      rows: [
        pickQuoteRow(choices, choice.number, spoken),
        ...quoteRows(choice.ref, choice.number, spoken),
        ...rest,
      ],
    });
  },
};

function choicesOf(row: Row): QuoteChoice[] {
  const [menu] = row.components;
  if (menu?.type !== ComponentType.StringSelect || readCustomId(menu.custom_id)?.action !== 'quote')
    return [];
  return menu.options.flatMap(({ value, label, description = '' }) => {
    const [number, generation, packed] = readCustomId(value)?.args ?? [];
    const ref = readRef(generation, packed);
    return ref === undefined ? [] : [{ ref, number: Number(number), label, description }];
  });
}
