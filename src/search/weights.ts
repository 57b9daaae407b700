// The weights of the fusion; fitted by `npm run fit` on XQuAD-R and copied here as it prints them.
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
  same: { passage: 7.2, sentence: 11.1, keyword: 5, dense: 2.5, shape: 1.3, numbers: 1.8, bias: -0.6 },
  across: { passage: 9.5, sentence: 10, keyword: -1.3, dense: 10.3, shape: 1.7, numbers: 3, bias: 0.6 },
  'unaccented-same': { passage: 5.4, sentence: 7.1, keyword: 12.4, dense: 4.1, shape: 1, numbers: 1.5, bias: -0.4 },
  'unaccented-across': { passage: 8.2, sentence: 8.5, keyword: 1, dense: 8.5, shape: 1.1, numbers: 2.7, bias: 0.4 },
};

/** A question whose language cannot be told (a few keywords) is taken to be in the passage's. */
export function pairingOf(question: AnalysedQuestion, passage: LanguageCode): Pairing {
  const same = question.language === passage || question.language === 'und';
  if (question.unaccented) return same ? 'unaccented-same' : 'unaccented-across';
  return same ? 'same' : 'across';
}

export function weightsFor(question: AnalysedQuestion, passage: LanguageCode): Weights {
  return WEIGHTS[pairingOf(question, passage)];
}
