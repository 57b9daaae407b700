// Recall at 1 and 10 and mean reciprocal rank of a list of ranks.

export interface RankRates {
  readonly recall1: number;
  readonly recall10: number;
  readonly mrr: number;
}

/** @param ranks 1-based rank of the right item for each question; 0 where it was not found */
export function rankRates(ranks: readonly number[]): RankRates {
  const share = (limit: number): number =>
    ranks.filter((rank) => rank > 0 && rank <= limit).length / Math.max(1, ranks.length);
  const reciprocal = ranks.reduce((sum, rank) => sum + (rank > 0 ? 1 / rank : 0), 0);
  return { recall1: share(1), recall10: share(10), mrr: reciprocal / Math.max(1, ranks.length) };
}
