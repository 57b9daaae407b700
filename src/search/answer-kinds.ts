// What kind of thing a question asks for, and whether a text holds one that the question does not name itself.
import { fold, words } from '../language/fold.js';
import { allNumbers } from './numbers.js';

/** What kind of thing would answer. */
export type AnswerKind = 'money' | 'number' | 'date' | 'person' | 'place';

const ASKED: readonly (readonly [AnswerKind, RegExp])[] = [
  ['money', /\bhow much (money|does|did|do|is|was|were|will|would|has|have)\b|\b(what|which) (price|salary|cost|fee|budget|amount|tax)\b|\bwhat is the (price|salary|cost|fee)\b|\bbao nhieu (tien|kinh phi|dola|do la|usd|dong)\b|\bgia bao nhieu\b/],
  ['number', /\bhow (many|much|old|tall|deep|long|far|high|big|large|often)\b|\b(number|percentage|share) of\b|\bbao nhieu\b|\bso may\b|\bmay (nguoi|nuoc|lan|nam|ngay|quoc gia|tuoi|con)\b/],
  ['date', /\bwhen\b|\b(what|which) (year|date|day|month|time)\b|\bkhi nao\b|\bbao gio\b|\bluc nao\b|\b(nam|ngay|thang|thoi gian|dip) nao\b|\b(nam|thang) may\b/],
  ['person', /\bwho(m|se)?\b|\bwhat is the name of the (man|woman|person)\b|\b(la|do|boi|cua) ai\b|\bai (la|da|dan|lam|duoc|bi|se|co|dung|tham|phat|chu)\b|^ai\b|\bnguoi nao\b|\bai\??$/],
  ['place', /\bwhere\b|\b(what|which|at what|in what) (place|city|country|venue|countries|cities)\b|\bo dau\b|\bnoi nao\b|\btai dau\b|\bque o\b|\b(thanh pho|nuoc|quoc gia|tinh) nao\b/],
]; // prettier-ignore

export function kindAsked(question: string): AnswerKind | undefined {
  const folded = fold(question);
  return ASKED.find(([, pattern]) => pattern.test(folded))?.[0];
}

/** What a text holds of one kind. */
export interface KindItems {
  /** Each as its words or numbers, folded. */
  readonly items: readonly (readonly string[])[];
  /** True where something looser stands in it: a period for a date, a number for a sum. */
  readonly looser: boolean;
}

const LOOSER = 0.6;

/**
 * 1 where one of the items has something new to the question, less where only something looser stands there.
 * @param known the question's words and numbers, folded
 */
export function holdsNew({ items, looser }: KindItems, known: ReadonlySet<string>): number {
  if (items.some((item) => item.some((word) => !known.has(word)))) return 1;
  return looser ? LOOSER : 0;
}

const MONTH = '(?:january|february|march|april|may|june|july|august|september|october|november|december)';
const YEAR = /\b(?:1[0-9]{3}|20[0-9]{2})\b/g;
/** Dates and ordinals, which are no amounts. */
const DATE = new RegExp(
  `\\b\\d{1,2}[/.-]\\d{1,2}(?:[/.-]\\d{2,4})?\\b|\\b(?:ngay|thang|nam|khoa|lan thu|thu|the ky|article|section) (?:\\d+|[ivx]+)\\b|\\b${MONTH}(?: \\d{1,2}(?:,? \\d{4})?)?\\b|\\b\\d{1,2} ${MONTH}\\b|\\b\\d+(?:st|nd|rd|th)\\b`,
  'g',
);
const PERIOD =
  /\b(century|decade|years?|days?|months?|weeks?|the ky|thap nien|(?:mon|tues|wednes|thurs|fri|satur|sun)day|today|yesterday|tomorrow|thang (?:mot|hai|ba|tu|nam|sau|bay|tam|chin|muoi))\b/;
const VIETNAMESE_NUMBER = /\b(mot|hai|ba|bon|nam|sau|bay|tam|chin|muoi|tram|nghin|ngan|trieu|ty) (?!nam )/;
const MONEY = /[$€£¥₫]|\b(usd|dollars?|dong|ty|trieu|euros?|vnd|million|billion|cents?|do la)\b/;
/** Two capitalised words in a row: most likely a name. */
const NAME = /\p{Lu}[\p{L}\p{M}’'.-]*(?: \p{Lu}[\p{L}\p{M}’'.-]*)+/gu;
/** A capitalised word after a word in lower case or a comma. */
const PROPER_NOUN = /(?<=[\p{Ll}\p{M},;] )\p{Lu}[\p{L}\p{M}’'-]+/gu;

/** The dates, numbers, names … of a text. Years and ordinals are no numbers. */
export function itemsOf(kind: AnswerKind, text: string): KindItems {
  const folded = fold(text);
  const each = (found: readonly string[]): string[][] => found.map((item) => words(item).map(fold));
  switch (kind) {
    case 'money':
      // An amount is new whatever the question names.
      return { items: MONEY.test(folded) ? [['']] : [], looser: allNumbers(withoutDates(folded)).length > 0 };
    case 'number': {
      const rest = withoutDates(folded);
      return { items: allNumbers(rest).map((number) => [number]), looser: VIETNAMESE_NUMBER.test(rest) };
    }
    case 'date': {
      const dates = [...(folded.match(YEAR) ?? []), ...(folded.match(DATE) ?? [])];
      return { items: each(dates), looser: PERIOD.test(folded) };
    }
    case 'person':
      return { items: each(text.match(NAME) ?? []), looser: false };
    case 'place':
      return { items: each(text.match(PROPER_NOUN) ?? []), looser: false };
  }
}

function withoutDates(folded: string): string {
  return folded.replace(DATE, ' ').replace(YEAR, ' ');
}
