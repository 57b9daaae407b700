// The second stage against the formula written out plainly.
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { Passage } from '../../src/domain.js';
import type { QuestionEmbedding } from '../../src/embed/embedder.js';
import { openInteraction } from '../../src/search/open-interaction.js';
import { CONTEXT_DISCOUNT, LIGHT_TOKEN, REST_DISCOUNT } from '../../src/search/token-interaction.js';
import type { TokenData } from '../../src/store/index-contents.js';
import { createHashedEmbedder } from '../fakes/hashed-embedder.js';

const embedder = createHashedEmbedder({ dimensions: 8 });
const { table } = embedder;

/** A passage as lists of token ids. */
interface TokenPassage {
  readonly sentences: readonly (readonly number[])[];
  readonly context: readonly number[];
  /** Whether it belongs to the paragraph of the passage before it. */
  readonly continues: boolean;
}

const token = fc.integer({ min: 480, max: 520 });
const passage: fc.Arbitrary<TokenPassage> = fc.record({
  sentences: fc.array(fc.array(token, { maxLength: 8 }), { minLength: 1, maxLength: 4 }),
  context: fc.array(token, { maxLength: 4 }),
  continues: fc.boolean(),
});

describe('the interaction of token vectors', () => {
  it('is the weighted mean of the telling tokens’ best matches, with discounts outside the sentence and in the context', () => {
    fc.assert(
      fc.property(
        fc.array(passage, { minLength: 1, maxLength: 6 }),
        fc.array(token, { minLength: 1, maxLength: 8 }),
        (passages, question) => {
          const scorer = openInteraction(contentsOf(passages), embedder);
          const asked = [...passages.keys()].reverse();
          const scores = scorer.score(embeddingOf(question), asked);
          asked.forEach((ordinal, at) => {
            const expected = plainScores(question, passages[ordinal]!, restOf(passages, ordinal));
            expect(scores[at]!.passage).toBeCloseTo(expected.passage, 4);
            expect(scores[at]!.sentences).toHaveLength(expected.sentences.length);
            expected.sentences.forEach((score, s) => expect(scores[at]!.sentences[s]).toBeCloseTo(score, 4));
          });
          // As JSON, which leaves functions out.
          const again = scorer.score(embeddingOf(question), asked);
          expect(JSON.stringify(again)).toBe(JSON.stringify(scores));
        },
      ),
    );
  });

  it('never exceeds 1, and is 1 for a sentence that has all the question’s tokens', () => {
    fc.assert(
      fc.property(passage, (of) => {
        const all = of.sentences.flat();
        fc.pre(all.length > 0);
        const [score] = openInteraction(contentsOf([of]), embedder).score(embeddingOf(all), [0]);
        expect(score!.passage).toBeCloseTo(1, 4);
        for (const sentence of score!.sentences) expect(sentence).toBeLessThanOrEqual(1.0001);
      }),
    );
  });

  it('gives 0 for a question without tokens', () => {
    const [score] = openInteraction(
      contentsOf([{ sentences: [[500]], context: [], continues: false }]),
      embedder,
    ).score(embeddingOf([]), [0]);
    expect(score!.passage).toBe(0);
    expect(score!.sentences[0]).toBe(0);
  });

  it('scores runs of sentences by themselves', () => {
    fc.assert(
      fc.property(passage, fc.array(token, { minLength: 1, maxLength: 8 }), (of, question) => {
        const [score] = openInteraction(contentsOf([of]), embedder).score(embeddingOf(question), [0]);
        of.sentences.forEach((_, from) => {
          const run = [of.sentences.slice(from).flat()];
          expect(score!.scoreRun(from, of.sentences.length)).toBeCloseTo(
            plainScores(question, { ...of, sentences: run, context: [] }, []).passage,
            4,
          );
        });
      }),
    );
  });

  it('scores runs of clauses by themselves', async () => {
    const scorer = openInteraction(contentsOf([]), embedder);
    const question = await embedder.embedQuestion('harbour safety');
    const score = await scorer.readClauses(question, ['lighthouse', 'in the harbour', 'safety first']);
    expect(score(1, 3)).toBeCloseTo(1, 4);
    expect(score(0, 3)).toBeCloseTo(1, 4);
    expect(score(1, 2)).toBeLessThan(score(1, 3));
    expect(score(0, 1)).toBeLessThan(score(1, 2));
  });
});

