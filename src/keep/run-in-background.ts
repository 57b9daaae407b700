// Work that prepares something and then starts a job; cancelling reaches the job, whenever it starts.
import { VerbatimError } from '../errors.js';
import type { Running } from '../keeper-types.js';

/** @param work hands the job that it starts to `adopt` and awaits it; `checkCancelled` throws `reindex/cancelled` */
export function runInBackground<T>(
  work: (adopt: <R>(job: Running<R>) => Promise<R>, checkCancelled: () => void) => Promise<T>,
): Running<T> {
  let started: Pick<Running<unknown>, 'cancel'> | undefined;
  let isCancelled = false;
  const adopt = <R>(job: Running<R>): Promise<R> => {
    started = job;
    if (isCancelled) job.cancel();
    return job.done;
  };
  const done = work(adopt, () => {
    if (isCancelled) throw new VerbatimError('reindex/cancelled', {});
  });
  return {
    done,
    cancel() {
      isCancelled = true;
      started?.cancel();
    },
  };
}
