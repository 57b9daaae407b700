// /privacy: what is kept.
import { COMMAND_TEXTS } from '../../i18n/discord/command-texts.js';
import { sentencesFor } from '../../i18n/discord/sentences-for.js';
import { plainMessage } from '../reply/outgoing-message.js';
import { everyone } from './audience.js';
import type { ChatCommand } from './command.js';
import { localize } from './localize.js';
import { EVERYWHERE } from './reach.js';

export const privacy: ChatCommand = {
  kind: 'chat',
  audience: everyone,
  cost: 'press',
  definition: { ...localize(COMMAND_TEXTS.privacy), ...EVERYWHERE },
  isPrivate: () => true,
  run: ({ locale, services }) =>
    Promise.resolve(plainMessage(sentencesFor(locale).privacy(services.keepUnansweredDays))),
};
