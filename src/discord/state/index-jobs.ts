// The build of the index that runs here, at most one; a stop of the bot ends it, and whatever else can be ended.
import { randomBytes } from 'node:crypto';
import type { IndexProgress } from '../../app-types.js';
import { VerbatimError } from '../../errors.js';
import type { ReindexOutcome, Running } from '../../keeper-types.js';

/** Starts the work; called once. */
export type BeginJob = (onProgress: (progress: IndexProgress) => void) => Running<ReindexOutcome>;

export interface IndexJob {
  /** Stands in the button that cancels it, so that an old button cancels no later job. */
  readonly id: string;
  readonly startedAtMs: number;
  readonly progress: IndexProgress | undefined;
  readonly isCancelled: boolean;
  readonly done: Promise<ReindexOutcome>;
  cancel(): void;
}

export interface IndexJobs {
  readonly current: IndexJob | undefined;
  /** @throws VerbatimError `index/busy`, and what `begin` throws */
  start(begin: BeginJob): IndexJob;
  /** Work that a stop ends too. */
  track<T>(running: Running<T>): Promise<T>;
  cancelAll(): void;
}

export function createIndexJobs(nowMs: () => number): IndexJobs {
  let current: IndexJob | undefined;
  const running = new Set<{ cancel(): void }>();
  const track = async <T>(work: Running<T>): Promise<T> => {
    running.add(work);
    try {
      return await work.done;
    } finally {
      running.delete(work);
    }
  };
  return {
    get current() {
      return current;
    },
    start(begin) {
      if (current !== undefined) throw new VerbatimError('index/busy', {});
      let progress: IndexProgress | undefined;
      let isCancelled = false;
      const work = begin((latest) => (progress = latest));
      const job: IndexJob = {
        id: randomBytes(6).toString('hex'),
        startedAtMs: nowMs(),
        get progress() {
          return progress;
        },
        get isCancelled() {
          return isCancelled;
        },
        cancel() {
          isCancelled = true;
          work.cancel();
        },
        done: track(work).finally(() => (current = undefined)),
      };
      current = job;
      return job;
    },
    track,
    cancelAll() {
      for (const work of running) work.cancel();
    },
  };
}
