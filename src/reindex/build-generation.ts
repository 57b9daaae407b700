// The corpus folder → a whole generation on the disk: read, split, embedded, inverted, written.
import { performance } from 'node:perf_hooks';
import { readCorpus, type Corpus } from '../corpus/read-corpus.js';
import type { Embedder } from '../embed/embedder.js';
import { openVectorCache } from '../embed/vector-cache.js';
import { VerbatimError } from '../errors.js';
import { detectLanguage } from '../language/detect-language.js';
import { hnswlibDriver } from '../store/hnswlib-index.js';
import type { IndexRecipe } from '../store/manifest.js';
import { writeGeneration } from '../store/write-generation.js';
import { buildContents } from './build-contents.js';
import { embedTimed, pruneCache } from './embed-timed.js';
import { REPORT_FILE, type GenerationReport } from './generation-report.js';
import { knownFilesFile } from './known-files.js';
import { openPrevious, type PreviousGeneration } from './open-previous.js';
import type { StepReporter } from './report-steps.js';
import { reusePassages } from './reuse-passages.js';
import type { Candidate, ReindexOptions } from './run-reindex.js';

/**
 * Builds the generation that the corpus folder asks for, and leaves it on the disk, unpublished. What has not
 * changed is taken over from the live one, if that was made by the same recipe.
 * @throws VerbatimError `corpus/missing`, `corpus/unreadable`, `corpus/empty`, `model/failed`, `index/write`,
 *   `reindex/cancelled`
 */
export async function buildGeneration(
  options: ReindexOptions,
  recipe: IndexRecipe,
  embedder: Embedder,
  step: StepReporter,
): Promise<Omit<Candidate, 'indexDirectory'>> {
  const started = performance.now();
  const { indexDirectory, fullBuild = false } = options;
  const previous = fullBuild ? undefined : await openPrevious(indexDirectory, recipe);
  const corpus = await readDocuments(options, previous, step);
  const { documents } = corpus;
  const reused = await reusePassages(documents, previous, embedder, detectLanguage, step('splitting'));
  const { passages, origins } = reused;
  const cache = await openVectorCache(options.cacheDirectory, embedder);
  const timed = embedTimed(embedder, cache, step('embedding'));
  const contents = await buildContents({
    documents,
    passages,
    embedder,
    embed: timed.embed,
    ...(previous && { previous: { contents: previous.contents, origins } }),
  });
  step('building')(0, passages.length);
  const describe = (): GenerationReport => ({
    reports: corpus.reports,
    modelLanguages: embedder.languages,
    durationMs: performance.now() - started,
    ...timed.figures(previous?.report.msPerEmbedding),
    reusedDocuments: reused.reusedDocuments,
    reusedPassages: reused.reusedPassages,
    newPassages: passages.length - reused.reusedPassages,
  });
  let report = describe();
  const origin = { ...recipe, model: embedder.model, builtAt: new Date() };
  const manifest = await writeGeneration(indexDirectory, contents, origin, hnswlibDriver, [
    knownFilesFile(corpus.files),
    { name: REPORT_FILE, bytes: () => Buffer.from(JSON.stringify((report = describe()), null, 1)) },
  ]);
  await pruneCache(cache, documents, passages, embedder);
  return { manifest, report };
}

/** The corpus, unchanged files as they were. @throws VerbatimError `corpus/missing | unreadable | empty` */
async function readDocuments(
  { corpusDirectory, maxFileBytes }: ReindexOptions,
  previous: PreviousGeneration | undefined,
  step: StepReporter,
): Promise<Corpus> {
  const corpus = await readCorpus(corpusDirectory, {
    maxFileBytes,
    onFile: step('reading'),
    ...(previous && { known: previous.known }),
  });
  if (corpus.documents.length === 0) throw new VerbatimError('corpus/empty', { directory: corpusDirectory });
  return corpus;
}
