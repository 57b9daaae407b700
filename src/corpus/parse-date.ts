// Dates as English and Vietnamese pages write them, to ISO 8601 as precise as they are.

/** `2015`, `2015-05` or `2015-05-11` for a text that is a date (weekday and time of day allowed), else undefined. */
export function parseDate(text: string): string | undefined {
  const plain = stripDayAndTime(text.normalize('NFC').toLowerCase());
  if (plain.length > 40) return undefined;
  for (const [pattern, order] of FORMS) {
    const parts = pattern.exec(plain);
    if (parts === null) continue;
    const [year, month, day] = order.map((at) => (at === 0 ? undefined : parts[at]));
    return isoDate(Number(year), monthNumber(month), day === undefined ? undefined : Number(day));
  }
  return numericDate(plain);
}

const MONTHS = 'jan feb mar apr may jun jul aug sep oct nov dec'.split(' ');
const MONTH = `(${MONTHS.join('|')})[a-z]*\\.?`;

/** Each form with the positions of year, month and day in it; 0 where it has none. */
const FORMS: readonly (readonly [RegExp, readonly [number, number, number]])[] = [
  [/^(\d{4})-(\d{1,2})-(\d{1,2})(?:[t ].*)?$/, [1, 2, 3]],
  [/^(\d{4})[-/](\d{1,2})$/, [1, 2, 0]],
  [/^(\d{4})$/, [1, 0, 0]],
  [new RegExp(`^${MONTH} (\\d{1,2})(?:st|nd|rd|th)?,? (\\d{4})$`), [3, 1, 2]],
  [new RegExp(`^(\\d{1,2})(?:st|nd|rd|th)?(?: of)? ${MONTH},? (\\d{4})$`), [3, 2, 1]],
  [new RegExp(`^${MONTH},? (\\d{4})$`), [2, 1, 0]],
  [/^(?:ngày )?(\d{1,2}) ?(?:tháng|[-/.]) ?(\d{1,2}),? ?năm (\d{4})$/, [3, 2, 1]],
  [/^ngày (\d{1,2})[-/.](\d{1,2})[-/.](\d{4})$/, [3, 2, 1]],
  [/^(\d{1,2}) tháng (\d{1,2}),? (\d{4})$/, [3, 2, 1]],
  [/^tháng (\d{1,2})(?:[-/]| năm |, )(\d{4})$/, [2, 1, 0]],
  [/^năm (\d{4})$/, [1, 0, 0]],
];

const WEEKDAY =
  /^(?:(?:mon|tues?|wed(?:nes)?|thu(?:rs)?|fri|sat(?:ur)?|sun)(?:day)?|thứ (?:hai|ba|tư|năm|sáu|bảy|[2-7])|chủ nhật)[,.]? /;
const LABEL =
  /^(?:published|updated|last updated|posted|date|đăng|ngày đăng|cập nhật|xuất bản)(?: on| lúc| ngày)?:? /;
const CLOCK =
  /[,|\-–•·]? ?(?:at |lúc )?\d{1,2}[:h]\d{2}(?::\d{2})?(?: ?[ap]\.?m\.?)?(?: ?\(?(?:(?:gmt|utc) ?[+-]\d{1,2}(?::?\d{2})?|[a-z]{2,4})\)?)?/;

function stripDayAndTime(text: string): string {
  const spaced = text.replace(/\s+/g, ' ').trim();
  if (/^\d{4}-\d{2}-\d{2}t/.test(spaced)) return spaced;
  return spaced
    .replace(LABEL, '')
    .replace(CLOCK, ' ')
    .replace(/[|•·]/g, ' ')
    .replace(/\s+/g, ' ')
    .trim()
    .replace(/^[,.\-– ]+|[,.\-–: ]+$/g, '')
    .replace(WEEKDAY, '')
    .replace(/^[,\-– ]+/, '');
}

function monthNumber(text: string | undefined): number | undefined {
  if (text === undefined) return undefined;
  const named = MONTHS.indexOf(text.slice(0, 3));
  return named >= 0 ? named + 1 : Number(text);
}

function isoDate(year: number, month?: number, day?: number): string | undefined {
  if (!(year >= 1000 && year <= 2999)) return undefined;
  if (month === undefined) return String(year);
  if (!(month >= 1 && month <= 12)) return undefined;
  const monthText = `${year}-${String(month).padStart(2, '0')}`;
  if (day === undefined) return monthText;
  const last = new Date(Date.UTC(year, month, 0)).getUTCDate();
  return day >= 1 && day <= last ? `${monthText}-${String(day).padStart(2, '0')}` : undefined;
}

/** `2/11/2023` says which is the day only where one of the two is over 12 or both are the same; else the year is known. */
function numericDate(text: string): string | undefined {
  const parts = /^(\d{1,2})[-/.](\d{1,2})[-/.](\d{4})$/.exec(text);
  if (parts === null) return undefined;
  const [first, second, year] = parts.slice(1).map(Number) as [number, number, number];
  if (second > 12) return isoDate(year, first, second);
  if (first > 12 || first === second) return isoDate(year, second, first);
  return isoDate(year);
}
