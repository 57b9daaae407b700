// /help: what the bot does and how to ask.
import { COMMAND_TEXTS } from '../../i18n/discord/command-texts.js';
import { sentencesFor } from '../../i18n/discord/sentences-for.js';
import { plainMessage } from '../reply/outgoing-message.js';
import { corpusModerators, everyone } from './audience.js';
import type { ChatCommand } from './command.js';
import { localize } from './localize.js';
import { EVERYWHERE } from './reach.js';

export const help: ChatCommand = {
  kind: 'chat',
  audience: everyone,
  cost: 'press',
  definition: { ...localize(COMMAND_TEXTS.help), ...EVERYWHERE },
  isPrivate: () => true,
  run({ interaction, locale, services }) {
    const texts = sentencesFor(locale);
    const forAll = texts.help(services.app.status().documents);
    const mayModerate = corpusModerators(interaction, services) === 'allowed';
    return Promise.resolve(plainMessage(mayModerate ? `${forAll}\n\n${texts.corpus.help}` : forAll));
  },
};
