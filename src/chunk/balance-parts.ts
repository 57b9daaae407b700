// Cuts a row of sizes into as few parts as the budget allows, and those as even as possible.

/**
 * Smallest number of contiguous parts within `budget`, with the largest part as small as that number allows.
 * An item above the budget makes a part of its own.
 *
 * @param sizes size of each item, in order
 * @returns half-open ranges of item indexes, covering all items in order
 */
export function balanceParts(sizes: readonly number[], budget: number): { from: number; to: number }[] {
  const count = fill(sizes, budget).length;
  let low = 1;
  let high = budget;
  while (low < high) {
    const middle = Math.floor((low + high) / 2);
    if (fill(sizes, middle).length <= count) high = middle;
    else low = middle + 1;
  }
  return fill(sizes, low);
}

/** Greedy filling: a part is closed before the item that would bring it over `cap`. */
function fill(sizes: readonly number[], cap: number): { from: number; to: number }[] {
  const parts: { from: number; to: number }[] = [];
  let from = 0;
  let sum = 0;
  for (const [index, size] of sizes.entries()) {
    if (index > from && sum + size > cap) {
      parts.push({ from, to: index });
      from = index;
      sum = 0;
    }
    sum += size;
  }
  if (from < sizes.length) parts.push({ from, to: sizes.length });
  return parts;
}
