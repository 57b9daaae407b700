// What speaks for a passage: the words that tell it from others, the kind that is asked, numbers and names.
import { beforeAll, describe, expect, it } from 'vitest';
import { openJudge } from '../../src/answer/judge-support.js';
import { EVIDENCE_NAMES, openEvidence, type Evidence } from '../../src/answer/weigh-evidence.js';
import { analyseQuestion } from '../../src/search/analyse-question.js';
import { searchPassages, type SearchableIndex } from '../../src/search/search-passages.js';
import { createHashedEmbedder } from '../fakes/hashed-embedder.js';
import { openIndex, twoRounds } from '../open-fixture.js';

const embedder = createHashedEmbedder();
let index: SearchableIndex;

beforeAll(async () => {
  index = await openIndex(await twoRounds(), embedder);
});

describe('the evidence for a passage', () => {
  it('keeps to its range, and the support lies between 0 and 1', async () => {
    for (const text of ['who led the Alden delegation in 2023?', 'lamp', 'Cảng nào gần nhất?', '27']) {
      const { evidence, support } = await weigh(text);
      for (const name of EVIDENCE_NAMES) {
        expect(evidence[name]).toBeGreaterThanOrEqual(0);
        // A word that a short passage repeats counts up to twice.
        expect(evidence[name]).toBeLessThanOrEqual(name === 'keyword' ? 2.2 : 1.0001);
      }
      expect(support).toBeGreaterThan(0);
      expect(support).toBeLessThan(1);
    }
  });

  it('falls where a number or a name of the question does not stand there', async () => {
    const right = (await weigh('Who led the Alden delegation in 2023?', 'Maria Oduya led')).evidence;
    const wrong = (await weigh('Who led the Alden delegation in 2025?', 'Maria Oduya led')).evidence;
    expect(wrong.numbers).toBeLessThan(right.numbers);
    expect(right.names).toBe(1);
    expect((await weigh('Who led the Corland delegation?', 'Maria Oduya led')).evidence.names).toBe(0);
  });

  it('falls where the sentence holds nothing of the kind that is asked', async () => {
    expect((await weigh('how many lamps did Maria Oduya bring?', 'Maria Oduya led')).evidence.kind).toBe(0);
    expect((await weigh('what did Maria Oduya lead?', 'Maria Oduya led')).evidence.kind).toBe(1);
  });

  it('weighs most the words that other passages do not hold', async () => {
    const telling = (await weigh('Maria Oduya', 'Maria Oduya led')).evidence.telling;
    expect(telling).toBeGreaterThan((await weigh('lamps burning oil', 'Maria Oduya led')).evidence.telling);
  });

  it('holds what the reader says, of the passage and in the mean of all that it read', async () => {
    const question = analyseQuestion('Who led the Alden delegation?');
    const [first, second, third] = searchPassages(
      index,
      question,
      await embedder.embedQuestion(question.accented),
    );
    const ranked = [{ ...first!, reading: 4 }, { ...second!, reading: -30 }, third!];
    const evidenceFor = openEvidence(index.generation, question, ranked);
    const [evidence, far, unread] = ranked.map(evidenceFor);
    expect(evidence).toMatchObject({ reading: 0.7, readings: 0.35 });
    expect(far).toMatchObject({ reading: 0, readings: 0.35 });
    expect(unread).toMatchObject({ reading: 0.5, readings: 0.35 });
    expect((await weigh('Who led the Alden delegation?')).evidence).toMatchObject({
      reading: 0.5,
      readings: 0.5,
    });
  });
});

async function weigh(text: string, part = ''): Promise<{ evidence: Evidence; support: number }> {
  const question = analyseQuestion(text);
  const ranked = searchPassages(index, question, await embedder.embedQuestion(question.accented));
  const found = ranked.find(({ passage }) => index.generation.passages[passage]!.text.includes(part));
  if (!found) throw new Error(`not found: ${part}`);
  return {
    evidence: openEvidence(index.generation, question, ranked)(found),
    support: openJudge(index.generation, question, ranked)(found),
  };
}
