// The estimate of a reindex: in proportion to what the last one took.
import { describe, expect, it } from 'vitest';
import { estimateMs } from '../../src/reindex/estimate-duration.js';
import type { GenerationReport } from '../../src/reindex/generation-report.js';

const FULL: GenerationReport = {
  reports: [],
  modelLanguages: [],
  durationMs: 5000,
  embeddingMs: 1000,
  embedded: 1000,
  msPerEmbedding: 1,
  reusedDocuments: 0,
  reusedPassages: 0,
  newPassages: 1000,
};

describe('estimateMs', () => {
  it('gives a full build what the last full build took', () => {
    expect(estimateMs({ embeddings: 1000, newPassages: 1000, keptPassages: 0 }, FULL)).toBe(5000);
    expect(estimateMs({ embeddings: 0, newPassages: 1000, keptPassages: 0 }, FULL)).toBe(4000);
  });

  it('gives an increment a small share of that, and an increment after it as much', () => {
    const work = { embeddings: 10, newPassages: 10, keptPassages: 1000 };
    const estimated = estimateMs(work, FULL);
    expect(estimated).toBeLessThan(500);
    const after = { ...FULL, durationMs: estimated, embedded: 10, newPassages: 10, reusedPassages: 1000 };
    expect(Math.abs(estimateMs(work, after) - estimated)).toBeLessThan(2);
  });

  it('makes a guess where nothing is known', () => {
    expect(estimateMs({ embeddings: 100, newPassages: 100, keptPassages: 0 }, undefined)).toBeGreaterThan(0);
    expect(estimateMs({ embeddings: 0, newPassages: 0, keptPassages: 0 }, FULL)).toBe(0);
  });
});
