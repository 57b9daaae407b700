// Mentions, replies that ping the bot, and direct messages: the question is answered where it stands.
import type { Message } from 'discord.js';
import { chooseLocale } from '../choose-locale.js';
import type { Locale } from '../../domain.js';
import { sentencesFor } from '../../i18n/discord/sentences-for.js';
import { refuseForRate } from '../interactions/refuse.js';
import { keepUnanswered } from '../keep-unanswered.js';
import { describeError } from '../log.js';
import { renderAnswer } from '../render/render-answer.js';
import { classifyFault } from '../reply/classify-fault.js';
import { plainMessage, type OutgoingMessage } from '../reply/outgoing-message.js';
import { replyToMessage } from '../reply/reply-to-message.js';
import { reportFailure } from '../report-failure.js';
import type { Services } from '../services.js';
import type { SeenOnce } from '../state/seen-once.js';
import { withinMs } from '../within-ms.js';
import { findPreviousQuestion } from './find-previous-question.js';
import { isGreeting } from './is-greeting.js';
import { mayAnswer } from './may-answer.js';
import { readableQuestion, readMention } from './read-mention.js';
import { showTyping } from './show-typing.js';
import { tellAboutPermissions } from './tell-about-permissions.js';

export interface MentionParts {
  readonly services: Services;
  /** Channels of which somebody has been told that the bot may not speak there. */
  readonly told: SeenOnce;
  /** People who have been told to slow down; once is enough. */
  readonly slowed: SeenOnce;
}

/** A listener for `messageCreate`; never throws. */
export function answerMentions(parts: MentionParts): (message: Message) => void {
  return (message) => {
    const { services } = parts;
    const content = readMention(message, message.client.user.id);
    if (content === undefined || !services.events.isNew(message.id)) return;
    const locale = localeOf(content, message, services);
    const work = answerMention(message, content, locale, parts).catch((error: unknown) =>
      services.log.error({ name: 'mention', error: describeError(error) }, 'message lost'),
    );
    services.activity.track(work);
  };
}

async function answerMention(
  message: Message,
  content: string,
  locale: Locale,
  parts: MentionParts,
): Promise<void> {
  const { services } = parts;
  const startedAtMs = Date.now();
  const verdict = mayAnswer(message, services.settings.of(message.guildId));
  if (verdict === 'not-here') return;
  if (verdict === 'no-permission') return tellAboutPermissions(message, locale, parts);
  const refusal = refuseMention(message, locale, parts);
  if (refusal !== undefined && !parts.slowed.isNew(`${message.author.id} ${message.channelId}`)) return;
  try {
    const answer =
      refusal === undefined ? await composeAnswer(message, content, locale, services) : plainMessage(refusal);
    await replyToMessage(message.client.rest, addressOf(message), answer);
    services.log.info({ name: 'mention', ms: Date.now() - startedAtMs }, 'answered');
  } catch (error) {
    await recover(message, content, error, locale, parts);
  }
}

async function composeAnswer(
  message: Message,
  content: string,
  locale: Locale,
  services: Services,
): Promise<OutgoingMessage> {
  const question = readableQuestion(content);
  if (question === '' || isGreeting(question))
    return plainMessage(sentencesFor(locale).help(services.app.status().documents));
  await services.firstAnswers.calm();
  const previousQuestion = await findPreviousQuestion(message, services);
  const request = { question, ...(previousQuestion === undefined ? {} : { previousQuestion }) };
  const stopTyping = showTyping(message);
  const answer = await services.activity
    .unlessCutShort(withinMs(services.app.ask(request), PATIENCE_MS))
    .finally(stopTyping);
  keepUnanswered(answer, services);
  if (message.channel.isThread() || message.channel.isDMBased())
    services.followUps.remember(message.channelId, question);
  return renderAnswer(answer, { locale, purpose: 'ask', isPrivate: false });
}

const PATIENCE_MS = 45_000;

/** A sentence instead of an answer, or `undefined`. */
function refuseMention(message: Message, locale: Locale, { services }: MentionParts): string | undefined {
  if (services.activity.isStopping) return sentencesFor(locale).refusal.restarting;
  return refuseForRate('question', message.author.id, message.guildId, services, locale);
}

async function recover(
  message: Message,
  content: string,
  error: unknown,
  locale: Locale,
  parts: MentionParts,
): Promise<void> {
  const { services } = parts;
  const fault = classifyFault(error);
  if (fault === 'forbidden') return tellAboutPermissions(message, locale, parts);
  if (fault === 'gone' || fault === 'closed') {
    services.log.info({ name: 'mention', error: describeError(error) }, 'the message to answer is gone');
    return;
  }
  const sorry = reportFailure(services.log, error, {
    doing: 'mention',
    locale,
    words: [readableQuestion(content)],
  });
  await replyToMessage(message.client.rest, addressOf(message), sorry);
}

function addressOf(message: Message): { channelId: string; messageId: string } {
  return { channelId: message.channelId, messageId: message.id };
}

/** Messages carry no locale: the question's own language, then the server's. */
function localeOf(content: string, message: Message, services: Services): Locale {
  const { language } = services.settings.of(message.guildId);
  const detected = services.detectLanguage(readableQuestion(content));
  return chooseLocale([detected, language], services.defaultLocale);
}
