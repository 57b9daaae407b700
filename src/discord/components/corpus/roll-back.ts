// The confirmation of /corpus rollback: it holds as long as the index is live that was live when it was asked for.
import { sentencesFor } from '../../../i18n/discord/sentences-for.js';
import { corpusModerators } from '../../commands/audience.js';
import type { ComponentHandler } from '../../commands/command.js';
import { renderGeneration } from '../../render/corpus/render-figures.js';
import { plainMessage } from '../../reply/outgoing-message.js';

export const confirmRollback: ComponentHandler = {
  action: 'corpus-rollback',
  ack: 'update',
  audience: corpusModerators,
  cost: 'press',
  explainsFailures: true,
  async run({ args: [target = '', liveThen = ''], locale, services }) {
    const texts = sentencesFor(locale).corpus;
    const live = (await services.keeper.history()).find(({ isLive }) => isLive);
    if ((live?.generation ?? '') !== liveThen) return { notice: texts.refusal.moved };
    const { generation } = await services.keeper.rollback(target);
    return plainMessage(texts.rollback.done(renderGeneration(generation)));
  },
};

export const declineRollback: ComponentHandler = {
  action: 'corpus-stay',
  ack: 'update',
  audience: corpusModerators,
  cost: 'press',
  run: ({ locale }) => Promise.resolve(plainMessage(sentencesFor(locale).corpus.rollback.stayed)),
};
