// Reading question sets: what is wrong is named with its line; follow-ups know the question before.
import { writeFile } from 'node:fs/promises';
import path from 'node:path';
import { describe, expect, it } from 'vitest';
import { previousOf, readQuestionSet } from '../../src/evaluation/question-set.js';
import { temporaryFolder } from '../temporary-folder.js';

const line = (of: object): string =>
  JSON.stringify({ id: 'q1', lang: 'en', question: 'Who?', kind: 'who', answers: [], ...of });

describe('readQuestionSet', () => {
  it('reads a question a line, passing over empty lines, in NFC', async () => {
    const set = await read(
      `${line({})}\n\n${line({ id: 'q2', question: 'Hoà?'.normalize('NFD'), extra: 1 })}\n`,
    );
    expect(set.map(({ id, question }) => [id, question])).toEqual([
      ['q1', 'Who?'],
      ['q2', 'Hoà?'.normalize('NFC')],
    ]);
  });

  it('takes parts as numbers or texts', async () => {
    const [question] = await read(
      line({
        answers: [
          { file: 'a', evidence: 'x', part: 2 },
          { file: 'a', evidence: 'y' },
        ],
      }),
    );
    expect(question!.answers).toEqual([
      { file: 'a', evidence: 'x', part: '2' },
      { file: 'a', evidence: 'y' },
    ]);
  });

  it.each([
    ['{', 'line 1 is not a question'],
    [`${line({})}\nnonsense`, 'line 2 is not a question'],
    [`${line({})}\n\n${line({ question: '' })}`, 'line 3 is not a question'],
    [line({ answers: [{ file: 'a', evidence: '' }] }), 'line 1 is not a question'],
    [line({ lang: undefined }), 'line 1 is not a question'],
    ['', 'it holds no question'],
    ['\n \n', 'it holds no question'],
  ])('refuses %j: %s', async (text, reason) => {
    await expect(read(text)).rejects.toMatchObject({ code: 'evaluation/input', details: { reason } });
  });

  it('refuses a file that is not there', async () => {
    await expect(readQuestionSet('nowhere.jsonl')).rejects.toMatchObject({
      code: 'evaluation/input',
      details: { file: 'nowhere.jsonl', reason: 'it cannot be read' },
    });
  });
});

describe('previousOf', () => {
  it('is the question that the notes name', async () => {
    const set = await read(
      [
        line({}),
        line({ id: 'q2', notes: 'difficulty=easy; prev=q1; x' }),
        line({ id: 'q3', notes: 'prev=q9' }),
      ].join('\n'),
    );
    expect(set.map((question) => previousOf(question, set))).toEqual([undefined, 'Who?', undefined]);
  });
});

async function read(text: string) {
  const file = path.join(await temporaryFolder(), 'questions.jsonl');
  await writeFile(file, text);
  return readQuestionSet(file);
}
