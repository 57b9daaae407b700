// The port of the vector index: unit vectors in, nearest positions out; drivers pass one contract suite.

export interface Neighbour {
  /** The vector's place in the row from which the index was built. */
  readonly label: number;
  /** Cosine similarity. */
  readonly similarity: number;
}

/** A finished, read-only index. */
export interface VectorIndex {
  readonly size: number;
  readonly dimensions: number;
  /**
   * The `k` nearest vectors, nearest first; fewer where the index holds fewer.
   * @param vector L2-normalised, `dimensions` long
   */
  search(vector: Float32Array, k: number): readonly Neighbour[];
}

/** A file that a driver has written, with what it returned. */
export interface StoredVectors {
  readonly file: string;
  readonly keys: Uint32Array;
}

/** A unit vector, or the place of one in `StoredVectors`. */
export type VectorSource = Float32Array | number;

export interface VectorIndexDriver {
  readonly name: string;
  /**
   * Builds an index over a row of vectors and writes it to `file`. Vectors given as numbers are taken over from
   * `previous`, with as much of the work done for it as the driver can use; that file is only read. Blocks: call it
   * in a worker.
   * @returns for each place of the row the driver's own key of that vector in `file`
   */
  build(
    vectors: readonly VectorSource[],
    dimensions: number,
    file: string,
    previous?: StoredVectors,
  ): Promise<Uint32Array>;
  /** Opens what `build` wrote; the caller has verified the file's checksum and `dimensions`. */
  open(stored: StoredVectors, dimensions: number): Promise<VectorIndex>;
}
