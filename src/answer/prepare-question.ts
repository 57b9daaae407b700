// A question ready to be searched: leaning on the one before, misspelt words replaced, analysed and embedded.
import type { Embedder, QuestionEmbedding } from '../embed/embedder.js';
import { analyseQuestion, type AnalysedQuestion } from '../search/analyse-question.js';
import { correctSpelling } from '../search/correct-spelling.js';
import type { Generation } from '../store/open-generation.js';
import { leanOnPrevious } from './lean-on-previous.js';

export interface PreparedQuestion {
  readonly question: AnalysedQuestion;
  readonly embedding: QuestionEmbedding;
}

/** @param own what was asked, analysed as it was typed */
export async function prepareQuestion(
  own: AnalysedQuestion,
  previousQuestion: string | undefined,
  generation: Generation,
  embedder: Embedder,
): Promise<PreparedQuestion> {
  const leaning = leanOnPrevious(own, previousQuestion);
  const corrected = await correctSpelling(leaning ?? own.text, generation, async (words) =>
    (await embedder.tokenise(words)).map(({ length }) => length === 1),
  );
  const question = analyseQuestion(corrected);
  return { question, embedding: await embedder.embedQuestion(question.text) };
}
