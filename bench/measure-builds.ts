// Building an index of generated documents: from nothing, again from cached vectors, and with one document more.
import { mkdir, rm, writeFile } from 'node:fs/promises';
import path from 'node:path';
import type { Embedder } from '../src/embed/embedder.js';
import { openIndex } from '../src/open-index.js';
import { runReindex } from '../src/reindex/run-reindex.js';
import type { SearchableIndex } from '../src/search/search-passages.js';
import type { BenchLanguage, TextGenerator } from './generate-text.js';
import { medianMs, timed, type Times } from './timing.js';

const PARAGRAPHS = 20;
/** About as many as these paragraphs are cut into. */
export const PASSAGES_PER_DOCUMENT = 35;
const OPENINGS = 3;

export interface BuildFigures {
  readonly documents: number;
  readonly passages: number;
  /** Nothing cached. */
  readonly first: Times;
  /** The same documents into an empty index folder, every vector cached. */
  readonly full: Times;
  /** One document more, to published: the rest is taken over from the index that `full` left. */
  readonly oneMore: Times;
  readonly openMs: number;
}

/** Leaves the last index below `folder` and opens it. */
export async function measureBuilds(
  folder: string,
  passageCount: number,
  embedder: Embedder,
  generator: TextGenerator,
): Promise<{ figures: BuildFigures; index: SearchableIndex }> {
  const options = {
    corpusDirectory: path.join(folder, 'corpus'),
    indexDirectory: path.join(folder, 'index'),
    cacheDirectory: path.join(folder, 'cache'),
    keepGenerations: 1,
    maxFileBytes: 1024 * 1024,
  };
  await mkdir(options.corpusDirectory, { recursive: true });
  const documents = Math.ceil(passageCount / PASSAGES_PER_DOCUMENT);
  const writeOne = (number: number): Promise<void> =>
    writeFile(path.join(options.corpusDirectory, `${number}.md`), composeDocument(number, generator));
  for (let number = 0; number < documents; number += 1) await writeOne(number);

  const first = await timed(() => runReindex(options, embedder));
  await rm(options.indexDirectory, { recursive: true });
  const full = await timed(() => runReindex(options, embedder));
  await writeOne(documents);
  const oneMore = await timed(() => runReindex(options, embedder));

  const { generation: name, passages } = oneMore.result.manifest;
  const timesOf = ({ ms, cpuMs }: Times): Times => ({ ms, cpuMs });
  const open = (): Promise<SearchableIndex> => openIndex(options.indexDirectory, name, embedder);
  const openMs = await medianMs(OPENINGS, open);
  return {
    figures: {
      documents: documents + 1,
      passages,
      first: timesOf(first),
      full: timesOf(full),
      oneMore: timesOf(oneMore),
      openMs,
    },
    index: await open(),
  };
}

/** Every second document is Vietnamese. */
export function composeDocument(number: number, generator: TextGenerator): string {
  const language: BenchLanguage = number % 2 === 0 ? 'en' : 'vi';
  const title = `${language === 'en' ? 'Report' : 'Báo cáo'} ${number}`;
  const paragraphs = Array.from({ length: PARAGRAPHS }, () => generator.paragraph(language));
  return `---\ntitle: ${title}\ndate: ${2000 + (number % 25)}\n---\n${paragraphs.join('\n\n')}\n`;
}
