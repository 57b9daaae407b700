// File names that would act on a terminal or deceive a reader: control characters, escapes, reversed text.

/** Stands for a character that is not shown: the replacement character. */
export const STAND_IN = '\ufffd';

const UNSEEN = /[\p{Cc}\p{Cs}\u2028\u2029\u200b\u2060\ufeff\u200e\u200f\u061c\u202a-\u202e\u2066-\u2069]/gu;

/** The name with a stand-in for each character that acts instead of being seen. */
export function visibleName(name: string): string {
  return name.replace(UNSEEN, STAND_IN);
}
