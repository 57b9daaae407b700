// The Discord sentences of a locale.
import type { Locale } from '../../domain.js';
import type { DiscordSentences } from './discord-sentences.js';
import { en } from './en.js';
import { vi } from './vi.js';

const SENTENCES: Readonly<Record<Locale, DiscordSentences>> = { en, vi };

export function sentencesFor(locale: Locale): DiscordSentences {
  return SENTENCES[locale];
}
