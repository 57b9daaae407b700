// Keeps a question that found no answer, where the operator wants that; without the person, without the place.
import type { Answer } from '../domain.js';
import { describeError } from './log.js';
import type { Services } from './services.js';

/** Nobody waits for it, and nobody hears of it where it fails. */
export function keepUnanswered(answer: Answer, { unanswered, activity, log }: Services): void {
  if (!unanswered.isOn || answer.kind !== 'not-found') return;
  if (!['weak-support', 'words-nowhere'].includes(answer.reason)) return;
  const { question, language } = answer;
  activity.track(
    unanswered
      .add(question, language)
      .catch((error: unknown) => log.error({ error: describeError(error, [question]) }, 'not kept')),
  );
}
