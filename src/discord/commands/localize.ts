// Names and descriptions as Discord wants them: English, with Vietnamese beside it.
import type { LocalizedText, NamedText } from '../../i18n/discord/command-texts.js';

export function localizeName(text: LocalizedText) {
  return { name: text.en, name_localizations: { vi: text.vi.normalize('NFC') } };
}

export function localize({ name, description }: NamedText) {
  return {
    ...localizeName(name),
    description: description.en,
    description_localizations: { vi: description.vi.normalize('NFC') },
  };
}
