// A question as the search needs it: its language, terms, exact phrases, numbers, names, and what it asks for.
import type { LanguageCode } from '../domain.js';
import { fold, hasDiacritics, toNfc, words } from '../language/fold.js';
import { detectQuestionLanguage } from '../language/detect-language.js';
import { isFoldedStopWord, isStopWord } from '../language/stop-words.js';
import { digitNumbers } from './numbers.js';

/** What kind of thing would answer. */
export type Asked = 'number' | 'date' | 'person' | 'place';

export interface AnalysedQuestion {
  /** NFC, trimmed, white space runs folded to one space. */
  readonly text: string;
  readonly language: LanguageCode;
  /** True for Vietnamese typed without diacritics. */
  readonly unaccented: boolean;
  /** Words with accents, lower-cased, function words left out. */
  readonly contentWords: readonly string[];
  /** What stood in quotation marks: must be met to the letter. */
  readonly phrases: readonly string[];
  /** Numbers, years and ordinals in digits. */
  readonly numbers: readonly string[];
  /** Capitalised words (lower-cased) that a sentence's beginning does not explain. */
  readonly names: readonly string[];
  readonly asked: Asked | undefined;
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
    contentWords: words(text).filter((word) => !isFunctionWord(word)),
    phrases: [...text.matchAll(PHRASE)].map(([, phrase = '']) => phrase.trim()).filter((p) => p !== ''),
    numbers: [...new Set(digitNumbers(text))],
    names: findNames(text, isFunctionWord),
    asked: whatIsAsked(text),
  };
}

/** Capitalised words, except where a sentence begins or the whole question is written in capitals. */
function findNames(text: string, isFunctionWord: (word: string) => boolean): string[] {
  if (text === text.toUpperCase()) return [];
  const found = [...text.matchAll(/\p{Lu}[\p{L}\p{M}\p{N}’'.-]*/gu)].flatMap(({ 0: word, index }) =>
    /(^|[.?!:]\s+)$/u.test(text.slice(0, index)) ? [] : words(word).filter((part) => !isFunctionWord(part)),
  );
  return [...new Set(found)];
}

const ASKED: readonly (readonly [Asked, RegExp])[] = [
  ['number', /\bhow (many|much)\b|\b(number|percentage|share) of\b|\bbao nhieu\b|\bso may\b|\bmay (nguoi|nuoc|lan|nam|ngay|quoc gia)\b/],
  ['date', /\bwhen\b|\b(what|which) (year|date|day|month|time)\b|\bkhi nao\b|\bbao gio\b|\bluc nao\b|\b(nam|ngay|thang|thoi gian|dip) nao\b|\bnam may\b/],
  ['person', /\bwho(m|se)?\b|\bwhat is the name of the (man|woman|person)\b|\b(la|do|boi|cua) ai\b|\bai (la|da|dan|lam|duoc|bi|se|co|dung|tham|phat|chu)\b|^ai\b|\bnguoi nao\b|\bai\??$/],
  ['place', /\bwhere\b|\b(what|which|at what|in what) (place|city|country|venue)\b|\bo dau\b|\bnoi nao\b|\btai dau\b|\b(thanh pho|nuoc|quoc gia) nao\b/],
]; // prettier-ignore

function whatIsAsked(text: string): Asked | undefined {
  const folded = fold(text);
  return ASKED.find(([, pattern]) => pattern.test(folded))?.[0];
}
