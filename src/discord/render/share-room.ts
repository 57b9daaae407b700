// Shares a message's room among texts: everyone gets what it needs, or an equal part of what is left.

export interface RoomWish {
  /** What cannot be shortened. */
  readonly fixed: number;
  /** What the text would need in full. */
  readonly wanted: number;
}

/**
 * Budgets for the first texts, as many as can each have `smallest` or all they want; at least one.
 * The sum of fixed parts and budgets never exceeds `room`.
 */
export function shareRoom(wishes: readonly RoomWish[], room: number, smallest: number): number[] {
  let count = wishes.length;
  while (count > 1 && leastRoom(wishes.slice(0, count), smallest) > room) count--;
  const served = wishes.slice(0, count);
  let left = room - served.reduce((sum, wish) => sum + wish.fixed, 0);
  const budgets = served.map(() => 0);
  const byNeed = served.map(({ wanted }, index) => ({ index, wanted })).sort((a, b) => a.wanted - b.wanted);
  byNeed.forEach(({ index, wanted }, before) => {
    const budget = Math.max(0, Math.min(wanted, Math.floor(left / (byNeed.length - before))));
    budgets[index] = budget;
    left -= budget;
  });
  return budgets;
}

function leastRoom(wishes: readonly RoomWish[], smallest: number): number {
  return wishes.reduce((sum, wish) => sum + wish.fixed + Math.min(wish.wanted, smallest), 0);
}
