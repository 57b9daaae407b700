// Apply and Discard under a diff: only what was looked at takes effect, or is forgotten.
import { sentencesFor } from '../../../i18n/discord/sentences-for.js';
import { corpusModerators } from '../../commands/audience.js';
import type { ComponentHandler } from '../../commands/command.js';
import { markStaged } from '../../ids/staged-mark.js';
import { runIndexJob } from '../../moderation/run-index-job.js';
import { plainMessage } from '../../reply/outgoing-message.js';
import { outdatedButton } from '../outdated-button.js';

export const applyChanges: ComponentHandler = {
  action: 'corpus-apply',
  ack: 'update',
  audience: corpusModerators,
  cost: 'press',
  explainsFailures: true,
  run(request) {
    const [stamp = ''] = request.args;
    if (!/^[0-9a-f]{12}$/.test(stamp)) return Promise.resolve(outdatedButton(request.locale));
    const { keeper } = request.services;
    return Promise.resolve(runIndexJob(request, (onProgress) => keeper.apply(stamp, onProgress)));
  },
};

export const discardChanges: ComponentHandler = {
  action: 'corpus-discard',
  ack: 'update',
  audience: corpusModerators,
  cost: 'press',
  explainsFailures: true,
  async run({ args, locale, services }) {
    const texts = sentencesFor(locale).corpus;
    const { staged } = await services.keeper.status();
    if (markStaged(staged) !== args[0]) return { notice: texts.refusal.moved };
    const { added, removed } = await services.keeper.discard();
    return { ...plainMessage(texts.diff.discarded(added.length, removed.length)), files: [] };
  },
};
