// Exact vector index: every similarity is computed; the oracle of the tests and enough for a small corpus.
import { readFile, writeFile } from 'node:fs/promises';
import type { VectorIndexDriver } from './vector-index.js';

export const exactDriver: VectorIndexDriver = {
  name: 'exact',

  async build(vectors, dimensions, file, previous) {
    const old = previous ? await readRows(previous.file) : new Float32Array();
    const flat = new Float32Array(vectors.length * dimensions);
    vectors.forEach((vector, place) => {
      const row = typeof vector === 'number' ? old.subarray(vector * dimensions, (vector + 1) * dimensions) : vector;
      flat.set(row, place * dimensions);
    }); // prettier-ignore
    await writeFile(file, new Uint8Array(flat.buffer));
    return Uint32Array.from(vectors.keys());
  },

  async open({ file, keys }, dimensions) {
    const size = keys.length;
    const flat = await readRows(file);
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

async function readRows(file: string): Promise<Float32Array> {
  const bytes = await readFile(file);
  return new Float32Array(bytes.buffer.slice(bytes.byteOffset, bytes.byteOffset + bytes.byteLength));
}
