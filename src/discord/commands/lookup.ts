// /lookup: words or an exact phrase, with the places where they stand.
import { ApplicationCommandOptionType } from 'discord.js';
import type { Locale } from '../../domain.js';
import { COMMAND_TEXTS } from '../../i18n/discord/command-texts.js';
import { sentencesFor } from '../../i18n/discord/sentences-for.js';
import { oneLine, wellFormed } from '../render/render-inline.js';
import { HITS_A_PAGE, LONGEST_WORDS, renderLookup } from '../render/render-lookup.js';
import { plainMessage, type OutgoingMessage } from '../reply/outgoing-message.js';
import type { Services } from '../services.js';
import { everyone } from './audience.js';
import type { ChatCommand } from './command.js';
import { localize } from './localize.js';
import { EVERYWHERE } from './reach.js';

const texts = COMMAND_TEXTS.lookup;

export const lookup: ChatCommand = {
  kind: 'chat',
  audience: everyone,
  cost: 'question',
  definition: {
    ...localize(texts),
    ...EVERYWHERE,
    options: [
      {
        ...localize(texts.options.words),
        type: ApplicationCommandOptionType.String,
        required: true,
        max_length: LONGEST_WORDS,
      },
    ],
  },
  isPrivate: () => true,
  run: ({ interaction, locale, services }) =>
    Promise.resolve(showHits(interaction.options.getString('words', true), 0, locale, services)),
};

/** @param offset hits before the first one shown */
export function showHits(typed: string, offset: number, locale: Locale, { app }: Services): OutgoingMessage {
  const words = wellFormed(oneLine(typed).slice(0, LONGEST_WORDS)).trim();
  if (!/[\p{L}\p{N}]/u.test(words)) return plainMessage(sentencesFor(locale).lookup.empty);
  return renderLookup(words, app.lookup(words, { offset, limit: HITS_A_PAGE }), locale);
}
