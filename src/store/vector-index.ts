// The port of the vector index: unit vectors in, nearest labels out; drivers pass one contract suite.

export interface Neighbour {
  /** The number under which the vector was added. */
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

export interface VectorIndexDriver {
  readonly name: string;
  /** Builds an index over unit vectors (labels 0, 1, …) and writes it to `file`. Blocks: call it in a worker. */
  build(vectors: readonly Float32Array[], dimensions: number, file: string): Promise<void>;
  /** Opens what `build` wrote; the caller has verified the file's checksum, `dimensions` and `size`. */
  open(file: string, dimensions: number, size: number): Promise<VectorIndex>;
}
