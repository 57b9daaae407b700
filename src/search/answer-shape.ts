// Whether a sentence holds the kind of thing that a question asks for: a number, a date, a person, a place.
import { fold } from '../language/fold.js';
import type { Asked } from './analyse-question.js';
import { allNumbers } from './numbers.js';

const DATE =
  /\b(1[0-9]{3}|20[0-9]{2})\b|\b(january|february|march|april|may|june|july|august|september|october|november|december)\b|\b(thang|ngay|nam) (\d|mot|hai|ba|tu|nam|sau|bay|tam|chin|muoi)|\b(century|decade|year|years|day|days|month|months|week|weeks|the ky|thap nien)\b/;
/** Two capitalised words in a row, or one after a title: most likely a name. */
const NAME = /\p{Lu}[\p{L}\p{M}’'-]+ \p{Lu}[\p{L}\p{M}’'-]+/u;
/** A capitalised word after a word in lower case or a comma. */
const PROPER_NOUN = /[\p{Ll}\p{M},] \p{Lu}[\p{L}\p{M}]+/u;
const VIETNAMESE_NUMBER = /\b(mot|hai|ba|bon|nam|sau|bay|tam|chin|muoi|tram|nghin|ngan|trieu|ty) /;

/** True where `sentence` could hold the answer; also true where nothing particular is asked. */
export function holdsWhatIsAsked(asked: Asked | undefined, sentence: string): boolean {
  switch (asked) {
    case 'number':
      return allNumbers(sentence).length > 0 || VIETNAMESE_NUMBER.test(fold(sentence));
    case 'date':
      return DATE.test(fold(sentence));
    case 'person':
      return NAME.test(sentence);
    case 'place':
      return PROPER_NOUN.test(sentence);
    default:
      return true;
  }
}
