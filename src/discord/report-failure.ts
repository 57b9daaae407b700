// Turns anything thrown into a sentence with a reference, and the same reference in the log.
import { isVerbatimError, type VerbatimError } from '../errors.js';
import type { Locale } from '../domain.js';
import { explainError } from '../i18n/errors.js';
import { sentencesFor } from '../i18n/discord/sentences-for.js';
import { describeError, newReference, type Logger } from './log.js';
import { classifyFault } from './reply/classify-fault.js';
import { renderInline } from './render/render-inline.js';
import { plainMessage, type OutgoingMessage } from './reply/outgoing-message.js';
import { CutShortError } from './state/activity.js';
import { TooSlowError } from './within-ms.js';

export interface Circumstances {
  /** What was being done, for the log: `ask`, `verify`, `mention`. */
  readonly doing: string;
  readonly locale: Locale;
  /** What the person typed, to be kept out of the log. */
  readonly words: readonly string[];
  /** For people who can mend what failed: every expected failure is explained. */
  readonly explainsFailures?: boolean;
  /** Longest explanation, in UTF-16 units. */
  readonly budget?: number;
}

export function reportFailure(
  log: Logger,
  error: unknown,
  { doing, locale, words, explainsFailures = false, budget = 1500 }: Circumstances,
): OutgoingMessage {
  if (error instanceof CutShortError) {
    log.warn({ doing }, 'cut short by the stop');
    return plainMessage(sentencesFor(locale).refusal.restarting);
  }
  const reference = newReference();
  log.error({ reference, doing, error: describeError(error, words) }, 'failed');
  if (explainsFailures && isVerbatimError(error))
    return plainMessage(explain(error, reference, locale, budget));
  return plainMessage(sentenceFor(error, reference, locale));
}

function sentenceFor(error: unknown, reference: string, locale: Locale): string {
  const { failure } = sentencesFor(locale);
  if (error instanceof TooSlowError) return failure.slow(reference);
  if (classifyFault(error) === 'blocked') return failure.blocked(reference);
  // Of the expected failures, only this one tells a member something to do.
  if (isVerbatimError(error) && error.code === 'index/busy') return explain(error, reference, locale, 500);
  return failure.general(reference);
}

/** The sentence may name files and addresses, which are other people's words. */
function explain(error: VerbatimError, reference: string, locale: Locale, budget: number): string {
  return `${renderInline(explainError(error, locale), budget)} \`${reference}\``;
}
