// XQuAD-R files and the ranks over them, on a tiny set of two paragraphs in two languages.
import path from 'node:path';
import { describe, expect, it } from 'vitest';
import { evaluateXquad } from '../../src/evaluation/evaluate-xquad.js';
import { evaluateXquadQuotes } from '../../src/evaluation/evaluate-xquad-quotes.js';
import { evaluatePairs } from '../../src/evaluation/evaluate-pairs.js';
import { rankRates } from '../../src/evaluation/rank-rates.js';
import { readXquad } from '../../src/evaluation/xquad-r.js';
import { createHashedEmbedder } from '../fakes/hashed-embedder.js';
import { temporaryFolder, writeFiles } from '../temporary-folder.js';

const ENGLISH = article(
  [
    ['The lamp burned whale oil.', 'It stood on Gull Rock for twenty years.'],
    'What did the lamp burn?',
    'whale oil',
  ],
  [
    ['The harbour has two locks.', 'Drones fly over the docks at night.'],
    'What flies over the docks?',
    'Drones',
  ],
);
const VIETNAMESE = article(
  [['Ngọn đèn đốt dầu cá voi.', 'Nó đứng trên Gull Rock hai mươi năm.'], 'Ngọn đèn đốt gì?', 'dầu cá voi'],
  [
    ['Bến cảng có hai âu tàu.', 'Máy bay không người lái bay trên bến cảng.'],
    'Cái gì bay trên bến cảng?',
    'Máy bay',
  ],
);

describe('readXquad', () => {
  it('gives paragraphs, sentences, and for each question the sentence that answers', async () => {
    const set = await readXquad(await folderWith(), 'en');
    expect(set.language).toBe('en');
    expect(set.paragraphs).toEqual([
      'The lamp burned whale oil. It stood on Gull Rock for twenty years.',
      'The harbour has two locks. Drones fly over the docks at night.',
    ]);
    expect(set.sentences).toHaveLength(4);
    expect(set.questions.map(({ paragraph, sentence }) => [paragraph, sentence])).toEqual([
      [0, 0],
      [1, 3],
    ]);
    for (const [at, { paragraph, answerStart }] of set.questions.entries())
      expect(set.paragraphs[paragraph]!.slice(answerStart)).toMatch(at === 0 ? /^whale oil/ : /^Drones/);
  });

  it.each(['', '{}', '{"data":[{}]}'])('refuses %j', async (text) => {
    const folder = await temporaryFolder();
    await writeFiles(folder, { 'en.json': text });
    await expect(readXquad(folder, 'en')).rejects.toMatchObject({
      code: 'evaluation/input',
      details: { file: path.join(folder, 'en.json') },
    });
  });
});

describe('evaluateXquad', () => {
  it('ranks paragraphs and sentences for every pair of languages, unaccented Vietnamese too', async () => {
    const report = await evaluateXquad(await folderWith(), createHashedEmbedder(), 'whole');
    const pairs = ['en-en', 'vi-en', 'vi0-en', 'en-vi', 'vi-vi', 'vi0-vi'];
    expect(Object.keys(report.passages).sort()).toEqual([...pairs].sort());
    expect(Object.keys(report.sentences).sort()).toEqual([...pairs].sort());
    for (const pair of ['en-en', 'vi-vi', 'vi0-vi'])
      expect(report.passages[pair]).toEqual({ recall1: 1, recall10: 1, mrr: 1 });
  });

  it('ranks by pooled vectors alone where that stage is asked for', async () => {
    const report = await evaluateXquad(await folderWith(), createHashedEmbedder(), 'pooled');
    expect(report.sentences['en-en']!.recall1).toBe(1);
    expect(report.passages['en-vi']!.recall10).toBe(1);
  });
});

describe('evaluateXquadQuotes', () => {
  it('tells whether the quotes that are shown hold the answer', async () => {
    const report = await evaluateXquadQuotes(await folderWith(), createHashedEmbedder());
    expect(Object.keys(report)).toEqual(['en-en', 'vi-en', 'vi0-en', 'en-vi', 'vi-vi', 'vi0-vi']);
    expect(report['en-en']).toEqual({ hit1: 1, hit3: 1, refused: 0 });
    for (const { hit1, hit3, refused } of Object.values(report)) {
      expect(hit1).toBeLessThanOrEqual(hit3);
      expect(hit3 + refused).toBeLessThanOrEqual(1);
    }
    const astray = article([['Nothing burns.', 'The lamp is cold.'], 'Who sang in 1999?', 'cold']);
    const other = await evaluateXquadQuotes(await folderWith(astray, astray), createHashedEmbedder());
    expect(other['en-en']).toEqual({ hit1: 0, hit3: 0, refused: 1 });
  });
});

describe('evaluatePairs', () => {
  it('ranks every translation among all, in both directions', async () => {
    const folder = await temporaryFolder();
    await writeFiles(folder, { 'pairs.tsv': 'alpha beta\talpha beta\ngamma\tgamma delta\nepsilon\tzeta\n' });
    const report = await evaluatePairs(path.join(folder, 'pairs.tsv'), createHashedEmbedder());
    expect(report.n).toBe(3);
    expect(report.forward.recall1).toBeGreaterThanOrEqual(2 / 3);
    expect(report.forward.recall10).toBe(1);
  });

  it('refuses a file without pairs', async () => {
    const folder = await temporaryFolder();
    await writeFiles(folder, { 'pairs.tsv': 'no tab here\n' });
    await expect(evaluatePairs(path.join(folder, 'pairs.tsv'), createHashedEmbedder())).rejects.toMatchObject(
      {
        code: 'evaluation/input',
        details: { reason: 'it holds no pair' },
      },
    );
  });
});

describe('rankRates', () => {
  it.each([
    [[1, 2, 11, 0], { recall1: 0.25, recall10: 0.5, mrr: (1 + 1 / 2 + 1 / 11) / 4 }],
    [[1], { recall1: 1, recall10: 1, mrr: 1 }],
    [[], { recall1: 0, recall10: 0, mrr: 0 }],
  ])('of %j', (ranks, rates) => {
    expect(rankRates(ranks)).toEqual(rates);
  });
});

type Paragraph = readonly [sentences: readonly string[], question: string, answer: string];

function article(...paragraphs: readonly Paragraph[]): string {
  return JSON.stringify({
    data: [
      {
        title: 'Harbour',
        paragraphs: paragraphs.map(([sentences, question, answer], at) => {
          const context = sentences.join(' ');
          const answers = [{ answer_start: context.indexOf(answer), text: answer }];
          return { context, sentences, qas: [{ id: String(at), question, answers }] };
        }),
      },
    ],
  });
}

async function folderWith(english = ENGLISH, vietnamese = VIETNAMESE): Promise<string> {
  const folder = await temporaryFolder();
  await writeFiles(folder, { 'en.json': english, 'vi.json': vietnamese });
  return folder;
}
