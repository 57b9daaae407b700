// The weights of the fusion; fitted by `npm run fit:ranking` and copied here as it prints them.
import type { LanguageCode } from '../domain.js';
import type { AnalysedQuestion } from './analyse-question.js';

/** Log-odds = bias + Σ weight · feature. */
export interface Weights {
  readonly passage: number;
  readonly sentence: number;
  readonly keyword: number;
  readonly dense: number;
  readonly shape: number;
  readonly numbers: number;
  readonly bias: number;
}

/** How a question relates to a passage: the same language or not, typed with its diacritics or not. */
export type Pairing = 'same' | 'across' | 'unaccented-same' | 'unaccented-across';

export const WEIGHTS: Readonly<Record<Pairing, Weights>> = {
  same: { passage: 7.5, sentence: 6.8, keyword: 5.8, dense: 11.4, shape: 1, numbers: 1, bias: -1.5 },
  across: { passage: 8.2, sentence: 8.4, keyword: 1.7, dense: 16.4, shape: 0.1, numbers: 0.9, bias: 1.5 },
  'unaccented-same': { passage: 6.5, sentence: 7.1, keyword: 12.2, dense: 7.1, shape: 0.4, numbers: 0.9, bias: -0.7 },
  'unaccented-across': { passage: 8.5, sentence: 8.9, keyword: -0.1, dense: 13.2, shape: 1.2, numbers: 1.6, bias: 0.7 },
};

/** A question whose language cannot be told (a few keywords) is taken to be in the passage's. */
export function pairingOf(question: AnalysedQuestion, passage: LanguageCode): Pairing {
  const same = question.language === passage || question.language === 'und';
  if (question.unaccented) return same ? 'unaccented-same' : 'unaccented-across';
  return same ? 'same' : 'across';
}

/**
 * What a passage in another language has to be better by, in log-odds: where both say the same, the asker's language
 * stands first. `npm run fit:ranking` prints what each value costs: 2 costs half a point where only one language answers.
 */
const OWN_LANGUAGE_PREFERENCE = 2;

export function weightsFor(question: AnalysedQuestion, passage: LanguageCode): Weights {
  const pairing = pairingOf(question, passage);
  const weights = WEIGHTS[pairing];
  const isAcross = pairing === 'across' || pairing === 'unaccented-across';
  return isAcross ? { ...weights, bias: weights.bias - OWN_LANGUAGE_PREFERENCE } : weights;
}
