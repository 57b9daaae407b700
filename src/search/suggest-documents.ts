// Autocomplete over document cards, from memory: diacritics optional, beginnings of words.
import type { DocumentCard } from '../domain.js';
import { fold, words } from '../language/fold.js';

/** Cards whose title, publisher or file name has words that begin with every word typed; title matches first. */
export function suggestDocuments(
  cards: readonly DocumentCard[],
  typed: string,
  limit: number,
): readonly DocumentCard[] {
  const wanted = words(typed).map(fold);
  if (wanted.length === 0) return cards.slice(0, limit);
  const matching = cards.flatMap((card) => {
    const title = words(card.title).map(fold);
    const all = [...title, ...words(`${card.publisher ?? ''} ${card.file}`).map(fold)];
    if (!startsAll(all, wanted)) return [];
    return [{ card, inTitle: startsAll(title, wanted) }];
  });
  return matching
    .sort((a, b) => Number(b.inTitle) - Number(a.inTitle))
    .slice(0, limit)
    .map(({ card }) => card);
}

function startsAll(found: readonly string[], wanted: readonly string[]): boolean {
  return wanted.every((prefix) => found.some((word) => word.startsWith(prefix)));
}
