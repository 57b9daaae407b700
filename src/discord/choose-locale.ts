// Which language the frame speaks: the asker's, else the server's, else the operator's.
import { LOCALES, type LanguageCode, type Locale } from '../domain.js';

/** @param preferences most trusted first: `vi`, `en-GB`, `und`, `fr`, nothing */
export function chooseLocale(preferences: readonly (LanguageCode | undefined)[], fallback: Locale): Locale {
  for (const preference of preferences) {
    const language = preference?.toLowerCase().split('-')[0];
    const locale = LOCALES.find((known) => known === language);
    if (locale !== undefined) return locale;
  }
  return fallback;
}
