// Why the bot cannot start or go on: one clear sentence each, one exit code each.
import type { Locale } from '../../domain.js';
import { VerbatimError } from '../../errors.js';
import { START_SENTENCES, type StartSentences } from '../../i18n/discord/start-sentences.js';
import { explainError } from '../../i18n/errors.js';

/** Listed in the README: a supervisor should not restart on those marked there. */
const EXIT_CODES = {
  ok: 0,
  unexpected: 1,
  badConfig: 10,
  noToken: 11,
  wrongToken: 12,
  disallowedIntent: 13,
  unreachable: 14,
  badCorpus: 15,
  secondInstance: 16,
  dataUnwritable: 17,
  badIndex: 18,
  sessionsUsedUp: 19,
} as const;

export type StartFaultKind =
  'wrongToken' | 'disallowedIntent' | 'unreachable' | 'secondInstance' | 'dataUnwritable' | 'sessionsUsedUp';

export class StartFault extends Error {
  override readonly name = 'StartFault';
  readonly kind: StartFaultKind;
  private readonly say: (texts: StartSentences) => string;

  constructor(kind: StartFaultKind, say: (texts: StartSentences) => string, cause?: unknown) {
    super(kind, cause === undefined ? undefined : { cause });
    this.kind = kind;
    this.say = say;
  }

  explain(locale: Locale): string {
    return this.say(START_SENTENCES[locale]);
  }
}

export function exitCodeOf(error: unknown): number {
  if (error instanceof StartFault) return EXIT_CODES[error.kind];
  if (!(error instanceof VerbatimError)) return EXIT_CODES.unexpected;
  const { code } = error as VerbatimError;
  if (code === 'config/no-token') return EXIT_CODES.noToken;
  if (code.startsWith('config/')) return EXIT_CODES.badConfig;
  if (code.startsWith('corpus/')) return EXIT_CODES.badCorpus;
  if (code.startsWith('index/') || code.startsWith('model/')) return EXIT_CODES.badIndex;
  return EXIT_CODES.unexpected;
}

export function explainStartFault(error: unknown, locale: Locale): string {
  return error instanceof StartFault ? error.explain(locale) : explainError(error, locale);
}
