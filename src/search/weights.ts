// The weights of the fusion; fitted by `npm run fit:ranking` and copied here as it prints them.
import type { LanguageCode } from '../domain.js';
import type { AnalysedQuestion } from './analyse-question.js';
import type { Features } from './features.js';

/** Log-odds = bias + Σ weight · feature. */
export type Weights = Readonly<Record<keyof Features | 'bias', number>>;

/** How a question relates to a passage: the same language or not, typed with its diacritics or not. */
export type Pairing = 'same' | 'across' | 'unaccented-same' | 'unaccented-across';

const WEIGHTS: Readonly<Record<Pairing, Weights>> = {
  same: {
    passage: 2.7,
    sentence: 3.6,
    keyword: 5.6,
    dense: 7.8,
    kind: 0.9,
    numbers: 0.9,
    weakest: 1.5,
    share: 3.8,
    bias: 0.9,
  },
  across: {
    passage: 5.7,
    sentence: 8.3,
    keyword: -1.1,
    dense: 8.8,
    kind: 0.8,
    numbers: 0.6,
    weakest: 1.9,
    share: 6.5,
    bias: -0.5,
  },
  'unaccented-same': {
    passage: 4.1,
    sentence: 5.5,
    keyword: 10.2,
    dense: 3.5,
    kind: 1.2,
    numbers: 1.9,
    weakest: 1.6,
    share: 5.3,
    bias: -2.1,
  },
  'unaccented-across': {
    passage: 5.2,
    sentence: 5.3,
    keyword: -0.2,
    dense: 7.7,
    kind: 0.6,
    numbers: 0.7,
    weakest: 2.6,
    share: 6.8,
    bias: 2.2,
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
 * stands first. `npm run fit:ranking` prints what each value does: with 2 the right passage in the asker's language is
 * first for 80 % of the questions that both languages answer (64 % with 0), for two and a half points where only one does.
 */
const OWN_LANGUAGE_PREFERENCE = 2;

export function weightsFor(question: AnalysedQuestion, passage: LanguageCode): Weights {
  const pairing = pairingOf(question, passage);
  const weights = WEIGHTS[pairing];
  const isAcross = pairing === 'across' || pairing === 'unaccented-across';
  return isAcross ? { ...weights, bias: weights.bias - OWN_LANGUAGE_PREFERENCE } : weights;
}
