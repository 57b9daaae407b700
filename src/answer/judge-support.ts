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
  same: { passage: 6, sentence: 4, keyword: 4, dense: 2, shape: 0.5, numbers: 1, unmet: -4, unmetName: -1, bias: -9 },
  across: { passage: 6, sentence: 4, keyword: 2, dense: 2, shape: 0.5, numbers: 1, unmet: 0, unmetName: 0, bias: -7 },
  'unaccented-same': { passage: 4, sentence: 3, keyword: 6, dense: 2, shape: 0.5, numbers: 1, unmet: -4, unmetName: 0, bias: -7 },
  'unaccented-across': { passage: 4, sentence: 3, keyword: 2, dense: 2, shape: 0.5, numbers: 1, unmet: 0, unmetName: 0, bias: -5 },
}; // prettier-ignore

/** Below this the answer is "not found"; at most 5 % of the answerable questions of the fit lie there. */
export const ENOUGH_SUPPORT = 0.35;

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
