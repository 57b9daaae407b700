// Cancel under a running build: for every moderator, and only for the build that it stands under.
import { sentencesFor } from '../../../i18n/discord/sentences-for.js';
import { corpusModerators } from '../../commands/audience.js';
import type { ComponentHandler } from '../../commands/command.js';

export const cancelJob: ComponentHandler = {
  action: 'corpus-cancel',
  ack: 'update',
  audience: corpusModerators,
  cost: 'press',
  run({ args, locale, services }) {
    const texts = sentencesFor(locale).corpus;
    const job = services.jobs.current;
    if (job === undefined || job.id !== args[0])
      return Promise.resolve({ notice: texts.refusal.nothingRuns });
    job.cancel();
    return Promise.resolve({ notice: texts.progress.cancelling });
  },
};
