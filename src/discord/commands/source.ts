// /source: a document's card, then its pages.
import { ApplicationCommandOptionType } from 'discord.js';
import { COMMAND_TEXTS } from '../../i18n/discord/command-texts.js';
import { sentencesFor } from '../../i18n/discord/sentences-for.js';
import { renderCard } from '../render/render-card.js';
import { plainMessage } from '../reply/outgoing-message.js';
import { everyone } from './audience.js';
import type { ChatCommand } from './command.js';
import { localize } from './localize.js';
import { EVERYWHERE } from './reach.js';
import { findSource, suggestSources } from './suggest-sources.js';

const texts = COMMAND_TEXTS.source;

export const source: ChatCommand = {
  kind: 'chat',
  audience: everyone,
  cost: 'press',
  definition: {
    ...localize(texts),
    ...EVERYWHERE,
    options: [
      {
        ...localize(texts.options.title),
        type: ApplicationCommandOptionType.String,
        required: true,
        autocomplete: true,
      },
    ],
  },
  isPrivate: () => true,
  complete: (interaction, { app }) => suggestSources(app, interaction.options.getFocused()),
  run({ interaction, locale, services: { app } }) {
    const documentId = findSource(app, interaction.options.getString('title', true));
    const page = documentId === undefined ? undefined : app.openDocument(documentId, 0);
    return Promise.resolve(
      page === undefined ? plainMessage(sentencesFor(locale).source.unknown) : renderCard(page, locale),
    );
  },
};
