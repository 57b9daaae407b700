// /corpus diff: what would change, with *Apply* and *Discard*.
import { showPlan } from '../../moderation/show-plan.js';
import type { Subcommand } from './subcommand.js';

export const diff: Subcommand = {
  name: 'diff',
  options: [],
  run: (request) => showPlan(request),
};
