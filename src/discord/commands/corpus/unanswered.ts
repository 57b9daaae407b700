// /corpus unanswered: questions that found no answer, most frequent first, with all of them as a question set.
import { unansweredQuestionSet } from '../../../keep/export-questions.js';
import { renderUnanswered } from '../../render/corpus/render-questions.js';
import { sentencesFor } from '../../../i18n/discord/sentences-for.js';
import { plainMessage } from '../../reply/outgoing-message.js';
import type { Subcommand } from './subcommand.js';

export const unanswered: Subcommand = {
  name: 'unanswered',
  options: [],
  async run({ locale, services }) {
    const texts = sentencesFor(locale).corpus.unanswered;
    if (!services.unanswered.isOn) return plainMessage(texts.off);
    const groups = await services.unanswered.list();
    if (groups.length === 0) return plainMessage(texts.none);
    return renderUnanswered(groups, unansweredQuestionSet(groups), locale);
  },
};
