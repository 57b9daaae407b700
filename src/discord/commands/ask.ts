// /ask: a question, answered with quotes.
import { ApplicationCommandOptionType } from 'discord.js';
import { LOCALES } from '../../domain.js';
import { COMMAND_TEXTS, LANGUAGE_CHOICES } from '../../i18n/discord/command-texts.js';
import { sentencesFor } from '../../i18n/discord/sentences-for.js';
import { keepUnanswered } from '../keep-unanswered.js';
import { renderAnswer } from '../render/render-answer.js';
import { plainMessage } from '../reply/outgoing-message.js';
import { everyone } from './audience.js';
import type { ChatCommand } from './command.js';
import { localize, localizeName } from './localize.js';
import { EVERYWHERE } from './reach.js';
import { findSource, suggestSources } from './suggest-sources.js';

const texts = COMMAND_TEXTS.ask;

export const ask: ChatCommand = {
  kind: 'chat',
  audience: everyone,
  cost: 'question',
  definition: {
    ...localize(texts),
    ...EVERYWHERE,
    options: [
      { ...localize(texts.options.question), type: ApplicationCommandOptionType.String, required: true },
      {
        ...localize(texts.options.language),
        type: ApplicationCommandOptionType.String,
        choices: LOCALES.map((code) => ({ ...localizeName(LANGUAGE_CHOICES[code]), value: code })),
      },
      { ...localize(texts.options.source), type: ApplicationCommandOptionType.String, autocomplete: true },
      { ...localize(texts.options.private), type: ApplicationCommandOptionType.Boolean },
    ],
  },
  isPrivate: (interaction) => interaction.options.getBoolean('private') ?? false,
  complete: (interaction, { app }) => suggestSources(app, interaction.options.getFocused()),
  async run({ interaction, locale, services }) {
    const { options } = interaction;
    const question = options.getString('question', true);
    const language = options.getString('language');
    const source = options.getString('source');
    const documentId = source === null ? undefined : findSource(services.app, source);
    if (source !== null && documentId === undefined) return plainMessage(sentencesFor(locale).source.unknown);
    const answer = await services.app.ask({
      question,
      ...(language === null ? {} : { language }),
      ...(documentId === undefined ? {} : { documentId }),
    });
    keepUnanswered(answer, services);
    const isPrivate = options.getBoolean('private') ?? false;
    const canContinue = interaction.channel?.isThread() === true || interaction.channel?.isDMBased() === true;
    if (canContinue && !isPrivate) services.followUps.remember(interaction.channelId, question);
    return renderAnswer(answer, { locale, purpose: 'ask', isPrivate });
  },
};
