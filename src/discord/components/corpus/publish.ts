// Under an index that its canary questions hold back: publish it nevertheless, or keep the old one.
import { sentencesFor } from '../../../i18n/discord/sentences-for.js';
import { corpusModerators } from '../../commands/audience.js';
import type { ComponentHandler } from '../../commands/command.js';
import { renderGeneration } from '../../render/corpus/render-figures.js';
import { plainMessage } from '../../reply/outgoing-message.js';

export const publishAnyway: ComponentHandler = {
  action: 'corpus-publish',
  ack: 'update',
  audience: corpusModerators,
  cost: 'press',
  explainsFailures: true,
  async run({ args: [wanted], locale, services }) {
    const texts = sentencesFor(locale).corpus;
    // The newest one only: a later build has looked at later documents.
    const [newest] = await services.keeper.history();
    if (newest === undefined || newest.generation !== wanted || newest.isLive)
      return { notice: texts.refusal.moved };
    const { generation } = await services.keeper.publish(newest.generation);
    return { ...plainMessage(texts.outcome.publishedAnyway(renderGeneration(generation))), files: [] };
  },
};

export const keepOldIndex: ComponentHandler = {
  action: 'corpus-keep',
  ack: 'update',
  audience: corpusModerators,
  cost: 'press',
  run: ({ locale }) =>
    Promise.resolve({ ...plainMessage(sentencesFor(locale).corpus.outcome.kept), files: [] }),
};
