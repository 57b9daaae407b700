// Whether the quotes of an answer hit the evidences of a question.
import type { Answer, Quote } from '../domain.js';
import type { EvaluationQuestion, Evidence } from './question-set.js';

/** Longer quotes cannot hit. */
const LONGEST_HIT = 400;
/** Share of an evidence that a quote inside it must have. */
const INSIDE_SHARE = 0.6;
const RANKS = 10;

export interface QuestionScore {
  readonly id: string;
  readonly language: string;
  /** Question language, then that of the first evidence's quote where one hit, e.g. `vi-en`. */
  readonly kind: string;
  readonly answerable: boolean;
  readonly refused: boolean;
  readonly hit1: number;
  readonly hit3: number;
  readonly reciprocalRank: number;
  /** What was quoted first, for reading. */
  readonly first: string;
  readonly question: string;
  readonly support: number;
}

/** Scores one answer; an abstention counts as 0 for an answerable question. */
export function scoreAnswer(question: EvaluationQuestion, answer: Answer): QuestionScore {
  const shown = answer.kind === 'quoted' ? answer.quotes : [];
  const ranked = answer.kind === 'quoted' ? [...answer.quotes, ...answer.more].slice(0, RANKS) : [];
  const hits = (quote: Quote): Evidence[] => question.answers.filter((evidence) => isHit(quote, evidence));
  const rank = ranked.findIndex((quote) => hits(quote).length > 0) + 1;
  const parts = new Set(question.answers.map(({ part }) => part ?? ''));
  const met = new Set(
    shown
      .slice(0, 3)
      .flatMap(hits)
      .map(({ part }) => part ?? ''),
  );
  return {
    id: question.id,
    language: question.lang,
    kind: question.kind,
    answerable: question.answers.length > 0,
    refused: answer.kind === 'not-found',
    hit1: rank === 1 ? 1 : 0,
    hit3: parts.size === 0 ? 0 : met.size / parts.size,
    reciprocalRank: rank === 0 ? 0 : 1 / rank,
    first: shown[0] ? `${shown[0].citation.document.file}: ${normaliseSpace(shown[0].text)}` : '',
    question: question.question,
    support: shown[0]?.support ?? 0,
  };
}

/** The quote contains the evidence, or lies in it with at least 60 % of its characters. */
export function isHit(quote: Pick<Quote, 'text' | 'citation'>, { file, evidence }: Evidence): boolean {
  if (quote.citation.document.file !== file || quote.text.length > LONGEST_HIT) return false;
  const quoted = normaliseSpace(quote.text);
  const wanted = normaliseSpace(evidence);
  return (
    quoted.includes(wanted) || (wanted.includes(quoted) && quoted.length >= INSIDE_SHARE * wanted.length)
  );
}

/** No-break spaces and runs of white space become one space. */
export function normaliseSpace(text: string): string {
  return text.replace(/\s+/gu, ' ').trim();
}
