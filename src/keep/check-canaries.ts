// The canary questions of a corpus against the live and the new index: what is no longer answered is told before the swap.
import { access } from 'node:fs/promises';
import path from 'node:path';
import { answerQuestion } from '../answer/answer-question.js';
import type { Answer } from '../domain.js';
import type { Embedder } from '../embed/embedder.js';
import { readQuestionSet, type EvaluationQuestion } from '../evaluation/question-set.js';
import { scoreAnswer } from '../evaluation/score-answer.js';
import type { CanaryResult } from '../keeper-types.js';
import type { SearchableIndex } from '../search/search-passages.js';

/** In the corpus folder; the format is that of a question set for `npm run evaluate`. */
const CANARIES_FILE = 'canaries.jsonl';

/** None where the folder has no such file. @throws VerbatimError `evaluation/input` naming the line at fault */
export async function readCanaries(corpusDirectory: string): Promise<readonly EvaluationQuestion[]> {
  const file = path.join(corpusDirectory, CANARIES_FILE);
  const exists = await access(file).then(
    () => true,
    () => false,
  );
  return exists ? readQuestionSet(file) : [];
}

/** @param before the live index; `undefined` before the first one */
export async function checkCanaries(
  canaries: readonly EvaluationQuestion[],
  before: SearchableIndex | undefined,
  after: SearchableIndex,
  embedder: Embedder,
): Promise<readonly CanaryResult[]> {
  const results: CanaryResult[] = [];
  for (const canary of canaries) {
    const then = before && (await answerQuestion(before, embedder, canary.question));
    const now = await answerQuestion(after, embedder, canary.question);
    results.push({
      question: canary.question,
      outcome: outcomeOf(then && isAnswered(canary, then), isAnswered(canary, now)),
      before: then ? firstQuote(then) : '',
      after: firstQuote(now),
    });
  }
  return results;
}

/** Some shown quote holds an evidence; a canary without evidences wants "not found". */
function isAnswered(canary: EvaluationQuestion, answer: Answer): boolean {
  if (canary.answers.length === 0) return answer.kind === 'not-found';
  return scoreAnswer(canary, answer).hit3 > 0;
}

/** Without an index before, nothing can be lost. */
function outcomeOf(then: boolean | undefined, now: boolean): CanaryResult['outcome'] {
  if (now) return then === false ? 'gained' : 'held';
  return then === true ? 'lost' : 'failing';
}

function firstQuote(answer: Answer): string {
  return answer.kind === 'quoted' ? (answer.quotes[0]?.text ?? '') : '';
}
