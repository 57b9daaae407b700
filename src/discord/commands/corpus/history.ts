// /corpus history: finished indexes that are kept.
import { renderHistory } from '../../render/corpus/render-history.js';
import type { Subcommand } from './subcommand.js';

export const history: Subcommand = {
  name: 'history',
  options: [],
  run: async ({ locale, services }) => renderHistory(await services.keeper.history(), locale),
};
