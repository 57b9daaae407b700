// What a passage is about beyond its own words: title, section, date and the works behind it. Embedded, never quoted.
import type { Passage, SourceDocument } from '../domain.js';

const MONTHS = [
  'January',
  'February',
  'March',
  'April',
  'May',
  'June',
  'July',
  'August',
  'September',
  'October',
  'November',
  'December',
];

/** Title, section and date in words, the date in the passage's language; one line each. */
export function contextOfPassage(document: SourceDocument, passage: Passage): string {
  const { title, date } = document.card;
  return [title, passage.section, date && dateInWords(date, passage.language)]
    .filter((part) => part !== undefined && part !== '')
    .join('\n');
}

/** `2023-11-02` → `2 November 2023` or `ngày 2 tháng 11 năm 2023`; less where less is known. */
function dateInWords(date: string, language: string): string {
  const [year = '', month, day] = date.split('-').map((part) => part.replace(/^0+/, ''));
  if (language === 'vi')
    return [day && `ngày ${day}`, month && `tháng ${month}`, `năm ${year}`].filter(Boolean).join(' ');
  return [day, month && MONTHS[Number(month) - 1], year].filter(Boolean).join(' ');
}
