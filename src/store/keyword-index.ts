// BM25 over typed arrays: term → postings, and a question's terms → scored passages.

/** BM25 saturation and length normalisation (Robertson & Zaragoza 2009), settled on XQuAD-R. */
export const K1 = 1.2;
export const B = 0.6;

/** A document's terms with their weights: 1 for an occurrence in the text, less for its context. */
export type WeightedTerms = ReadonlyMap<string, number>;

/** Plain data of a keyword index; what is stored on disk. */
export interface KeywordIndexData {
  readonly terms: readonly string[];
  /** `starts[t]..starts[t + 1]` is the range of term t in `items` and `frequencies`. */
  readonly starts: Uint32Array;
  readonly items: Uint32Array;
  readonly frequencies: Float32Array;
  /** Sum of the term weights of each item. */
  readonly lengths: Float32Array;
}

export interface KeywordIndex {
  readonly size: number;
  /** Inverse document frequency; the highest value for a term that no item contains. */
  idf(term: string): number;
  contains(term: string): boolean;
  /** All terms of one word, sorted: their order in the data tells how the index was built. */
  words(): readonly string[];
  /** BM25 of every item (0 where no term is met). Repeated terms count once. */
  score(terms: Iterable<string>): Float32Array;
}

/** Inverts weighted terms; items are numbered in the order in which they come. */
export function buildKeywordIndex(items: readonly WeightedTerms[]): KeywordIndexData {
  const postings = new Map<string, { items: number[]; frequencies: number[] }>();
  const lengths = new Float32Array(items.length);
  items.forEach((terms, item) => {
    for (const [term, weight] of terms) {
      let posting = postings.get(term);
      if (!posting) postings.set(term, (posting = { items: [], frequencies: [] }));
      posting.items.push(item);
      posting.frequencies.push(weight);
      lengths[item]! += weight;
    }
  });
  const terms = [...postings.keys()];
  const starts = new Uint32Array(terms.length + 1);
  terms.forEach((term, index) => (starts[index + 1] = starts[index]! + postings.get(term)!.items.length));
  const total = starts[terms.length]!;
  const flatItems = new Uint32Array(total);
  const frequencies = new Float32Array(total);
  terms.forEach((term, index) => {
    flatItems.set(postings.get(term)!.items, starts[index]);
    frequencies.set(postings.get(term)!.frequencies, starts[index]);
  });
  return { terms, starts, items: flatItems, frequencies, lengths };
}

/** Makes stored data searchable. */
export function openKeywordIndex(data: KeywordIndexData): KeywordIndex {
  const { terms, starts, items, frequencies, lengths } = data;
  const ids = new Map(terms.map((term, index) => [term, index]));
  const size = lengths.length;
  const meanLength = size === 0 ? 1 : Math.max(1e-9, lengths.reduce((sum, length) => sum + length, 0) / size);
  const norms = lengths.map((length) => K1 * (1 - B + (B * length) / meanLength));

  const idfOf = (documentFrequency: number): number =>
    Math.log(1 + (size - documentFrequency + 0.5) / (documentFrequency + 0.5));

  return {
    size,
    idf: (term) => {
      const id = ids.get(term);
      return idfOf(id === undefined ? 0 : starts[id + 1]! - starts[id]!);
    },
    contains: (term) => ids.has(term),
    words: () => terms.filter((term) => !term.includes(' ')).sort(),
    score: (question) => {
      const scores = new Float32Array(size);
      for (const term of new Set(question)) {
        const id = ids.get(term);
        if (id === undefined) continue;
        const from = starts[id]!;
        const to = starts[id + 1]!;
        const idf = idfOf(to - from);
        for (let at = from; at < to; at += 1) {
          const item = items[at]!;
          const frequency = frequencies[at]!;
          scores[item]! += (idf * frequency * (K1 + 1)) / (frequency + norms[item]!);
        }
      }
      return scores;
    },
  };
}
