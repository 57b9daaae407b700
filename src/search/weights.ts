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
  readonly weakest: number;
  readonly share: number;
  readonly bias: number;
}

/** How a question relates to a passage: the same language or not, typed with its diacritics or not. */
export type Pairing = 'same' | 'across' | 'unaccented-same' | 'unaccented-across';

const WEIGHTS: Readonly<Record<Pairing, Weights>> = {
  same: {
    passage: 2.6,
    sentence: 4.1,
    keyword: 5.6,
    dense: 6,
    shape: 0.9,
    numbers: 0.9,
    weakest: 0.7,
    share: 4,
    bias: 0.8,
  },
  across: {
    passage: 5.6,
    sentence: 7.9,
    keyword: -3.5,
    dense: 10.3,
    shape: 0.2,
    numbers: 1.6,
    weakest: -1.6,
    share: 6.4,
    bias: -0.8,
  },
  'unaccented-same': {
    passage: 3.8,
    sentence: 4.7,
    keyword: 12.5,
    dense: 4.8,
    shape: 0.7,
    numbers: 0.9,
    weakest: 1.5,
    share: 4.7,
    bias: -1.5,
  },
  'unaccented-across': {
    passage: 4,
    sentence: 6.3,
    keyword: -1,
    dense: 9.7,
    shape: 0.5,
    numbers: 1.3,
    weakest: 1.5,
    share: 5.4,
    bias: 1.5,
  },
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
