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
    passage: 1.68,
    sentence: 4.11,
    keyword: 4.64,
    dense: 9.13,
    kind: 1.67,
    numbers: 1.59,
    weakest: 1.99,
    share: 3.42,
    bias: 0.81,
  },
  across: {
    passage: 5.22,
    sentence: 8.14,
    keyword: -1.29,
    dense: 11.81,
    kind: 1.06,
    numbers: 0.42,
    weakest: 2.35,
    share: 5.91,
    bias: -0.17,
  },
  'unaccented-same': {
    passage: 3.69,
    sentence: 4.09,
    keyword: 9.44,
    dense: 4.32,
    kind: 1.39,
    numbers: 1.03,
    weakest: 0.16,
    share: 4.93,
    bias: -1.12,
  },
  'unaccented-across': {
    passage: 4.82,
    sentence: 5.79,
    keyword: -1.17,
    dense: 7.27,
    kind: 0.32,
    numbers: 1.41,
    weakest: 2.06,
    share: 6.38,
    bias: 1.2,
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
export const OWN_LANGUAGE_PREFERENCE = 2;

export function weightsFor(question: AnalysedQuestion, passage: LanguageCode): Weights {
  const pairing = pairingOf(question, passage);
  const weights = WEIGHTS[pairing];
  return { ...weights, bias: weights.bias - preferenceOf(pairing) };
}

function preferenceOf(pairing: Pairing): number {
  return pairing === 'across' || pairing === 'unaccented-across' ? OWN_LANGUAGE_PREFERENCE : 0;
}

/**
 * Of passages that were read: scale · second-stage score + reading · the reader's log-odds + bias; fitted likewise. `reading`
 * is half of what the fit prints: on the fit's questions as many right ones come first, and among XQuAD-R's 240 paragraphs,
 * where words nearly suffice, fewer are lost.
 */
const READING: Readonly<Record<Pairing, Readonly<Record<'scale' | 'reading' | 'bias', number>>>> = {
  same: { scale: 0.79, reading: 0.26, bias: 0.47 },
  across: { scale: 0.8, reading: 0.17, bias: -0.39 },
  'unaccented-same': { scale: 0.78, reading: 0.14, bias: -0.94 },
  'unaccented-across': { scale: 0.71, reading: 0.2, bias: 0.94 },
};

/** @returns log-odds that a passage answers, from both stages; the preference, which is no evidence, is not scaled */
export function readingScore(
  question: AnalysedQuestion,
  passage: LanguageCode,
  score: number,
  reading: number,
): number {
  const pairing = pairingOf(question, passage);
  const weights = READING[pairing];
  const preference = preferenceOf(pairing);
  return weights.scale * (score + preference) + weights.reading * reading + weights.bias - preference;
}
