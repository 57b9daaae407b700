// The numbers that a passage or a document holds or stands under, read once; a document's date counts only as far as it says something.
import type { DocumentCard, Passage, SourceDocument } from '../domain.js';
import { allNumbers } from './numbers.js';

/** Numbers of a passage's text, of its section and title, and the years of its document. */
export function numbersOfPassage({ card }: SourceDocument, passage: Passage): ReadonlySet<string> {
  return once(passage, () => [
    ...allNumbers(`${card.title}\n${passage.section ?? ''}\n${passage.text}`),
    ...datesOf(card).map(yearOf),
  ]);
}

/** Numbers of a document's title and of its text without the page's furniture, which no quote can show; of its dates the years. */
export function numbersOfDocument(document: SourceDocument): ReadonlySet<string> {
  const { card, text, blocks } = document;
  return once(document, () => {
    const quotable = blocks.filter(({ kind }) => kind !== 'furniture');
    const read = quotable.map(({ span }) => text.slice(span.start, span.end));
    return [...allNumbers([card.title, ...read].join('\n')), ...datesOf(card).map(yearOf)];
  });
}

/** Days and months, which a question names together with their year only: a 26th day is no 26th round. */
export function daysOf(card: DocumentCard, years: readonly string[]): string[] {
  if (years.length === 0) return [];
  return datesOf(card)
    .filter((date) => years.includes(yearOf(date)))
    .flatMap((date) => allNumbers(date.replaceAll('-', ' ')));
}

/** Of a text written after other works their dates count, not the day on which it was written. */
function datesOf({ date, after }: DocumentCard): string[] {
  return (after && after.length > 0 ? after.map((work) => work.date) : [date]).filter(
    (known) => known !== undefined,
  );
}

function yearOf(date: string): string {
  return date.split('-')[0]!;
}

const known = new WeakMap<object, ReadonlySet<string>>();

function once(owner: object, read: () => Iterable<string>): ReadonlySet<string> {
  let numbers = known.get(owner);
  if (!numbers) known.set(owner, (numbers = new Set(read())));
  return numbers;
}
