// Whether the best passage answers at all: a calibrated probability, from figures that mean the same in any corpus.
import type { AnalysedQuestion } from '../search/analyse-question.js';
import { FEATURE_NAMES, type RankedPassage, type Reach } from '../search/rank-passages.js';
import { pairingOf, type Pairing, type Weights } from '../search/weights.js';

export const SUPPORT_NAMES = [...FEATURE_NAMES, 'nowhere', 'unmet'] as const;

/** Fitted by `npm run fit:support` on small corpora with and without the paragraph that answers; copied as it prints them. */
const SUPPORT: Readonly<Record<Pairing, Weights & Reach>> = {
  same: {
    passage: 2.1,
    sentence: 1.5,
    keyword: 3.6,
    dense: 3,
    shape: -0.6,
    numbers: 1.3,
    weakest: 0.5,
    share: 1.3,
    nowhere: -0.5,
    unmet: 1.1,
    bias: -5.8,
  },
  across: {
    passage: 2.6,
    sentence: 3.8,
    keyword: -1.4,
    dense: 4.6,
    shape: -0.6,
    numbers: 0.9,
    weakest: -1.3,
    share: 4,
    nowhere: 0.1,
    unmet: -0.1,
    bias: -7.7,
  },
  'unaccented-same': {
    passage: 0.8,
    sentence: 3.3,
    keyword: 9.2,
    dense: -3,
    shape: 0.8,
    numbers: 0.9,
    weakest: 2,
    share: 0.4,
    nowhere: -1.1,
    unmet: -5.1,
    bias: -6.7,
  },
  'unaccented-across': {
    passage: 5.3,
    sentence: 5.6,
    keyword: -2.1,
    dense: 2.5,
    shape: 0.8,
    numbers: 2.2,
    weakest: -1.7,
    share: 0.7,
    nowhere: -0.1,
    unmet: 0,
    bias: -9,
  },
};

/** Below this the answer is "not found": of the fit's questions with the right passage first 0.4 % lie there. */
export const ENOUGH_SUPPORT = 0.1;

/** Probability, 0..1, that the passage answers the question. */
export function supportOf(question: AnalysedQuestion, found: RankedPassage): number {
  const weights = SUPPORT[pairingOf(question, found.language)];
  const values = { ...found.features, ...found.reach };
  const logOdds = SUPPORT_NAMES.reduce((sum, name) => sum + weights[name] * values[name], weights.bias);
  return 1 / (1 + Math.exp(-logOdds));
}
