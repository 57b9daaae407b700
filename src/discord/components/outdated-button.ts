// What is said where a button's id cannot be read.
import type { Locale } from '../../domain.js';
import { sentencesFor } from '../../i18n/discord/sentences-for.js';
import type { Notice } from '../commands/command.js';

export function outdatedButton(locale: Locale): Notice {
  return { notice: sentencesFor(locale).refusal.outdatedButton };
}
