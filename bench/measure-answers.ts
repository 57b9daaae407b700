// From question to answer over an open index, warm, and what embedding, search and quoting have of it.
import { answerQuestion } from '../src/answer/answer-question.js';
import type { Embedder } from '../src/embed/embedder.js';
import { analyseQuestion } from '../src/search/analyse-question.js';
import { searchPassages, type SearchableIndex } from '../src/search/search-passages.js';
import type { TextGenerator } from './generate-text.js';
import { mean, percentile, timed } from './timing.js';

const WARM_UP = 60;
const QUESTIONS = 400;

export interface AnswerFigures {
  readonly questions: number;
  /** Questions that were answered with quotes; the others end before quoting. */
  readonly quoted: number;
  readonly p50Ms: number;
  readonly p99Ms: number;
  /** Processor time of this process a question, the model's process not counted. */
  readonly meanCpuMs: number;
  /** Of the mean time; together 1. `rest` is analysing, spelling, reading, judging and quoting. */
  readonly shares: { readonly embedding: number; readonly search: number; readonly rest: number };
}

/** One question after the other, in both languages; then the two stages by themselves, with the same questions. */
export async function measureAnswers(
  index: SearchableIndex,
  embedder: Embedder,
  generator: TextGenerator,
): Promise<AnswerFigures> {
  const questions = Array.from({ length: WARM_UP + QUESTIONS }, (_, number) => {
    const { passages } = index.generation;
    const { language, text } = passages[(number * 7919) % passages.length]!;
    return generator.question(language === 'vi' ? 'vi' : 'en', text);
  });
  const answer = (question: string) => timed(() => answerQuestion(index, embedder, question));
  for (const question of questions.slice(0, WARM_UP)) await answer(question);
  const answers: Awaited<ReturnType<typeof answer>>[] = [];
  for (const question of questions.slice(WARM_UP)) answers.push(await answer(question));

  const embedMs: number[] = [];
  const searchMs: number[] = [];
  for (const question of questions.slice(WARM_UP)) {
    const analysed = analyseQuestion(question);
    const embedded = await timed(() => embedder.embedQuestion(analysed.accented));
    const found = await timed(() => Promise.resolve(searchPassages(index, analysed, embedded.result)));
    embedMs.push(embedded.ms);
    searchMs.push(found.ms);
  }
  const totals = answers.map(({ ms }) => ms);
  const embedding = mean(embedMs) / mean(totals);
  const search = mean(searchMs) / mean(totals);
  return {
    questions: QUESTIONS,
    quoted: answers.filter(({ result }) => result.kind === 'quoted').length,
    p50Ms: percentile(totals, 0.5),
    p99Ms: percentile(totals, 0.99),
    meanCpuMs: mean(answers.map(({ cpuMs }) => cpuMs)),
    shares: { embedding, search, rest: 1 - embedding - search },
  };
}
