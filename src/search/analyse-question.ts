// A question as the search needs it: its language, terms, exact phrases, numbers, names, and what it asks for.
import type { LanguageCode } from '../domain.js';
import { fold, hasDiacritics, toNfc, words } from '../language/fold.js';
import { detectQuestionLanguage } from '../language/detect-language.js';
import { isFoldedStopWord, isStopWord } from '../language/stop-words.js';
import { kindAsked, type AnswerKind } from './answer-kinds.js';
import { allNumbers, digitNumbers } from './numbers.js';

export interface AnalysedQuestion {
  /** NFC, trimmed, white space runs folded to one space. */
  readonly text: string;
  readonly language: LanguageCode;
  /** True for Vietnamese typed without diacritics. */
  readonly unaccented: boolean;
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

const PHRASE = /["“”«»„]([^"“”«»„]{0,200})["“”«»„]/gu;

export function analyseQuestion(raw: string): AnalysedQuestion {
  const text = toNfc(raw).replace(/\s+/gu, ' ').trim();
  const language = detectQuestionLanguage(text);
  const unaccented = language === 'vi' && !hasDiacritics(text);
  const isFunctionWord = unaccented ? (word: string) => isFoldedStopWord(fold(word)) : isStopWord;
  return {
    text,
    language,
    unaccented,
    contentWords: contentWordsOf(text, isFunctionWord),
    phrases: [...text.matchAll(PHRASE)].map(([, phrase = '']) => phrase.trim()).filter((p) => p !== ''),
    numbers: [...new Set(digitNumbers(text))],
    names: findNames(text, isFunctionWord),
    asked: kindAsked(text),
    known: new Set([...words(text).map(fold), ...allNumbers(text)]),
  };
}

/** `U.S.`, or capitals in a text that has small letters too. */
const ABBREVIATION = /(?<![\p{L}\p{N}])(?:\p{Lu}\.){2,}|(?<![\p{L}\p{N}])[A-Z]{2,4}(?![\p{L}\p{N}])/gu;

function contentWordsOf(text: string, isFunctionWord: (word: string) => boolean): string[] {
  const abbreviations = text === text.toUpperCase() ? [] : (text.match(ABBREVIATION) ?? []).flatMap(words);
  return words(text).filter((word) => !isFunctionWord(word) || abbreviations.includes(word));
}

/** Capitalised words, except where a sentence begins or the whole question is written in capitals. */
function findNames(text: string, isFunctionWord: (word: string) => boolean): string[] {
  if (text === text.toUpperCase()) return [];
  const found = [...text.matchAll(/\p{Lu}[\p{L}\p{M}\p{N}’'.-]*/gu)].flatMap(({ 0: word, index }) =>
    /(^|[.?!:]\s+)$/u.test(text.slice(0, index)) ? [] : words(word).filter((part) => !isFunctionWord(part)),
  );
  return [...new Set(found)];
}