describe('the interaction of sentence vectors', () => {
  it('is the cosine with each sentence, and the passage is as good as its best one', () => {
    const sentences = createHashedEmbedder({ dimensions: 2, interaction: 'sentences' });
    const data = {
      kind: 'sentences',
      dimensions: 2,
      rows: Int8Array.of(127, 0, 0, 127, 76, 102),
      scales: Float32Array.of(1 / 127, 1 / 127, 1 / 127),
      passageStarts: Uint32Array.of(0, 2, 3),
    } as const;
    const question = { vector: Float32Array.of(1, 0), tokenIds: Uint32Array.of() };
    const scores = openInteraction({ interaction: data, passages: [] }, sentences).score(question, [1, 0]);
    expect(scores[0]!.passage).toBeCloseTo(0.6, 2);
    expect(Array.from(scores[1]!.sentences)).toEqual([1, 0]);
    expect(scores[1]!.passage).toBe(1);
    expect(scores[1]!.scoreRun(0, 2)).toBeCloseTo(Math.SQRT1_2, 5);
  });

  it('scores runs of clauses by the direction of their vectors’ sum', async () => {
    const vectors = new Map([
      ['a', Float32Array.of(1, 0)],
      ['b', Float32Array.of(0, 1)],
    ]);
    const sentences = {
      ...createHashedEmbedder({ dimensions: 2, interaction: 'sentences' }),
      embedPassages: (texts: readonly string[]) => Promise.resolve(texts.map((text) => vectors.get(text)!)),
    };
    const data = {
      kind: 'sentences',
      dimensions: 2,
      rows: new Int8Array(),
      scales: new Float32Array(),
      passageStarts: Uint32Array.of(0),
    } as const;
    const question = { vector: Float32Array.of(1, 0), tokenIds: Uint32Array.of() };
    const score = await openInteraction({ interaction: data, passages: [] }, sentences).readClauses(
      question,
      ['a', 'b'],
    );
    expect(score(0, 1)).toBeCloseTo(1, 5);
    expect(score(1, 2)).toBeCloseTo(0, 5);
    expect(score(0, 2)).toBeCloseTo(Math.SQRT1_2, 5);
  });

  it('refuses token data', () => {
    const sentences = createHashedEmbedder({ interaction: 'sentences' });
    expect(() => openInteraction(contentsOf([]), sentences)).toThrow(TypeError);
  });
});

function embeddingOf(ids: readonly number[]): QuestionEmbedding {
  return { vector: new Float32Array(8), tokenIds: Uint32Array.from(ids) };
}

/** As an index holds them; a first passage continues nothing. */
function contentsOf(passages: readonly TokenPassage[]): Parameters<typeof openInteraction>[0] {
  const columns = passages.map(({ continues }, at) => (continues && at > 0 ? { continues } : {}));
  return { interaction: dataOf(passages), passages: columns as unknown as Passage[] };
}

/** The other passages of a passage's paragraph. */
function restOf(passages: readonly TokenPassage[], ordinal: number): number[] {
  let paragraph = 0;
  const paragraphs = passages.map(({ continues }, at) =>
    continues && at > 0 ? paragraph : (paragraph += 1),
  );
  return passages
    .filter((_, at) => at !== ordinal && paragraphs[at] === paragraphs[ordinal])
    .flatMap(({ sentences }) => sentences.flat());
}

function dataOf(passages: readonly TokenPassage[]): TokenData {
  const startsOf = (lists: readonly (readonly unknown[])[]): Uint32Array => {
    let sum = 0;
    return Uint32Array.from([0, ...lists.map((list) => (sum += list.length))]);
  };
  const sentences = passages.flatMap((of) => of.sentences);
  return {
    kind: 'tokens',
    ids: Uint32Array.from(sentences.flat()),
    sentenceStarts: startsOf(sentences),
    passageStarts: startsOf(passages.map((of) => of.sentences)),
    contextIds: Uint32Array.from(passages.flatMap((of) => of.context)),
    contextStarts: startsOf(passages.map((of) => of.context)),
  };
}

function plainScores(
  question: readonly number[],
  of: TokenPassage,
  rest: readonly number[],
): { passage: number; sentences: number[] } {
  const cosine = (a: number, b: number): number => {
    let sum = 0;
    for (let i = 0; i < 8; i += 1) sum += table.rows[a * 8 + i]! * table.rows[b * 8 + i]!;
    return sum * table.scales[a]! * table.scales[b]!;
  };
  const best = (t: number, tokens: readonly number[]): number =>
    Math.max(0, ...tokens.map((u) => cosine(t, u)));
  const weight = (t: number): number => table.weights[t]! ** table.weightPower;
  const distinct = [...new Set(question)].map((t) => ({
    t,
    weight: weight(t) * question.filter((u) => u === t).length,
  }));
  const heaviest = Math.max(...distinct.map((of) => of.weight));
  const telling = distinct.filter((of) => of.weight >= LIGHT_TOKEN * heaviest);
  const total = telling.reduce((sum, of) => sum + of.weight, 0);
  const mean = (match: (t: number) => number): number =>
    telling.reduce((sum, of) => sum + of.weight * match(of.t), 0) / total;
  const all = of.sentences.flat();
  return {
    passage: mean((t) =>
      Math.max(best(t, all), REST_DISCOUNT * best(t, rest), CONTEXT_DISCOUNT * best(t, of.context)),
    ),
    sentences: of.sentences.map((sentence) =>
      mean((t) =>
        Math.max(
          best(t, sentence),
          REST_DISCOUNT * best(t, [...all, ...rest]),
          CONTEXT_DISCOUNT * best(t, of.context),
        ),
      ),
    ),
  };
}
