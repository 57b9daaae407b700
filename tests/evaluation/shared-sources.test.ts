// The originals, where they lie beside the repository: no page furniture is quoted, and every quote is exact.
import { existsSync, readFileSync } from 'node:fs';
import path from 'node:path';
import { fileURLToPath } from 'node:url';
import { describe, expect, it } from 'vitest';
import { answerQuestion } from '../../src/answer/answer-question.js';
import { isVerbatim } from '../../src/answer/cite.js';
import { readCorpus } from '../../src/corpus/read-corpus.js';
import type { Quote } from '../../src/domain.js';
import { previousOf, readQuestionSet } from '../../src/evaluation/question-set.js';
import { normaliseSpace } from '../../src/evaluation/score-answer.js';
import { useBundled } from '../open-bundled.js';
import { openIndex } from '../open-fixture.js';

const SHARED = fileURLToPath(new URL('../../../shared/', import.meta.url));
const SOURCES = path.join(SHARED, 'sources');
const QUESTIONS = path.join(SHARED, 'eval', 'dev-questions.jsonl');
const README = path.join(SHARED, 'eval', 'README.md');
const missing = [SOURCES, QUESTIONS, README].filter((file) => !existsSync(file));
if (missing.length > 0)
  console.log(`skipped: the originals are not beside this repository (${missing.join(', ')})`);

describe.skipIf(missing.length > 0)('answers from the original documents', () => {
  const bundled = useBundled();

  it('quote exactly, and never page furniture', async () => {
    const { documents } = await readCorpus(SOURCES);
    const questions = await readQuestionSet(QUESTIONS);
    const embedder = bundled();
    const index = await openIndex(documents, embedder);
    const quotes: Quote[] = [];
    for (const question of questions) {
      const previousQuestion = previousOf(question, questions);
      const answer = await answerQuestion(
        index,
        embedder,
        question.question,
        previousQuestion === undefined ? {} : { previousQuestion },
      );
      if (answer.kind === 'quoted') quotes.push(...answer.quotes, ...answer.more);
    }
    expect(quotes.length).toBeGreaterThan(questions.length);
    const files = new Map(documents.map((document) => [document.card.id, document]));
    for (const { citation, span, text } of quotes)
      expect(isVerbatim(files.get(citation.document.id)!, span, text)).toBe(true);
    expect(
      quotes.filter(isFurniture).map(({ citation, text }) => `${citation.document.file}: ${text}`),
    ).toEqual([]);
  });
});

/** Texts by file that must never be quoted: anywhere in a quote, or as one of its lines. */
const FORBIDDEN =
  missing.length > 0 ? { contains: {}, lines: {} } : readForbidden(readFileSync(README, 'utf8'));

function isFurniture({ citation, text }: Quote): boolean {
  const { file } = citation.document;
  const lines = text.split('\n').map((line) => line.trim());
  return (
    (FORBIDDEN.contains[file] ?? []).some((part) => normaliseSpace(text).includes(normaliseSpace(part))) ||
    (FORBIDDEN.lines[file] ?? []).some((line) => lines.includes(line))
  );
}

function readForbidden(text: string) {
  const block = (name: string): Readonly<Record<string, readonly string[]>> => {
    const [, json] = new RegExp('```json ' + name + '\\n([\\s\\S]*?)```').exec(text) ?? [];
    if (json === undefined) throw new Error(`the README has no block ${name}`);
    return JSON.parse(json) as Record<string, readonly string[]>;
  };
  return { contains: block('never-quote-contains'), lines: block('never-quote-line') };
}
