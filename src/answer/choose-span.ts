// Chooses what to quote of a passage: its best sentences in at most 400 characters, and the part to emphasise.
import type { Passage, Span } from '../domain.js';
import type { QuestionEmbedding } from '../embed/embedder.js';
import type { InteractionScorer } from '../search/interaction.js';
import { cutClauses, runsOf, shorten } from './cut-clauses.js';

/** Longest quote in UTF-16 units. */
export const MAX_QUOTE_LENGTH = 400;
/** A sentence shorter than this takes its neighbour along ("Why?", "That is so."). */
const SHORT_SENTENCE = 60;
/** A neighbour that meets the question nearly as well comes along: on XQuAD-R 4 to 8 points more answers inside the quote. */
const NEIGHBOUR_SHARE = 0.84;
/** Sentences up to this length are emphasised whole. */
const SHORT_EMPHASIS = 160;
/** What a character costs when clauses compete; settled on XQuAD-R answer sentences. */
const LENGTH_COST = 0.0006;

export interface ChosenSpan {
  /** Document offsets. */
  readonly span: Span;
  readonly best: Span;
  readonly cutBefore: boolean;
  readonly cutAfter: boolean;
}

/**
 * A passage that fits into a quote is quoted whole: cutting would only lose what it means. Of a longer one the best
 * sentence with its neighbours, of a sentence that is too long the best clauses.
 *
 * @param scores second-stage score of each sentence of the passage
 * @param emphasise whether to look for the best clauses of a longer sentence; otherwise all of it is emphasised
 * @returns spans in document offsets; `best` lies inside `span`
 */
export async function chooseSpan(
  passage: Passage,
  scores: Float32Array,
  scorer: InteractionScorer,
  question: QuestionEmbedding,
  emphasise: boolean,
): Promise<ChosenSpan> {
  const top = indexOfHighest(scores);
  const sentence = passage.sentences[top]!;
  const text = passage.text.slice(sentence.start - passage.span.start, sentence.end - passage.span.start);
  const place = (span: Span): Span => ({
    start: sentence.start + span.start,
    end: sentence.start + span.end,
  });
  const clauses =
    text.length > SHORT_EMPHASIS && (emphasise || text.length > MAX_QUOTE_LENGTH)
      ? cutClauses(text)
      : [{ start: 0, end: text.length }];
  const best = await bestRun(text, clauses, SHORT_EMPHASIS, scorer, question);
  if (text.length <= MAX_QUOTE_LENGTH) {
    return { span: extend(passage, scores, top), best: place(best), cutBefore: false, cutAfter: false };
  }
  const span = shorten(
    text,
    await bestRun(text, clauses, MAX_QUOTE_LENGTH, scorer, question, 0),
    MAX_QUOTE_LENGTH,
  );
  const inside = best.start >= span.start && best.end <= span.end ? best : span;
  return {
    span: place(span),
    best: place(inside),
    cutBefore: span.start > 0,
    cutAfter: span.end < text.length,
  };
}

function indexOfHighest(scores: Float32Array): number {
  return scores.reduce((best, score, index) => (score > scores[best]! ? index : best), 0);
}

/** The run of clauses that meets the question best, long ones paying for their length. */
async function bestRun(
  text: string,
  clauses: readonly Span[],
  maxLength: number,
  scorer: InteractionScorer,
  question: QuestionEmbedding,
  lengthCost = LENGTH_COST,
): Promise<Span> {
  const runs = runsOf(clauses, maxLength);
  if (runs.length === 1) return runs[0]!;
  const scores = await scorer.scoreTexts(
    question,
    runs.map(({ start, end }) => text.slice(start, end)),
  );
  const worth = scores.map((score, index) => score - lengthCost * (runs[index]!.end - runs[index]!.start));
  return runs[indexOfHighest(worth)]!;
}

/** Takes neighbours along where the sentence is short or they answer too, as long as the quote stays short. */
function extend(passage: Passage, scores: Float32Array, top: number): Span {
  const sentences = passage.sentences;
  let first = top;
  let last = top;
  const fits = (from: number, to: number): boolean =>
    sentences[to]!.end - sentences[from]!.start <= MAX_QUOTE_LENGTH;
  const end = sentences.length - 1;
  if (fits(0, end)) return { start: sentences[0]!.start, end: sentences[end]!.end };
  const isShort = (): boolean => sentences[last]!.end - sentences[first]!.start < SHORT_SENTENCE;
  const wanted = (index: number): boolean =>
    index >= 0 && index < sentences.length && (isShort() || scores[index]! >= NEIGHBOUR_SHARE * scores[top]!);
  if (wanted(last + 1) && fits(first, last + 1)) last += 1;
  if (wanted(first - 1) && fits(first - 1, last)) first -= 1;
  return { start: sentences[first]!.start, end: sentences[last]!.end };
}
