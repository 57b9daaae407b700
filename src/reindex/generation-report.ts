// What a build has to say of itself, kept in the generation: the ingest report, and what it took.
import path from 'node:path';
import { z } from 'zod';
import type { FileReport } from '../corpus/file-report.js';
import type { LanguageCode } from '../domain.js';
import { VerbatimError } from '../errors.js';
import { generationFolder, isGenerationName } from '../store/generations.js';
import { readManifest } from '../store/manifest.js';
import { readBytes } from '../store/read-stored.js';

export const REPORT_FILE = 'report.json';

export interface GenerationReport {
  /** One for each file of the corpus, by path. */
  readonly reports: readonly FileReport[];
  /** Languages that the model knows; empty: no claim is made. */
  readonly modelLanguages: readonly LanguageCode[];
  /** From the first file read to the last file of the generation written, in milliseconds. */
  readonly durationMs: number;
  /** Of these, milliseconds spent on vectors, those from the cache included. */
  readonly embeddingMs: number;
  /** Vectors that were computed, that is, not in the cache. */
  readonly embedded: number;
  /** Milliseconds a computed vector, of this build or the last that computed any; absent before the first. */
  readonly msPerEmbedding?: number;
  /** Documents and passages that were taken over from the generation before. */
  readonly reusedDocuments: number;
  readonly reusedPassages: number;
  /** Passages that were made anew. */
  readonly newPassages: number;
}

const count = z.number().int().nonnegative();
const ms = z.number().nonnegative();

/** Codes are checked as text only: their sentences are looked up by whoever shows them. */
const fileReportSchema = z.object({
  file: z.string(),
  status: z.enum(['read', 'empty', 'refused']),
  reason: z.string().optional(),
  detail: z.string().optional(),
  warnings: z.array(z.object({ code: z.string(), detail: z.string().optional() })),
  languages: z.array(z.string()),
  characters: count,
  furnitureCharacters: count,
  pages: count.optional(),
});

const reportSchema = z.object({
  reports: z.array(fileReportSchema),
  modelLanguages: z.array(z.string()),
  durationMs: ms,
  embeddingMs: ms,
  embedded: count,
  msPerEmbedding: ms.optional(),
  reusedDocuments: count,
  reusedPassages: count,
  newPassages: count,
});

/**
 * The report of a generation, verified against its manifest.
 * @throws VerbatimError `index/unknown` where the name is no generation's, `index/damaged` where the generation is
 *   not whole or older than reports are
 */
export async function readReport(indexDirectory: string, generation: string): Promise<GenerationReport> {
  if (!isGenerationName(generation)) throw new VerbatimError('index/unknown', { generation });
  const folder = generationFolder(indexDirectory, generation);
  const bytes = await readBytes(folder, await readManifest(folder), REPORT_FILE);
  try {
    return reportSchema.parse(JSON.parse(bytes.toString('utf8'))) as GenerationReport;
  } catch (error) {
    throw new VerbatimError('index/damaged', { file: path.join(folder, REPORT_FILE) }, error);
  }
}
