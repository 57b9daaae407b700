// Whether the best passage answers at all: a calibrated probability, from figures that mean the same in any corpus.
import type { AnalysedQuestion } from '../search/analyse-question.js';
import { FEATURE_NAMES, type RankedPassage } from '../search/rank-passages.js';
import { pairingOf, type Pairing, type Weights } from '../search/weights.js';

/** Fitted by `npm run fit` on small corpora with and without the paragraph that answers; copied as it prints them. */
const SUPPORT: Readonly<Record<Pairing, Weights>> = {
  same: { passage: 4.5, sentence: 0.5, keyword: 2.3, dense: 5.2, shape: -0.4, numbers: 1.6, bias: -7.2 },
  across: { passage: 4.6, sentence: 1.2, keyword: -0.3, dense: 11.8, shape: 0.5, numbers: 1.8, bias: -10 },
  'unaccented-same': { passage: 2.7, sentence: 2.1, keyword: 9.6, dense: 2.4, shape: 0.6, numbers: 0.7, bias: -9.1 },
  'unaccented-across': { passage: 4.8, sentence: 1.1, keyword: -1.9, dense: 11.6, shape: -0.3, numbers: 1.2, bias: -8.1 },
};

/** Below this the answer is "not found". */
export const ENOUGH_SUPPORT = 0.1;

/** Probability, 0..1, that the passage answers the question. */
export function supportOf(question: AnalysedQuestion, found: RankedPassage): number {
  const weights = SUPPORT[pairingOf(question, found.language)];
  const logOdds = FEATURE_NAMES.reduce((sum, name) => sum + weights[name] * found.features[name], weights.bias);
  return 1 / (1 + Math.exp(-logOdds));
}
