// What moderators export is a question set that the evaluation reads.
import { writeFile } from 'node:fs/promises';
import path from 'node:path';
import { expect, it } from 'vitest';
import { readQuestionSet } from '../../src/evaluation/question-set.js';
import { feedbackQuestionSet, unansweredQuestionSet } from '../../src/keep/export-questions.js';
import { openFeedback } from '../../src/keep/feedback-store.js';
import { temporaryFolder } from '../temporary-folder.js';

it('unanswered questions become unanswerable ones', async () => {
  const file = path.join(await temporaryFolder(), 'set.jsonl');
  await writeFile(
    file,
    unansweredQuestionSet([{ question: 'Ai trả tiền?', language: 'vi', count: 3, lastDay: '2026-11-25' }]),
  );
  const [question] = await readQuestionSet(file);
  expect(question).toMatchObject({ question: 'Ai trả tiền?', lang: 'vi', answers: [] });
  expect(question!.notes).toContain('3');
});

it('a liked quote is the evidence; entries without a question are counted, not invented', async () => {
  const folder = await temporaryFolder();
  const store = openFeedback(folder, () => '2026-11-25');
  const ref = { generation: '0abcdefg-1234', documentId: '0123456789ab', span: { start: 3, end: 9 } };
  await store.add({ rating: 'good', ref, quote: 'in Oslo', file: 'a.md', question: 'Where was it?' });
  await store.add({
    rating: 'bad',
    reason: 'wrong-passage',
    ref,
    quote: 'in Rome',
    file: 'a.md',
    question: 'Where?',
  });
  await store.add({ rating: 'bad', reason: 'other', ref });
  const kept = await store.list();
  expect(kept.map(({ rating }) => rating)).toEqual(['bad', 'bad', 'good']);
  expect(kept[0]).toEqual({
    day: '2026-11-25',
    rating: 'bad',
    reason: 'other',
    generation: ref.generation,
    documentId: ref.documentId,
    span: ref.span,
  });
  const set = feedbackQuestionSet(kept, () => 'en');
  expect(set).toMatchObject({ questions: 2, without: 1 });
  const file = path.join(folder, 'set.jsonl');
  await writeFile(file, set.text);
  const [bad, good] = await readQuestionSet(file);
  expect(bad).toMatchObject({ question: 'Where?', answers: [], kind: 'bad' });
  expect(bad!.notes).toContain('in Rome');
  expect(good).toMatchObject({ answers: [{ file: 'a.md', evidence: 'in Oslo' }], kind: 'good' });
});
