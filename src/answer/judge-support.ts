// Whether a passage answers at all: a calibrated probability from what speaks for it.
import type { AnalysedQuestion } from '../search/analyse-question.js';
import type { RankedPassage } from '../search/rank-passages.js';
import { pairingOf, type Pairing } from '../search/weights.js';
import type { Generation } from '../store/open-generation.js';
import { EVIDENCE_NAMES, openEvidence, type Evidence } from './weigh-evidence.js';

/**
 * Log-odds = bias + Σ weight · evidence; no weight is negative. Fitted by `npm run fit:support` on small corpora with and
 * without the paragraph that answers; copied as it prints them.
 */
const SUPPORT: Readonly<Record<Pairing, Readonly<Record<keyof Evidence | 'bias', number>>>> = {
  same: {
    passage: 0,
    keyword: 0,
    dense: 0.6,
    telling: 0.8,
    least: 1,
    kind: 0.4,
    numbers: 0,
    names: 0.3,
    reading: 2.5,
    readings: 2.8,
    bias: -3.9,
  },
  across: {
    passage: 0,
    keyword: 0,
    dense: 1.3,
    telling: 0.9,
    least: 1.2,
    kind: 0,
    numbers: 0.7,
    names: 0.2,
    reading: 2.3,
    readings: 2.6,
    bias: -4.2,
  },
};

/**
 * Below this the answer is "not found". The rule: the highest one that refuses at most 5 % of the fit's questions whose
 * paragraph is among the first three.
 */
export const ENOUGH_SUPPORT = 0.28;

/** @returns the probability, 0..1, that a passage of `ranked` answers the question */
export function openJudge(
  generation: Generation,
  question: AnalysedQuestion,
  ranked: readonly RankedPassage[],
): (found: RankedPassage) => number {
  const evidenceFor = openEvidence(generation, question, ranked);
  return (found) => {
    const weights = SUPPORT[pairingOf(question, found.language)];
    const evidence = evidenceFor(found);
    const logOdds = EVIDENCE_NAMES.reduce((sum, name) => sum + weights[name] * evidence[name], weights.bias);
    return 1 / (1 + Math.exp(-logOdds));
  };
}
