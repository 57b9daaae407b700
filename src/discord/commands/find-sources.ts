// Apps → Find sources: passages that bear on what a message says; only for the one who asked, until shared.
import { ApplicationCommandType } from 'discord.js';
import { FIND_SOURCES_NAME } from '../../i18n/discord/command-texts.js';
import { sentencesFor } from '../../i18n/discord/sentences-for.js';
import { renderAnswer } from '../render/render-answer.js';
import { plainMessage } from '../reply/outgoing-message.js';
import { everyone } from './audience.js';
import type { MessageCommand } from './command.js';
import { localizeName } from './localize.js';
import { EVERYWHERE } from './reach.js';

export const findSources: MessageCommand = {
  kind: 'message',
  audience: everyone,
  cost: 'question',
  definition: { type: ApplicationCommandType.Message, ...localizeName(FIND_SOURCES_NAME), ...EVERYWHERE },
  async run({ interaction, locale, services }) {
    const { author, content, embeds } = interaction.targetMessage;
    if (author.id === interaction.client.user.id) return plainMessage(sentencesFor(locale).answer.ownMessage);
    const statement =
      content.trim() === '' ? embeds.map((embed) => embed.description ?? '').join('\n') : content;
    const answer = await services.app.findSources(statement);
    return renderAnswer(answer, { locale, purpose: 'find', isPrivate: true });
  },
};
