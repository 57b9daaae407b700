// The generation before, as far as it may be reused: verified, and made with the same model and recipe.
import type { KnownFile, ReadFile } from '../corpus/read-corpus.js';
import type { DocumentId, Passage, SourceDocument } from '../domain.js';
import { generationFolder, readLive } from '../store/generations.js';
import type { StoredContents } from '../store/index-contents.js';
import { checkRecipe, readManifest, type IndexRecipe, type Manifest } from '../store/manifest.js';
import { readContents, readTexts, readVerified } from '../store/read-stored.js';
import { readReport, type GenerationReport } from './generation-report.js';
import { KNOWN_FILES_FILE, rememberFiles } from './known-files.js';

/** The texts of the live generation. */
export interface PreviousTexts {
  readonly manifest: Manifest;
  readonly report: GenerationReport;
  readonly documents: readonly SourceDocument[];
  readonly passages: readonly Passage[];
  /** For `ReadCorpusOptions.known`: gives the very objects of `documents`. */
  readonly known: (file: string, digest: string) => KnownFile | undefined;
}

export interface PreviousGeneration extends PreviousTexts {
  readonly contents: StoredContents;
}

/** The live generation; `undefined` where there is none, or any doubt about it: then everything is made anew. */
export function openPrevious(
  indexDirectory: string,
  wanted: IndexRecipe,
): Promise<PreviousGeneration | undefined> {
  return unlessDoubtful(indexDirectory, wanted, async (folder, manifest) => {
    const contents = await readContents(folder, manifest);
    return { ...(await describe(indexDirectory, folder, manifest, contents)), contents };
  });
}

/** Only the texts of it, for comparing. */
export function openPreviousTexts(
  indexDirectory: string,
  wanted: IndexRecipe,
): Promise<PreviousTexts | undefined> {
  return unlessDoubtful(indexDirectory, wanted, async (folder, manifest) =>
    describe(indexDirectory, folder, manifest, await readTexts(folder, manifest)),
  );
}

/** The texts of the live generation, whatever it was made with; `undefined` where they cannot be read. */
export function readLiveTexts(
  indexDirectory: string,
): Promise<Pick<PreviousTexts, 'manifest' | 'documents' | 'passages'> | undefined> {
  return unlessDoubtful(indexDirectory, undefined, async (folder, manifest) => ({
    manifest,
    ...(await readTexts(folder, manifest)),
  }));
}

async function unlessDoubtful<T>(
  indexDirectory: string,
  wanted: IndexRecipe | undefined,
  read: (folder: string, manifest: Manifest) => Promise<T>,
): Promise<T | undefined> {
  const live = await readLive(indexDirectory);
  if (live === undefined) return undefined;
  const folder = generationFolder(indexDirectory, live);
  try {
    const manifest = await readManifest(folder);
    if (wanted) checkRecipe(manifest, wanted);
    return await read(folder, manifest);
  } catch {
    return undefined;
  }
}

async function describe(
  indexDirectory: string,
  folder: string,
  manifest: Manifest,
  texts: Pick<PreviousTexts, 'documents' | 'passages'>,
): Promise<PreviousTexts> {
  const report = await readReport(indexDirectory, manifest.generation);
  const files = await readVerified<readonly ReadFile[]>(folder, manifest, KNOWN_FILES_FILE);
  const known = rememberFiles(files, report.reports, texts.documents);
  return { manifest, report, documents: texts.documents, passages: texts.passages, known };
}

/** First ordinal and the one after the last of each document's passages, which stand together. */
export function passageRanges(passages: readonly Passage[]): Map<DocumentId, { from: number; to: number }> {
  const ranges = new Map<DocumentId, { from: number; to: number }>();
  passages.forEach(({ documentId }, ordinal) => {
    const range = ranges.get(documentId);
    if (range) range.to = ordinal + 1;
    else ranges.set(documentId, { from: ordinal, to: ordinal + 1 });
  });
  return ranges;
}
