// A greeting or thanks asks nothing: it gets the help, not passages that happen to hold the word.
import { fold, words } from '../../language/fold.js';

/** True where nothing else is said, in English or Vietnamese, with or without diacritics. */
export function isGreeting(message: string): boolean {
  const said = words(fold(message));
  return said.length > 0 && said.length <= 4 && said.every((word) => POLITE.has(word));
}

const POLITE = new Set(
  'hello hi hey hallo there bot good morning evening thanks thank you xin chao ban nhe em anh chi cam on oi alo'.split(
    ' ',
  ),
);
