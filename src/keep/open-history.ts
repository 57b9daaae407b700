// The generations of the index: what is live, what can be gone back to, and the way there.
import { VerbatimError } from '../errors.js';
import { openEmbedder, type EmbedderOptions } from '../embed/open-embedder.js';
import type { CorpusOverview, HistoryEntry } from '../keeper-types.js';
import { readReport } from '../reindex/generation-report.js';
import { publishGeneration } from '../reindex/publish-generation.js';
import { recipeFor } from '../reindex/run-reindex.js';
import { listGenerations, readLiveOrder } from '../store/generations.js';
import { listHistory } from '../store/list-history.js';
import { checkRecipe, type IndexRecipe, type Manifest } from '../store/manifest.js';

export interface History {
  /** Newest first. */
  list(): Promise<readonly HistoryEntry[]>;
  /** @throws VerbatimError `index/missing` */
  overview(): Promise<Omit<CorpusOverview, 'staged'>>;
  /** To a generation that was live once, or to the one before the live one. @throws VerbatimError `index/no-earlier`, `index/held`, and as `publish` */
  goBack(generation?: string): Promise<HistoryEntry>;
  /** @throws VerbatimError `index/unknown`, `index/damaged`, `index/mismatch`, `index/busy`, `index/write` */
  publish(generation: string): Promise<HistoryEntry>;
}

export function openHistory(indexDirectory: string, embedderOptions: EmbedderOptions): History {
  let recipe: Promise<IndexRecipe> | undefined;
  const wanted = (): Promise<IndexRecipe> => {
    recipe ??= readRecipe(embedderOptions);
    recipe.catch(() => (recipe = undefined));
    return recipe;
  };
  const publish = async (generation: string): Promise<HistoryEntry> => {
    const fitting = await wanted();
    return entryOf(await publishGeneration(indexDirectory, generation, fitting), fitting);
  };
  return {
    async list() {
      const fitting = await wanted();
      const previous = await previousOf(indexDirectory);
      const entries = await listHistory(indexDirectory);
      return entries.map(({ manifest, live, published }) => ({
        ...entryOf(manifest, fitting),
        isLive: live,
        isHeld: !published,
        isPrevious: manifest.generation === previous,
      }));
    },
    async overview() {
      const live = (await listHistory(indexDirectory)).find((entry) => entry.live);
      if (live === undefined) throw new VerbatimError('index/missing', {});
      const { manifest } = live;
      const report = await readReport(indexDirectory, manifest.generation).catch(() => undefined);
      const languages = manifest.shards.map(({ language, passages }) => ({ language, passages }));
      return {
        ...entryOf(manifest, await wanted()),
        languages: languages.sort((a, b) => b.passages - a.passages),
        reports: report?.reports ?? [],
        ...(report && { durationMs: report.durationMs }),
      };
    },
    publish,
    async goBack(generation) {
      const target = generation ?? (await previousOf(indexDirectory));
      if (target === undefined) throw new VerbatimError('index/no-earlier', {});
      const held = (await listHistory(indexDirectory)).filter(({ published }) => !published);
      if (held.some(({ manifest }) => manifest.generation === target))
        throw new VerbatimError('index/held', { generation: target });
      return publish(target);
    },
  };
}

async function readRecipe(options: EmbedderOptions): Promise<IndexRecipe> {
  const embedder = await openEmbedder(options);
  try {
    return recipeFor(embedder);
  } finally {
    await embedder.close();
  }
}

async function previousOf(indexDirectory: string): Promise<string | undefined> {
  const kept = await listGenerations(indexDirectory);
  const [, ...before] = await readLiveOrder(indexDirectory);
  return before.find((generation) => kept.includes(generation));
}

/** As the live one. */
function entryOf(manifest: Manifest, wanted: IndexRecipe): HistoryEntry {
  const { generation, builtAt, documents, passages, model } = manifest;
  const state = { isLive: true, isPrevious: false, isHeld: false, fits: fits(manifest, wanted) };
  return { generation, builtAt, documents, passages, model, ...state };
}

function fits(manifest: Manifest, wanted: IndexRecipe): boolean {
  try {
    checkRecipe(manifest, wanted);
    return true;
  } catch {
    return false;
  }
}
