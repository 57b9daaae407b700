// Builds the index for a moderator: live progress in the same message, and a result or a sentence in the end.
import type { BaseInteraction } from 'discord.js';
import { isVerbatimError } from '../../errors.js';
import { sentencesFor } from '../../i18n/discord/sentences-for.js';
import type { Request } from '../commands/command.js';
import { renderOutcome } from '../render/corpus/render-outcome.js';
import { renderJob } from '../render/corpus/render-progress.js';
import { plainMessage, type OutgoingMessage } from '../reply/outgoing-message.js';
import { reportFailure } from '../report-failure.js';
import type { BeginJob, IndexJob } from '../state/index-jobs.js';
import { openProgressScreen, type ProgressScreen } from './progress-screen.js';
import { showPlan } from './show-plan.js';
import { showRegularly } from './show-regularly.js';

/**
 * Goes on after it has returned, and says the rest itself.
 * @returns what to show where a build runs already
 */
export function runIndexJob(request: Request<BaseInteraction>, begin: BeginJob): OutgoingMessage | undefined {
  const { services, locale } = request;
  const busy = services.jobs.current;
  if (busy !== undefined) return renderJob(busy, locale, Date.now(), 'busy');
  const screen = openProgressScreen({ ...request, log: services.log });
  const job = services.jobs.start(begin);
  services.activity.track(followJob(job, screen, request));
  return undefined;
}

async function followJob(
  job: IndexJob,
  screen: ProgressScreen,
  request: Request<BaseInteraction>,
): Promise<void> {
  const { services, locale } = request;
  const { editEveryMs, moveAfterMs } = services.patience;
  const render = () => renderJob(job, locale, Date.now());
  const ended = job.done.then(
    (outcome) => renderOutcome(outcome, locale),
    (error: unknown) => explainEnd(error, request),
  );
  void screen.show(render());
  const ticker = showRegularly(editEveryMs, render, (message) => screen.show(message));
  const mover = setTimeout(() => void screen.move(render()), moveAfterMs);
  const last = await ended;
  clearTimeout(mover);
  await ticker.stop();
  await screen.finish(last);
}

/** What is said where there is no new index; never rejects. */
async function explainEnd(error: unknown, request: Request<BaseInteraction>): Promise<OutgoingMessage> {
  const { services, locale } = request;
  const { progress, diff } = sentencesFor(locale).corpus;
  const circumstances = { doing: 'corpus reindex', locale, words: [], explainsFailures: true };
  if (!isVerbatimError(error)) return bare(reportFailure(services.log, error, circumstances));
  if (error.code === 'reindex/cancelled')
    return bare(plainMessage(services.activity.isStopping ? progress.stopped : progress.cancelled));
  if (error.code !== 'corpus/changed') return bare(reportFailure(services.log, error, circumstances));
  try {
    return await showPlan({ services, locale }, diff.changed);
  } catch (cause) {
    return bare(reportFailure(services.log, cause, circumstances));
  }
}

/** Without the file of the diff that may have stood in this message. */
function bare(message: OutgoingMessage): OutgoingMessage {
  return { ...message, files: [] };
}
