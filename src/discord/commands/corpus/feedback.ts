// /corpus feedback: what members said about quotes, newest first, with all of it as a question set.
import { sentencesFor } from '../../../i18n/discord/sentences-for.js';
import { feedbackQuestionSet } from '../../../keep/export-questions.js';
import { renderFeedback } from '../../render/corpus/render-questions.js';
import { plainMessage } from '../../reply/outgoing-message.js';
import type { Subcommand } from './subcommand.js';

export const feedback: Subcommand = {
  name: 'feedback',
  options: [],
  async run({ locale, services }) {
    const entries = await services.feedback.list();
    if (entries.length === 0) return plainMessage(sentencesFor(locale).corpus.feedback.none);
    return renderFeedback(entries, feedbackQuestionSet(entries, services.detectLanguage), locale);
  },
};
