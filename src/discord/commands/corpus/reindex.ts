// /corpus reindex: builds the index from the files as they are, with live progress.
import { runIndexJob } from '../../moderation/run-index-job.js';
import type { Subcommand } from './subcommand.js';

export const reindex: Subcommand = {
  name: 'reindex',
  options: [],
  run: (request) =>
    Promise.resolve(runIndexJob(request, (onProgress) => request.services.keeper.reindex(onProgress))),
};
