// The weights of the fusion, as `npm run fit:ranking` printed them while a passage was a whole paragraph. Fitted anew on parts of
// paragraphs, which all count as right or only the one with the answer, they find no more (embeddings/training/README.md).
import type { LanguageCode } from '../domain.js';
import type { AnalysedQuestion } from './analyse-question.js';
import type { Features } from './features.js';

/** Log-odds = bias + Σ weight · feature. */
export type Weights = Readonly<Record<keyof Features | 'bias', number>>;

/** How a question relates to a passage: the same language or not. */
export type Pairing = 'same' | 'across';

const WEIGHTS: Readonly<Record<Pairing, Weights>> = {
  same: {
    passage: 1.61,
    sentence: 3.38,
    keyword: 5.51,
    dense: 10.05,
    kind: 1.39,
    numbers: 1.18,
    weakest: 1.74,
    share: 3.61,
    bias: 1.2,
  },
  across: {
    passage: 5.03,
    sentence: 8.06,
    keyword: -0.79,
    dense: 12.7,
    kind: 0.65,
    numbers: 0.93,
    weakest: 1.62,
    share: 5.36,
    bias: -0.44,
  },
};

/** A question whose language cannot be told (a few keywords) is taken to be in the passage's. */
export function pairingOf(question: AnalysedQuestion, passage: LanguageCode): Pairing {
  return question.language === passage || question.language === 'und' ? 'same' : 'across';
}

/**
 * What a passage in another language has to be better by, in log-odds: where both say the same, the asker's language
 * stands first. `npm run fit:ranking` prints what each value does; while passages were whole paragraphs, with 2 the right
 * one in the asker's language was first for 80 % of the questions that both languages answer (61 % with 0), for three points
 * where only one does.
 */
export const OWN_LANGUAGE_PREFERENCE = 2;

export function weightsFor(question: AnalysedQuestion, passage: LanguageCode): Weights {
  const pairing = pairingOf(question, passage);
  const weights = WEIGHTS[pairing];
  return { ...weights, bias: weights.bias - preferenceOf(pairing) };
}

function preferenceOf(pairing: Pairing): number {
  return pairing === 'across' ? OWN_LANGUAGE_PREFERENCE : 0;
}

/**
 * Of passages that were read: scale · second-stage score + reading · the reader's log-odds + bias; fitted likewise. `reading`
 * is half of what the fit prints: on the fit's questions as many right ones come first, and among XQuAD-R's 240 paragraphs,
 * where words nearly suffice, fewer are lost. Fitted where three within 2 log-odds were read: the scores of those within 1
 * are too alike to tell the scale.
 */
const READING: Readonly<Record<Pairing, Readonly<Record<'scale' | 'reading' | 'bias', number>>>> = {
  same: { scale: 0.96, reading: 0.2, bias: 0.18 },
  across: { scale: 0.9, reading: 0.2, bias: -0.18 },
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
