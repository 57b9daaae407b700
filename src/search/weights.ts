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
  same: { passage: 6, sentence: 7.5, keyword: 7.3, dense: 6, shape: 0.8, numbers: 1.2, bias: 0 },
  across: { passage: 10, sentence: 14, keyword: 2, dense: 11, shape: 0.2, numbers: 1, bias: 0 },
  'unaccented-same': { passage: 3, sentence: 5, keyword: 15, dense: 4, shape: 1, numbers: 1.5, bias: 0 },
  'unaccented-across': { passage: 8, sentence: 12, keyword: 4.5, dense: 11.5, shape: 0.4, numbers: 2, bias: 0 },
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
