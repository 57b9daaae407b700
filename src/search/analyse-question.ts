// A question as the search needs it: its language, terms, exact phrases, numbers, names, and what it asks for.
import type { LanguageCode } from '../domain.js';
import { fold, hasDiacritics, toNfc, words } from '../language/fold.js';
import { detectQuestionLanguage } from '../language/detect-language.js';
import { QUOTED } from '../language/quoted.js';
import { restoreDiacritics } from '../language/restore-diacritics.js';
import { isStopWord } from '../language/stop-words.js';
import { kindAsked, type AnswerKind } from './answer-kinds.js';
import { allNumbers, digitNumbers } from './numbers.js';

export interface AnalysedQuestion {
  /** As typed: NFC, trimmed, white space runs folded to one space. */
  readonly text: string;
  /** The same, with its diacritics restored where Vietnamese was typed without: what is embedded and read. */
  readonly accented: string;
  readonly language: LanguageCode;
  /** Words with accents, lower-cased, function words left out; an abbreviation (`U.S.`, `WHO`) is none. */
  readonly contentWords: readonly string[];
  /** What stood in quotation marks: must be met to the letter. */
  readonly phrases: readonly string[];
  /** Numbers, years and ordinals in digits. */
  readonly numbers: readonly string[];
  /** Capitalised words (lower-cased) that a sentence's beginning does not explain. */
  readonly names: readonly string[];
  readonly asked: AnswerKind | undefined;
  /** All its words and numbers, folded: what is among them is not new in an answer. */
  readonly known: ReadonlySet<string>;
}

/** Of Vietnamese words two thirds have diacritics; where fewer than this have, they were left out but for a name, say. */
const ACCENTED = 0.25;

export function analyseQuestion(raw: string): AnalysedQuestion {
  const text = toNfc(raw).replace(/\s+/gu, ' ').trim();
  const language = detectQuestionLanguage(text);
  const accented = language === 'vi' && accentedShare(text) < ACCENTED ? restoreDiacritics(text) : text;
  return {
    text,
    accented,
    language,
    contentWords: contentWordsOf(accented),
    phrases: [...text.matchAll(QUOTED)].map(([, phrase = '']) => phrase.trim()).filter((p) => p !== ''),
    numbers: [...new Set(digitNumbers(text))],
    names: findNames(accented),
    asked: kindAsked(text),
    known: new Set([...words(text).map(fold), ...allNumbers(text)]),
  };
}

function accentedShare(text: string): number {
  const all = words(text);
  return all.filter(hasDiacritics).length / all.length;
}

/** `U.S.`, or capitals in a text that has small letters too. */
const ABBREVIATION = /(?<![\p{L}\p{N}])(?:\p{Lu}\.){2,}|(?<![\p{L}\p{N}])[A-Z]{2,4}(?![\p{L}\p{N}])/gu;

function contentWordsOf(text: string): string[] {
  const abbreviations = text === text.toUpperCase() ? [] : (text.match(ABBREVIATION) ?? []).flatMap(words);
  return words(text).filter((word) => !isStopWord(word) || abbreviations.includes(word));
}

/** Capitalised words, except where a sentence begins or the whole question is written in capitals. */
function findNames(text: string): string[] {
  if (text === text.toUpperCase()) return [];
  const found = [...text.matchAll(/\p{Lu}[\p{L}\p{M}\p{N}’'.-]*/gu)].flatMap(({ 0: word, index }) =>
    /(^|[.?!:]\s+)$/u.test(text.slice(0, index)) ? [] : words(word).filter((part) => !isStopWord(part)),
  );
  return [...new Set(found)];
}
