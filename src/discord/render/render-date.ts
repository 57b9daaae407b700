// A date as precise as it is known, in words of the reader's language.
import type { Locale } from '../../domain.js';

/** `2023-11-02` → `2 Nov 2023` / `2/11/2023`; anything else that a document claims as its date stays as it is. */
export function renderDate(date: string, locale: Locale): string {
  const [, year, month, day] = /^(\d{4})(?:-(\d{2}))?(?:-(\d{2}))?/.exec(date) ?? [];
  if (year === undefined) return date.slice(0, 40);
  if (month === undefined) return year;
  const name = locale === 'vi' ? String(Number(month)) : MONTHS[Number(month) - 1];
  if (name === undefined) return year;
  if (locale === 'vi') return day === undefined ? `${name}/${year}` : `${Number(day)}/${name}/${year}`;
  return day === undefined ? `${name} ${year}` : `${Number(day)} ${name} ${year}`;
}

const MONTHS = ['Jan', 'Feb', 'Mar', 'Apr', 'May', 'Jun', 'Jul', 'Aug', 'Sep', 'Oct', 'Nov', 'Dec'];
