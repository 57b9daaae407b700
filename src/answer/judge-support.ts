// Whether the best passage answers at all: a calibrated probability, from figures that mean the same in any corpus.
import type { AnalysedQuestion } from '../search/analyse-question.js';
import type { Features, RankedPassage } from '../search/rank-passages.js';
import { pairingOf, type Pairing } from '../search/weights.js';
import type { MissingWords } from './find-missing.js';

/** Ranking features of a passage with what the whole corpus lacks. */
export interface SupportFeatures extends Features {
  /** Share of the question's content words that no passage contains. */
  readonly unmet: number;
  /** 1 where a name of the question stands nowhere. */
  readonly unmetName: number;
}

export const SUPPORT_FEATURES = [
  'passage',
  'sentence',
  'keyword',
  'dense',
  'shape',
  'numbers',
  'unmet',
  'unmetName',
] as const;

export type SupportWeights = Readonly<Record<(typeof SUPPORT_FEATURES)[number] | 'bias', number>>;

/** Fitted by `npm run fit-support` on small corpora cut from XQuAD-R, half of whose questions are not answered. */
const SUPPORT: Readonly<Record<Pairing, SupportWeights>> = {
  same: { passage: 4.4, sentence: 6.6, keyword: 6.4, dense: -0.3, shape: 0.9, numbers: 1.5, unmet: 2, unmetName: -0.8, bias: -12 },
  across: { passage: 5.1, sentence: 6.8, keyword: -0.6, dense: 4, shape: 0.1, numbers: 0.4, unmet: 2.2, unmetName: -0.7, bias: -8.4 },
  'unaccented-same': { passage: 1.6, sentence: 3.6, keyword: 10.6, dense: 1.7, shape: 0.9, numbers: 1.5, unmet: -1.2, unmetName: 0, bias: -9.6 },
  'unaccented-across': { passage: 5.9, sentence: 6.9, keyword: 1.4, dense: 2.9, shape: 0.4, numbers: -0.2, unmet: 2.2, unmetName: 0, bias: -8.1 },
}; // prettier-ignore

/** Below this the answer is "not found"; at most 5 % of the answerable questions of the fit lie there. */
export const ENOUGH_SUPPORT = 0.2;

export function supportFeatures(
  question: AnalysedQuestion,
  found: RankedPassage,
  missing: MissingWords,
): SupportFeatures {
  return {
    ...found.features,
    unmet: question.contentWords.length === 0 ? 0 : missing.words.length / question.contentWords.length,
    unmetName: missing.names.length > 0 ? 1 : 0,
  };
}

/** Probability, 0..1, that the passage answers the question. */
export function supportOf(question: AnalysedQuestion, found: RankedPassage, missing: MissingWords): number {
  const weights = SUPPORT[pairingOf(question, found.language)];
  const features = supportFeatures(question, found, missing);
  const logOdds = SUPPORT_FEATURES.reduce((sum, name) => sum + weights[name] * features[name], weights.bias);
  return 1 / (1 + Math.exp(-logOdds));
}
