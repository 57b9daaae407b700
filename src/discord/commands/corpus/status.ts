// /corpus status: what is live, what is laid ready, what runs, what deserves a look.
import { renderStatus } from '../../render/corpus/render-status.js';
import type { Subcommand } from './subcommand.js';

export const status: Subcommand = {
  name: 'status',
  options: [],
  run: async ({ locale, services }) =>
    renderStatus(await services.keeper.status(), services.jobs.current, locale),
};
