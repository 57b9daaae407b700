// Looks at what would change, which may take a while, and makes the view with *Apply* and *Discard*.
import type { IndexProgress } from '../../app-types.js';
import { isVerbatimError } from '../../errors.js';
import type { Request } from '../commands/command.js';
import { renderLooking } from '../render/corpus/render-progress.js';
import { renderPlan } from '../render/corpus/render-plan.js';
import type { OutgoingMessage } from '../reply/outgoing-message.js';
import { CutShortError } from '../state/activity.js';
import { withinMs } from '../within-ms.js';
import { showRegularly } from './show-regularly.js';

/** Longer than reading any corpus takes, shorter than an interaction's token lives. */
const PLAN_PATIENCE_MS = 12 * 60_000;

type Asking = Pick<Request<unknown>, 'services' | 'locale'> & Partial<Pick<Request<unknown>, 'door'>>;

/**
 * @param intro what stands above the view
 * @throws VerbatimError, TooSlowError, CutShortError
 */
export async function showPlan({ services, locale, door }: Asking, intro = ''): Promise<OutgoingMessage> {
  let progress: IndexProgress | undefined;
  const running = services.keeper.plan((latest) => (progress = latest));
  const ticker = showRegularly(
    services.patience.editEveryMs,
    () => renderLooking(intro, progress, locale),
    async (message) => door?.edit(message).catch(() => undefined),
  );
  try {
    return renderPlan(await withinMs(services.jobs.track(running), PLAN_PATIENCE_MS), locale, intro);
  } catch (error) {
    running.cancel();
    const wasCut = isVerbatimError(error) && error.code === 'reindex/cancelled';
    throw wasCut ? new CutShortError('The bot stops') : error;
  } finally {
    await ticker.stop();
  }
}
