// 👍 and 👎: kept with the quote and one reason, never with the person.
import { ComponentType } from 'discord.js';
import type { QuoteRef } from '../../app-types.js';
import { LOCALES } from '../../domain.js';
import { FEEDBACK_REASONS, type FeedbackEntry } from '../../keeper-types.js';
import { sentencesFor } from '../../i18n/discord/sentences-for.js';
import { everyone } from '../commands/audience.js';
import type { ComponentHandler, ComponentRequest } from '../commands/command.js';
import { readRef, refArgs, writeCustomId } from '../ids/custom-id.js';
import { menuRow } from '../render/component-rows.js';
import { readQuestion } from '../render/read-question.js';
import { plainMessage } from '../reply/outgoing-message.js';
import { outdatedButton } from './outdated-button.js';

export const like: ComponentHandler = {
  action: 'like',
  ack: 'private',
  audience: everyone,
  cost: 'press',
  async run(request) {
    const ref = readRef(request.args[0], request.args[1]);
    if (ref === undefined) return outdatedButton(request.locale);
    await keep(request, { rating: 'good', ref, ...questionAbove(request) });
    return plainMessage(sentencesFor(request.locale).feedback.thanks);
  },
};

export const dislike: ComponentHandler = {
  action: 'dislike',
  ack: 'private',
  audience: everyone,
  cost: 'press',
  run(request) {
    const { interaction, args, locale, services } = request;
    const ref = readRef(args[0], args[1]);
    if (ref === undefined) return Promise.resolve(outdatedButton(locale));
    const { question } = questionAbove(request);
    if (question !== undefined)
      services.dislikedUnder.remember(`${interaction.user.id} ${placeOf(ref)}`, question);
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
    const question = request.services.dislikedUnder.previous(
      `${request.interaction.user.id} ${placeOf(ref)}`,
    );
    await keep(request, { rating: 'bad', reason, ref, ...(question === undefined ? {} : { question }) });
    return plainMessage(sentencesFor(request.locale).feedback.kept);
  },
};

/** One person's rating of a quote counts once, as long as the bot runs. */
async function keep(
  { interaction, services }: ComponentRequest,
  entry: FeedbackEntry & { ref: QuoteRef },
): Promise<void> {
  if (!services.ratings.isNew(`${interaction.user.id} ${placeOf(entry.ref)}`)) return;
  const quote = await services.app.openQuote(entry.ref);
  const words = 'state' in quote ? {} : { quote: quote.text, file: quote.citation.document.file };
  await services.feedback.add({ ...entry, ...words });
}

function placeOf({ generation, documentId, span }: QuoteRef): string {
  return [generation, documentId, span.start, span.end].join(' ');
}

/** Only where questions may be kept, and only questions: not statements or looked-up words. */
function questionAbove({ interaction, services }: ComponentRequest): { readonly question?: string } {
  const { content } = interaction.message;
  const asked = LOCALES.some((code) => content.startsWith(`**${sentencesFor(code).answer.question}:** `));
  const question = services.unanswered.isOn && asked ? readQuestion(content) : undefined;
  return question === undefined ? {} : { question };
}
