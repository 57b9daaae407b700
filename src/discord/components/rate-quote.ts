// 👍 and 👎: kept with the quote and one reason, never with the person.
import { ComponentType } from 'discord.js';
import type { QuoteRef } from '../../app-types.js';
import { FEEDBACK_REASONS } from '../../i18n/discord/discord-sentences.js';
import { sentencesFor } from '../../i18n/discord/sentences-for.js';
import { everyone } from '../commands/audience.js';
import type { ComponentHandler, ComponentRequest } from '../commands/command.js';
import { readRef, refArgs, writeCustomId } from '../ids/custom-id.js';
import { menuRow } from '../render/component-rows.js';
import { plainMessage } from '../reply/outgoing-message.js';
import type { FeedbackEntry } from '../state/feedback-store.js';
import { outdatedButton } from './outdated-button.js';

export const like: ComponentHandler = {
  action: 'like',
  ack: 'private',
  audience: everyone,
  cost: 'press',
  async run(request) {
    const ref = readRef(request.args[0], request.args[1]);
    if (ref === undefined) return outdatedButton(request.locale);
    await keep(request, { rating: 'good', ref });
    return plainMessage(sentencesFor(request.locale).feedback.thanks);
  },
};

export const dislike: ComponentHandler = {
  action: 'dislike',
  ack: 'private',
  audience: everyone,
  cost: 'press',
  run({ args, locale }) {
    const ref = readRef(args[0], args[1]);
    if (ref === undefined) return Promise.resolve(outdatedButton(locale));
    const texts = sentencesFor(locale).feedback;
    const options = FEEDBACK_REASONS.map((reason) => ({ label: texts.reasons[reason], value: reason }));
    const row = menuRow(writeCustomId('reason', ...refArgs(ref)), texts.placeholder, options);
    return Promise.resolve({ content: texts.ask, rows: [row] });
  },
};

export const giveReason: ComponentHandler = {
  action: 'reason',
  ack: 'update',
  audience: everyone,
  cost: 'press',
  async run(request) {
    const ref = readRef(request.args[0], request.args[1]);
    const reason = FEEDBACK_REASONS.find((known) => known === request.values[0]);
    const isMenu = request.interaction.componentType === ComponentType.StringSelect;
    if (ref === undefined || reason === undefined || !isMenu) return outdatedButton(request.locale);
    await keep(request, { rating: 'bad', reason, ref });
    return plainMessage(sentencesFor(request.locale).feedback.kept);
  },
};

/** One person's rating of a quote counts once, as long as the bot runs. */
async function keep(
  { interaction, services }: ComponentRequest,
  entry: FeedbackEntry & { ref: QuoteRef },
): Promise<void> {
  const place = [entry.ref.generation, entry.ref.documentId, entry.ref.span.start, entry.ref.span.end].join(
    ' ',
  );
  if (!services.ratings.isNew(`${interaction.user.id} ${place}`)) return;
  const quote = await services.app.openQuote(entry.ref);
  await services.feedback.add({ ...entry, ...('state' in quote ? {} : { quote: quote.text }) });
}
