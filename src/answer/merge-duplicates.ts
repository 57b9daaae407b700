// The same statement in two places is quoted once, with "also in".
import type { DocumentCard, Quote } from '../domain.js';
import { fold, words } from '../language/fold.js';

/** Share of common words (Jaccard) from which two quotes say the same. */
const SAME = 0.75;

/** Keeps the first of each group of near-identical quotes; overlapping slices of one document count as one. */
export function mergeDuplicates(quotes: readonly Quote[]): Quote[] {
  const kept: { quote: Quote; bag: ReadonlySet<string>; alsoIn: DocumentCard[] }[] = [];
  for (const quote of quotes) {
    const bag = new Set(words(quote.text).map(fold));
    const twin = kept.find((other) => overlaps(other.quote, quote) || jaccard(other.bag, bag) >= SAME);
    if (!twin) {
      kept.push({ quote, bag, alsoIn: [] });
    } else {
      const { document } = quote.citation;
      const known = [twin.quote.citation.document, ...twin.alsoIn].some(({ id }) => id === document.id);
      if (!known) twin.alsoIn.push(document);
    }
  }
  return kept.map(({ quote, alsoIn }) => ({ ...quote, alsoIn }));
}

function overlaps(a: Quote, b: Quote): boolean {
  return (
    a.citation.document.id === b.citation.document.id &&
    a.span.start < b.span.end &&
    b.span.start < a.span.end
  );
}

function jaccard(a: ReadonlySet<string>, b: ReadonlySet<string>): number {
  let common = 0;
  for (const word of a) if (b.has(word)) common += 1;
  const union = a.size + b.size - common;
  return union === 0 ? 0 : common / union;
}
