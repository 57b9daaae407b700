// Reasons not to run a task at all; decided at once, so that the refusal can be for the asker alone.
import type { BaseInteraction } from 'discord.js';
import type { Locale } from '../../domain.js';
import { sentencesFor } from '../../i18n/discord/sentences-for.js';
import type { Cost } from '../commands/command.js';
import type { Services } from '../services.js';
import type { Task } from './find-task.js';

/** A sentence, or `undefined` where the task may run. */
export function refuse(
  task: Task | undefined,
  interaction: BaseInteraction,
  services: Services,
  locale: Locale,
): string | undefined {
  const { refusal, corpus } = sentencesFor(locale);
  const texts = { ...refusal, ...corpus.refusal };
  if (services.activity.isStopping) return texts.restarting;
  if (task === undefined) return texts.outdatedButton;
  const admission = task.audience(interaction, services);
  if (admission !== 'allowed') return texts[admission];
  return refuseForRate(task.cost, interaction.user.id, interaction.guildId, services, locale);
}

/** Takes from the buckets of the user and of the server. */
export function refuseForRate(
  cost: Cost,
  userId: string,
  guildId: string | null,
  { limits }: Services,
  locale: Locale,
): string | undefined {
  const texts = sentencesFor(locale).refusal;
  const waitOfUser = (cost === 'question' ? limits.questionsOfUser : limits.pressesOfUser).take(userId);
  if (waitOfUser > 0) return texts.tooMany(waitOfUser);
  if (cost !== 'question' || guildId === null) return undefined;
  const waitOfServer = limits.questionsOfServer.take(guildId);
  return waitOfServer > 0 ? texts.serverTooMany(waitOfServer) : undefined;
}
