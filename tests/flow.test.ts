// From files in a folder to a printed answer, through the command that users type.
import { execFile } from 'node:child_process';
import { mkdir, symlink } from 'node:fs/promises';
import path from 'node:path';
import { fileURLToPath } from 'node:url';
import { beforeAll, describe, expect, it } from 'vitest';
import type { Answer } from '../src/domain.js';
import { EMBEDDINGS } from './open-bundled.js';
import { TWO_ROUNDS } from './open-fixture.js';
import { useFolder, writeFiles } from './temporary-folder.js';

const ROOT = fileURLToPath(new URL('../', import.meta.url));

const folder = useFolder();

beforeAll(async () => {
  await mkdir(path.join(folder(), 'embeddings'));
  await symlink(path.join(EMBEDDINGS, 'model'), path.join(folder(), 'embeddings', 'model'));
});

describe('the terminal', () => {
  it('builds the index with visible progress and prints exact quotes with their sources', async () => {
    const { code, out, err } = await run(['ask', 'Who', 'led the Alden delegation in 2023?']);
    expect(code).toBe(0);
    expect(err).toMatch(
      /^There is no index yet\. Building the index now\.\nReading files …\n[\s\S]*Publishing the index …\n$/,
    );
    expect(out).toMatch(
      /^(\d+ passages|1 passage) may answer this\n\n\[1\] “Captain Maria Oduya led the Alden delegation\./,
    );
    expect(out).toContain(
      '    — The 27th Harbour Safety Dialogue, Alden Port Review, 2023-06-14, section “Delegations”, paragraph 2, line ',
    );
    expect(out).not.toContain('\u001b');
  });

  it('answers at once the second time, as JSON where that is asked for', async () => {
    const { code, out, err } = await run(['ask', '--json', 'Vòng 28 diễn ra ở đâu?']);
    expect({ code, err }).toEqual({ code: 0, err: '' });
    const answer = JSON.parse(out) as Answer;
    expect(answer).toMatchObject({ kind: 'quoted', language: 'vi', documentCount: 5 });
    expect(answer.kind === 'quoted' && answer.quotes[0]!.text).toContain('Rotterdam');
  });

  it('ends a failure with one sentence and exit code 1', async () => {
    const { code, out, err } = await run(['ask', 'Who?'], { EMBEDDING_MODEL: './none' });
    expect({ code, out }).toEqual({ code: 1, out: '' });
    expect(err).toBe(
      'The embedding model “./none” was not found: check EMBEDDING_MODEL, or remove it to use the bundled model.\n',
    );
  });

  it('evaluates a question set over a folder', async () => {
    const evidence = 'The lighthouse on Gull Rock was built in 1874 by the engineer Agnes Whitlow';
    const question = { id: 'q1', lang: 'en', kind: 'who', question: 'Who built the lighthouse?' };
    await writeFiles(folder(), {
      'questions.jsonl': [
        JSON.stringify({ ...question, answers: [{ file: 'lighthouse.en.txt', evidence }] }),
        JSON.stringify({ ...question, id: 'q2', question: 'Who won the cup in Tokyo?', answers: [] }),
      ].join('\n'),
    });
    const { code, out } = await run([
      'evaluate',
      path.join(folder(), 'questions.jsonl'),
      '--corpus',
      TWO_ROUNDS,
      '--json',
    ]);
    expect(code).toBe(0);
    expect(JSON.parse(out)).toMatchObject({
      overall: { n: 1, hit1: 1, hit3: 1, mrr: 1 },
      byLanguage: { en: { n: 1 } },
      abstention: { refused: 1, wronglyRefused: 0, n: 1 },
      verbatim: 1,
    });
  });
});

interface Ended {
  readonly code: number;
  readonly out: string;
  readonly err: string;
}

function run(words: readonly string[], environment: Readonly<Record<string, string>> = {}): Promise<Ended> {
  const env = {
    PATH: process.env['PATH'],
    CORPUS_DIR: TWO_ROUNDS,
    EMBEDDINGS_DIR: path.join(folder(), 'embeddings'),
    EMBEDDING_MODEL: 'bundled',
    BOT_LANGUAGE: 'en',
    ...environment,
  };
  return new Promise((resolve) => {
    const command = ['--import', 'tsx', 'src/cli.ts', ...words];
    execFile(process.execPath, command, { cwd: ROOT, env, timeout: 50_000 }, (error, out, err) =>
      resolve({ code: error === null ? 0 : Number(error.code ?? -1), out, err }),
    );
  });
}
