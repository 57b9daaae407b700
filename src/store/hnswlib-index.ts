// Vector index on hnswlib-node: approximate search in a fraction of a millisecond. The only file that imports it.
import hnswlib from 'hnswlib-node';
import type { VectorIndexDriver } from './vector-index.js';

const SPACE = 'cosine';
const M = 16;
const EF_CONSTRUCTION = 200;
/** hnswlib falls back to 10 at every load, where recall is poor; 128 gave recall@10 ≥ 0.99 in the contract test. */
const EF_SEARCH = 128;
const SEED = 100;

export const hnswlibDriver: VectorIndexDriver = {
  name: 'hnswlib',

  async build(vectors, dimensions, file) {
    const index = new hnswlib.HierarchicalNSW(SPACE, dimensions);
    index.initIndex(Math.max(1, vectors.length), M, EF_CONSTRUCTION, SEED);
    vectors.forEach((vector, label) => index.addPoint(Array.from(vector), label));
    await index.writeIndex(file);
  },

  async open(file, dimensions, size) {
    const index = new hnswlib.HierarchicalNSW(SPACE, dimensions);
    await index.readIndex(file);
    return {
      size,
      dimensions,
      search(vector, k) {
        const count = Math.min(k, size);
        if (count === 0) return [];
        index.setEf(Math.max(EF_SEARCH, count));
        const { neighbors, distances } = index.searchKnn(Array.from(vector), count);
        return neighbors.map((label, rank) => ({ label, similarity: 1 - distances[rank]! }));
      },
    };
  },
};
