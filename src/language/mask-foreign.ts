// What in a Vietnamese text is no Vietnamese prose: quotations, numbers, addresses, abbreviations, foreign names.
import { fold } from './fold.js';
import { isVietnameseSyllable } from './function-words.js';
import { QUOTED } from './quoted.js';

/** Something with a number, an underscore, a dot or an address in it. */
const NO_WORD = /[\d_@]|:\/\/|\p{L}\.\p{L}/u;
/** Two to four capitals, or one behind a small letter (`vitamin A`), where not all is in capitals. */
const ABBREVIATION = /(?<!\p{L})\p{Lu}{2,4}(?!\p{L})|(?<=\p{Ll} )\p{Lu}(?!\p{L})/gu;
const CAPITALISED = /(?<!\p{L})\p{Lu}\p{Ll}+(?: \p{Lu}\p{Ll}+)+/gu;

/** The text, of the same length, with what is no Vietnamese prose replaced by full stops. */
export function maskForeign(text: string): string {
  const blank = (part: string): string => '.'.repeat(part.length);
  const prose = text
    .replace(QUOTED, blank)
    .replace(/\S+/gu, (part) => (NO_WORD.test(part) ? blank(part) : part));
  const shouted = text === text.toUpperCase();
  return (shouted ? prose : prose.replace(ABBREVIATION, blank)).replace(CAPITALISED, (name) => {
    // "Tom Malinowski": what stands beside a foreign name belongs to it.
    const parts = name.split(' ');
    const foreign = parts.map((part) => !isVietnameseSyllable(fold(part)));
    return parts
      .map((part, at) => (foreign[at - 1] || foreign[at] || foreign[at + 1] ? blank(part) : part))
      .join(' ');
  });
}
