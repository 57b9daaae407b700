// Whether the best passage answers at all: a calibrated probability, from figures that mean the same in any corpus.
import type { AnalysedQuestion } from '../search/analyse-question.js';
import { FEATURE_NAMES, type RankedPassage, type Reach } from '../search/rank-passages.js';
import { pairingOf, type Pairing, type Weights } from '../search/weights.js';

export const SUPPORT_NAMES = [...FEATURE_NAMES, 'nowhere', 'unmet'] as const;

/** Fitted by `npm run fit:support` on small corpora with and without the paragraph that answers; copied as it prints them. */
const SUPPORT: Readonly<Record<Pairing, Weights & Reach>> = {
  same: {
    passage: 0.8,
    sentence: 1.1,
    keyword: 2.9,
    dense: 3.2,
    shape: 0,
    numbers: 1.3,
    weakest: 0.3,
    share: 2.7,
    nowhere: 0,
    unmet: 0,
    bias: -6.3,
  },
  across: {
    passage: 1.7,
    sentence: 3.2,
    keyword: 0,
    dense: 4.7,
    shape: 0,
    numbers: 0.9,
    weakest: 0,
    share: 3.6,
    nowhere: 0,
    unmet: -0.2,
    bias: -7.6,
  },
  'unaccented-same': {
    passage: 0,
    sentence: 1.9,
    keyword: 9,
    dense: 0,
    shape: 0.3,
    numbers: 0.9,
    weakest: 1.6,
    share: 0.9,
    nowhere: 0,
    unmet: -4.2,
    bias: -6.8,
  },
  'unaccented-across': {
    passage: 3,
    sentence: 4.6,
    keyword: 0,
    dense: 2.3,
    shape: 1,
    numbers: 2.1,
    weakest: 0,
    share: 0.6,
    nowhere: 0,
    unmet: 0,
    bias: -7.9,
  },
};

/** Below this the answer is "not found": under 1 % of the fit's questions with the right passage first lie there (0.3 %; 1.2 % at 0.15). */
export const ENOUGH_SUPPORT = 0.1;

/** True where not one of the question's content words stands anywhere: no passage can answer it. */
export function isStranger(found: RankedPassage): boolean {
  return found.reach.unmet === 1;
}

/** Probability, 0..1, that the passage answers the question. */
export function supportOf(question: AnalysedQuestion, found: RankedPassage): number {
  const weights = SUPPORT[pairingOf(question, found.language)];
  const values = { ...found.features, ...found.reach };
  const logOdds = SUPPORT_NAMES.reduce((sum, name) => sum + weights[name] * values[name], weights.bias);
  return 1 / (1 + Math.exp(-logOdds));
}
