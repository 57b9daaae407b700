// Exact vector index: every similarity is computed; the oracle of the tests and enough for a small corpus.
import { readFile, writeFile } from 'node:fs/promises';
import type { VectorIndexDriver } from './vector-index.js';

export const exactDriver: VectorIndexDriver = {
  name: 'exact',

  async build(vectors, dimensions, file) {
    const flat = new Float32Array(vectors.length * dimensions);
    vectors.forEach((vector, label) => flat.set(vector, label * dimensions));
    await writeFile(file, new Uint8Array(flat.buffer));
  },

  async open(file, dimensions, size) {
    const bytes = await readFile(file);
    const flat = new Float32Array(bytes.buffer.slice(bytes.byteOffset, bytes.byteOffset + bytes.byteLength));
    return {
      size,
      dimensions,
      search(vector, k) {
        const found = Array.from({ length: size }, (_, label) => {
          let similarity = 0;
          const row = label * dimensions;
          for (let i = 0; i < dimensions; i += 1) similarity += flat[row + i]! * vector[i]!;
          return { label, similarity };
        });
        return found.sort((a, b) => b.similarity - a.similarity || a.label - b.label).slice(0, k);
      },
    };
  },
};
