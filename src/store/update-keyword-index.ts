// A keyword index of which some items went and others came: what stays is taken over, not inverted again.
import { buildKeywordIndex, type KeywordIndexData, type WeightedTerms } from './keyword-index.js';

/**
 * The index that `buildKeywordIndex` would give for the new row of items, but for the order of the terms.
 * @param oldItems for each new item its number in `previous`, ascending, or -1 where it is new
 * @param added the terms of the new items, in order
 */
export function updateKeywordIndex(
  previous: KeywordIndexData,
  oldItems: Int32Array,
  added: readonly WeightedTerms[],
): KeywordIndexData {
  if (isUnchanged(previous, oldItems)) return previous;
  const fresh = buildKeywordIndex(added);
  const freshItems = Uint32Array.from(oldItems.keys()).filter((item) => oldItems[item] === -1);
  const newItems = new Int32Array(previous.lengths.length).fill(-1);
  oldItems.forEach((old, item) => old !== -1 && (newItems[old] = item));
  const freshIds = new Map(fresh.terms.map((term, id) => [term, id]));

  const most = previous.items.length + fresh.items.length;
  const items = new Uint32Array(most);
  const frequencies = new Float32Array(most);
  const terms: string[] = [];
  const starts = new Uint32Array(previous.terms.length + fresh.terms.length + 1);
  let end = 0;
  const push = (item: number, frequency: number): void => {
    items[end] = item;
    frequencies[end] = frequency;
    end += 1;
  };
  /** Adds the postings of one term, old and fresh ones merged by item. */
  const pushTerm = (term: string, oldId: number, freshId: number | undefined): void => {
    let at = freshId === undefined ? 0 : fresh.starts[freshId]!;
    const to = freshId === undefined ? 0 : fresh.starts[freshId + 1]!;
    for (let old = previous.starts[oldId] ?? 0; old < (previous.starts[oldId + 1] ?? 0); old += 1) {
      const item = newItems[previous.items[old]!]!;
      if (item === -1) continue;
      for (; at < to && freshItems[fresh.items[at]!]! < item; at += 1)
        push(freshItems[fresh.items[at]!]!, fresh.frequencies[at]!);
      push(item, previous.frequencies[old]!);
    }
    for (; at < to; at += 1) push(freshItems[fresh.items[at]!]!, fresh.frequencies[at]!);
    if (end > starts[terms.length]!) starts[terms.push(term)] = end;
  };
  previous.terms.forEach((term, id) => {
    const freshId = freshIds.get(term);
    pushTerm(term, id, freshId);
    if (freshId !== undefined) freshIds.delete(term);
  });
  for (const [term, freshId] of freshIds) pushTerm(term, previous.terms.length, freshId);

  let next = 0;
  const lengths = Float32Array.from(oldItems, (old) =>
    old === -1 ? fresh.lengths[next++]! : previous.lengths[old]!,
  );
  return {
    terms,
    starts: starts.slice(0, terms.length + 1),
    items: items.slice(0, end),
    frequencies: frequencies.slice(0, end),
    lengths,
  };
}

/** Common for the languages of which no document has changed. */
function isUnchanged(previous: KeywordIndexData, oldItems: Int32Array): boolean {
  return oldItems.length === previous.lengths.length && oldItems.every((old, item) => old === item);
}
