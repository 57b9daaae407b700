// Apps → Why this answer?: for moderators, how the question above one of the bot's answers is judged now.
import { ApplicationCommandType } from 'discord.js';
import { EXPLANATION_TEXTS, WHY_THIS_ANSWER_NAME } from '../../i18n/discord/explanation.js';
import { readQuestion } from '../render/read-question.js';
import { EXPLAINED_PASSAGES, renderExplanation } from '../render/render-explanation.js';
import { plainMessage } from '../reply/outgoing-message.js';
import { corpusModerators } from './audience.js';
import type { MessageCommand } from './command.js';
import { localizeName } from './localize.js';
import { forModerators, type ModeratorReach } from './reach.js';

export const createWhyThisAnswer = (reach: ModeratorReach): MessageCommand => ({
  kind: 'message',
  audience: corpusModerators,
  cost: 'question',
  definition: {
    type: ApplicationCommandType.Message,
    ...localizeName(WHY_THIS_ANSWER_NAME),
    ...forModerators(reach),
  },
  async run({ interaction, locale, services }) {
    const { author, content } = interaction.targetMessage;
    const question = author.id === interaction.client.user.id ? readQuestion(content) : undefined;
    if (question === undefined) return plainMessage(EXPLANATION_TEXTS[locale].noAnswer);
    return renderExplanation(await services.app.explain(question, EXPLAINED_PASSAGES), locale);
  },
});
