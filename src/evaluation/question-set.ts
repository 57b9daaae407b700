// Question sets: one JSON object a line, with the evidences that answer each question.
import { readFile } from 'node:fs/promises';
import { z } from 'zod';
import { VerbatimError } from '../errors.js';
import { toNfc } from '../language/fold.js';

const evidenceSchema = z.object({
  file: z.string(),
  evidence: z.string().min(1),
  part: z.coerce.string().optional(),
});
const questionSchema = z.object({
  id: z.string(),
  lang: z.string(),
  question: z.string().min(1),
  kind: z.string(),
  answers: z.array(evidenceSchema),
  notes: z.string().default(''),
});

export type Evidence = z.infer<typeof evidenceSchema>;
export type EvaluationQuestion = z.infer<typeof questionSchema>;

/** Reads a question set. @throws VerbatimError `evaluation/input` naming the first line at fault */
export async function readQuestionSet(file: string): Promise<readonly EvaluationQuestion[]> {
  const fail = (reason: string, cause?: unknown) =>
    new VerbatimError('evaluation/input', { file, reason }, cause);
  const text = await readFile(file, 'utf8').catch((error: unknown) => {
    throw fail('it cannot be read', error);
  });
  const questions = toNfc(text)
    .split('\n')
    .flatMap((line, index) => {
      if (line.trim() === '') return [];
      try {
        return [questionSchema.parse(JSON.parse(line))];
      } catch (error) {
        throw fail(`line ${index + 1} is not a question`, error);
      }
    });
  if (questions.length === 0) throw fail('it holds no question');
  return questions;
}

/** The question before, which a follow-up's notes name as `prev=ID`. */
export function previousOf(
  question: EvaluationQuestion,
  all: readonly EvaluationQuestion[],
): string | undefined {
  const id = /\bprev=(\w+)/.exec(question.notes)?.[1];
  return id === undefined ? undefined : all.find((other) => other.id === id)?.question;
}
