// Work that prepares something and then starts a job; cancelling reaches the job, whenever it starts.
import type { Running } from '../keeper-types.js';

/** @param work hands the job that it starts to `adopt` and awaits it */
export function runInBackground<T>(
  work: (adopt: <R>(job: Running<R>) => Promise<R>) => Promise<T>,
): Running<T> {
  let started: Pick<Running<unknown>, 'cancel'> | undefined;
  let isCancelled = false;
  const done = work((job) => {
    started = job;
    if (isCancelled) job.cancel();
    return job.done;
  });
  return {
    done,
    cancel() {
      isCancelled = true;
      started?.cancel();
    },
  };
}
