// The router: every interaction is acknowledged first, then answered, and every failure ends in a sentence.
import type { AutocompleteInteraction, Interaction } from 'discord.js';
import { chooseLocale } from '../choose-locale.js';
import type { Command, ComponentHandler } from '../commands/command.js';
import type { Locale } from '../../domain.js';
import { describeError } from '../log.js';
import { acknowledge } from '../reply/acknowledge.js';
import { classifyFault } from '../reply/classify-fault.js';
import type { InteractionRest } from '../reply/create-rest.js';
import { openInteractionDoor, type InteractionDoor } from '../reply/interaction-door.js';
import { plainMessage } from '../reply/outgoing-message.js';
import { reportFailure } from '../report-failure.js';
import type { Services } from '../services.js';
import { withinMs } from '../within-ms.js';
import { completeOption } from './complete-option.js';
import { findTask, type Task } from './find-task.js';
import { refuse } from './refuse.js';

export interface RouterParts {
  readonly services: Services;
  readonly rest: InteractionRest;
  readonly commands: readonly Command[];
  readonly components: readonly ComponentHandler[];
}

/** A listener for `interactionCreate`; never throws. */
export function routeInteractions(parts: RouterParts): (interaction: Interaction) => void {
  return (interaction) => {
    const receivedAtMs = Date.now();
    const { services } = parts;
    if (!services.events.isNew(interaction.id)) return;
    const work = interaction.isAutocomplete()
      ? completeOption(interaction, parts)
      : answerInteraction(interaction, receivedAtMs, parts);
    services.activity.track(
      work.catch((error: unknown) => services.log.error({ error: describeError(error) }, 'interaction lost')),
    );
  };
}

async function answerInteraction(
  interaction: Answerable,
  receivedAtMs: number,
  parts: RouterParts,
): Promise<void> {
  const { services, rest } = parts;
  const locale = localeOf(interaction, services);
  const task = findTask(interaction, parts.commands, parts.components);
  const refusal = refuse(task, interaction, services, locale);
  const ack = task === undefined || refusal !== undefined ? 'private' : task.ack;
  const acknowledged = await services.firstAnswers.during(
    acknowledge(rest.callbacks, interaction, ack, receivedAtMs),
  );
  const name = task?.name ?? 'unknown';
  const ackMs = Date.now() - receivedAtMs;
  if (acknowledged.state !== 'acknowledged') {
    const { state, attempts, cause } = acknowledged;
    services.log.warn(
      { name, state, attempts, ackMs, ageMs: ageOf(interaction), error: describeError(cause) },
      'not acknowledged',
    );
    // After a failure the state is unknown: if an attempt did arrive, the answer still can.
    if (state !== 'failed') return;
  }
  await services.firstAnswers.calm();
  const door = openInteractionDoor(rest.webhooks, interaction.applicationId, interaction.token);
  if (task === undefined || refusal !== undefined) {
    await deliver(() => door.edit(plainMessage(refusal ?? '…')), services, name);
  } else {
    await runTask(task, door, locale, services);
  }
  services.log.info(
    { name, ackMs, attempts: acknowledged.attempts, ms: Date.now() - receivedAtMs },
    'answered',
  );
}

type Answerable = Exclude<Interaction, AutocompleteInteraction>;

/** Longer than any answer takes, shorter than anybody waits. */
const PATIENCE_MS = 45_000;

async function runTask(task: Task, door: InteractionDoor, locale: Locale, services: Services): Promise<void> {
  try {
    const work = withinMs(task.run({ locale, services, door }), task.patienceMs ?? PATIENCE_MS);
    const result = await services.activity.unlessCutShort(work);
    if (result === undefined) return;
    if ('content' in result) await door.edit(result);
    else if (task.ack === 'update') await door.followUp(plainMessage(result.notice), true);
    else await door.edit(plainMessage(result.notice));
  } catch (error) {
    if (isOver(error)) {
      services.log.info({ name: task.name, error: describeError(error) }, 'the message to answer is gone');
      return;
    }
    const { name: doing, words, explainsFailures = false } = task;
    const sorry = reportFailure(services.log, error, { doing, locale, words, explainsFailures });
    await deliver(
      () => (task.ack === 'update' ? door.followUp(sorry, true) : door.edit(sorry)),
      services,
      task.name,
    );
  }
}

/** The last word: where even this fails, only the log is left. */
async function deliver(send: () => Promise<void>, { log }: Services, name: string): Promise<void> {
  await send().catch((error: unknown) => {
    if (isOver(error)) log.info({ name, error: describeError(error) }, 'the message to answer is gone');
    else log.error({ name, error: describeError(error) }, 'not even the failure could be said');
  });
}

function isOver(error: unknown): boolean {
  return ['gone', 'expired'].includes(classifyFault(error));
}

function localeOf(interaction: Interaction, services: Services): Locale {
  const { language } = services.settings.of(interaction.guildId);
  return chooseLocale([interaction.locale, language], services.defaultLocale);
}

/** How old the event was by Discord's clock: tells a stalled loop, or a clock that is wrong. */
function ageOf(interaction: Interaction): number {
  return Date.now() - interaction.createdTimestamp;
}
