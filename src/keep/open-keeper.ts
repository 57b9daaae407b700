// The keeper: everything that changes the corpus or the live index, joined from its parts.
import { embedderOptions, reindexOptions } from '../app-options.js';
import type { Config } from '../config.js';
import { DownloadError } from '../corpus/download.js';
import { fetchAddress } from '../corpus/fetch-address.js';
import { readSources } from '../corpus/read-corpus.js';
import { VerbatimError } from '../errors.js';
import type { AddResult, GivenFacts, IncomingFile, Keeper, ReindexOutcome } from '../keeper-types.js';
import { fold, toNfc } from '../language/fold.js';
import { isIndexBusy } from '../reindex/lock-index.js';
import { applyStaged, finishApplying } from './apply-staged.js';
import { describeDiff, describeReindex } from './describe-results.js';
import type { CheckedReindex } from './job-protocol.js';
import { openHistory } from './open-history.js';
import { repairCorpus } from './repair-corpus.js';
import { runInBackground } from './run-in-background.js';
import { inspectFile, stageFile, unstageFile } from './stage-file.js';
import { stampOf } from './stamp.js';
import { startPlan, startReindex } from './start-job.js';
import { clearStaged, namesOnDisk, readStaged, stagingFolder, writeRemovals } from './staging-folder.js';
import { whileCorpusLocked } from './while-corpus-locked.js';

export interface KeeperHooks {
  /** Called when another generation has become live, before the outcome is told. */
  readonly onPublished?: () => Promise<void>;
}

/** What a killed process had begun to move into the corpus is finished before the next change, plan or reindex. */
export function openKeeper(
  config: Config,
  { onPublished = () => Promise.resolve() }: KeeperHooks = {},
): Keeper {
  const options = reindexOptions(config);
  const { corpusDirectory, indexDirectory, maxFileBytes } = options;
  const job = { options, embedder: embedderOptions(config) };
  const history = openHistory(indexDirectory, job.embedder);
  const changing = <T>(work: () => Promise<T>): Promise<T> =>
    whileCorpusLocked(corpusDirectory, async () => {
      await finishApplying(corpusDirectory);
      return work();
    });
  const repair = (): Promise<void> => repairCorpus(corpusDirectory);
  const finished = async (result: CheckedReindex): Promise<ReindexOutcome> => {
    if (result.published) await onPublished();
    return describeReindex(result);
  };
  const stage = async (file: IncomingFile, facts: GivenFacts): Promise<AddResult> => {
    const sources = await readSources(corpusDirectory);
    const inspected = await inspectFile(file, facts, { maxFileBytes, sources });
    return changing(() => stageFile(inspected, file.bytes, facts, corpusDirectory));
  };

  return {
    async status() {
      return { ...(await history.overview()), staged: await readStaged(corpusDirectory) };
    },
    add: (file, facts = {}) => stage(file, facts),
    async addAddress(address, facts = {}) {
      try {
        const { bytes, extension } = await fetchAddress(address, {
          allowPrivateAddresses: config.ALLOW_PRIVATE_ADDRESSES,
          maxBytes: maxFileBytes,
        });
        return await stage({ name: nameOf(address) + extension, bytes }, { url: address, ...facts });
      } catch (error) {
        if (!(error instanceof DownloadError)) throw error;
        const { reason, detail } = error;
        throw new VerbatimError('download/failed', { address, reason, ...(detail && { detail }) }, error);
      }
    },
    async suggestFiles(typed, limit) {
      const wanted = fold(toNfc(typed.trim()));
      const files = (await namesOnDisk(corpusDirectory)).keys();
      const { added } = await readStaged(corpusDirectory);
      return [...new Set([...added, ...files])].filter((file) => fold(file).includes(wanted)).slice(0, limit);
    },
    remove: (file) =>
      changing(async () => {
        const { added, removed } = await readStaged(corpusDirectory);
        const wanted = toNfc(file);
        if (added.includes(wanted)) await unstageFile(corpusDirectory, wanted);
        const listed = (await namesOnDisk(corpusDirectory)).has(wanted);
        if (listed && !added.includes(wanted)) await writeRemovals(corpusDirectory, [...removed, wanted]);
        return listed || added.includes(wanted);
      }),
    discard: () =>
      changing(async () => {
        const staged = await readStaged(corpusDirectory);
        await clearStaged(corpusDirectory);
        return staged;
      }),
    plan: (onProgress) =>
      runInBackground(async (adopt) => {
        await repair();
        const stamp = await stampOf(corpusDirectory, indexDirectory);
        const staged = await readStaged(corpusDirectory);
        const { addDirectory } = stagingFolder(corpusDirectory);
        const overlay = { addDirectory, removed: staged.removed };
        const found = await adopt(startPlan({ ...job, options: { ...options, overlay } }, onProgress));
        return { ...describeDiff(found), staged, stamp };
      }),
    apply: (stamp, onProgress) =>
      runInBackground(async (adopt, checkCancelled) => {
        if (await isIndexBusy(indexDirectory)) throw new VerbatimError('index/busy', {});
        await changing(async () => {
          checkCancelled();
          if (stamp !== undefined && stamp !== (await stampOf(corpusDirectory, indexDirectory)))
            throw new VerbatimError('corpus/changed', {});
          await applyStaged(corpusDirectory, new Date());
        });
        return finished(await adopt(startReindex(job, onProgress)));
      }),
    reindex: (onProgress) =>
      runInBackground(async (adopt) => {
        await repair();
        return finished(await adopt(startReindex(job, onProgress)));
      }),
    async publish(generation) {
      const entry = await history.publish(generation);
      await onPublished();
      return entry;
    },
    history: () => history.list(),
    async rollback(generation) {
      const entry = await history.goBack(generation);
      await onPublished();
      return entry;
    },
  };
}

/** The last part of an address's path, without its ending; the host where there is none. */
function nameOf(address: string): string {
  const { pathname, hostname } = new URL(address);
  const last = pathname.split('/').filter(Boolean).at(-1) ?? '';
  return decodeLeniently(last).replace(/\.\w{1,6}$/, '') || hostname;
}

function decodeLeniently(text: string): string {
  try {
    return decodeURIComponent(text);
  } catch {
    return text;
  }
}
