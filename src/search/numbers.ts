// Numbers, ordinals and years in a text, in one normal form: `27th`, `lần thứ 27` and `27` are all `27`.
import { fold } from '../language/fold.js';

const ENGLISH_WORDS: Readonly<Record<string, number>> = {
  first: 1, second: 2, third: 3, fourth: 4, fifth: 5, sixth: 6, seventh: 7, eighth: 8, ninth: 9, tenth: 10,
  eleventh: 11, twelfth: 12, thirteenth: 13, fourteenth: 14, fifteenth: 15, sixteenth: 16, seventeenth: 17,
  eighteenth: 18, nineteenth: 19, twentieth: 20, thirtieth: 30, fortieth: 40, fiftieth: 50,
  one: 1, two: 2, three: 3, four: 4, five: 5, six: 6, seven: 7, eight: 8, nine: 9, ten: 10, eleven: 11, twelve: 12,
  twenty: 20, thirty: 30, forty: 40, fifty: 50,
}; // prettier-ignore

const COMPOUND = /\b(twenty|thirty|forty|fifty)[- ]([a-z]+)\b/g;
const DIGITS = /\d+(?:[.,]\d+)*/g;

/** The numbers written in digits, thousands separators dropped: `1,997` → `1997`; `27th` → `27`. */
export function digitNumbers(text: string): string[] {
  return (text.match(DIGITS) ?? []).map(normalise);
}

/** All numbers, those in English words too (`twenty-seventh`, `eleventh`). */
export function allNumbers(text: string): string[] {
  const lower = fold(text);
  const compounds = [...lower.matchAll(COMPOUND)].flatMap(([, tens = '', unit = '']) => {
    const value = ENGLISH_WORDS[unit];
    return value !== undefined && value < 10 ? [String(ENGLISH_WORDS[tens]! + value)] : [];
  });
  const rest = lower.replace(COMPOUND, (match, _tens, unit: string) =>
    (ENGLISH_WORDS[unit] ?? 10) < 10 ? ' ' : match,
  );
  const simple = (rest.match(/[a-z]+/g) ?? []).flatMap((word) =>
    Object.hasOwn(ENGLISH_WORDS, word) ? [String(ENGLISH_WORDS[word])] : [],
  );
  return [...digitNumbers(text), ...compounds, ...simple];
}

function normalise(digits: string): string {
  const thousands = /^\d{1,3}([.,]\d{3})+$/.test(digits)
    ? digits.replace(/[.,]/g, '')
    : digits.replace(',', '.');
  return thousands.replace(/^0+(?=\d)/, '');
}
