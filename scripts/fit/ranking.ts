// Fits the weights of src/search/weights.ts: `npm run fit:ranking -- DATA_DIRECTORY XQUAD_R_DIRECTORY [EVERY]`.
// Questions of small corpora (small-corpora.ts); of XQuAD-R ones by turns the paragraph stands in both languages (the
// one in the question's is right), in the other language only, or in its own only. Where it stands in one language the
// weights are fitted, first among passages of one language, then a scale and a bias for each pairing among all; the
// rest shows how large a preference for the question's own language has to be, and what it costs the others.
import { openEmbedder } from '../../src/embed/open-embedder.js';
import { openTemporaryIndex } from '../../src/evaluation/temporary-index.js';
import { analyseQuestion } from '../../src/search/analyse-question.js';
import { FEATURE_NAMES } from '../../src/search/rank-passages.js';
import { searchPassages } from '../../src/search/search-passages.js';
import { pairingOf, type Pairing } from '../../src/search/weights.js';
import { readWrittenCorpora, readXquadCorpora } from './small-corpora.js';

const PAIRINGS: readonly Pairing[] = ['same', 'across', 'unaccented-same', 'unaccented-across'];
/** Feature weights and a bias for each pairing. */
const WIDTH = FEATURE_NAMES.length + 1;
const RIDGE = 2e-4;
const STEPS = 1500;
const RATE = 0.3;

interface Example {
  /** Whether the paragraph stands in both languages. */
  readonly both: boolean;
  /** Whether it is one of the written questions. */
  readonly written: boolean;
  /** A row a candidate: pairing, features…, 1. */
  readonly pairings: readonly number[];
  readonly rows: readonly (readonly number[])[];
  readonly right: number;
}

const [data, xquad, everyArgument = '1'] = process.argv.slice(2);
if (data === undefined || xquad === undefined)
  throw new Error('usage: npm run fit:ranking -- DATA_DIRECTORY XQUAD_R_DIRECTORY [EVERY]');
const every = Number(everyArgument);

const embedder = await openEmbedder({
  model: 'bundled',
  modelDirectory: 'embeddings',
  hubCacheDirectory: 'embeddings/hub',
});
const examples: Example[] = [];
for (const { documents, questions } of [
  ...(await readWrittenCorpora('embeddings/training/questions', data)),
  ...(await readXquadCorpora(xquad)),
]) {
  const index = await openTemporaryIndex(documents, embedder);
  for (const [number, { text, right: own, twin }] of questions.entries()) {
    if (number % every !== 0) continue;
    const question = analyseQuestion(text);
    const turn = twin === undefined ? 2 : Math.floor(number / every) % 3;
    const rightId = turn === 1 ? twin : own;
    const removedId = turn === 0 ? undefined : turn === 1 ? own : twin;
    const ranked = searchPassages(index, question, await embedder.embedQuestion(question.text))
      .map((found) => ({ found, id: index.generation.passages[found.passage]!.documentId }))
      .filter(({ id }) => id !== removedId);
    const right = ranked.findIndex(({ id }) => id === rightId);
    if (right < 0) continue;
    examples.push({
      both: turn === 0,
      written: twin === undefined,
      pairings: ranked.map(({ found }) => PAIRINGS.indexOf(pairingOf(question, found.language))),
      rows: ranked.map(({ found }) => [...FEATURE_NAMES.map((name) => found.features[name]), 1]),
      right,
    });
  }
  await index.dispose();
}
await embedder.close();

const inOneLanguage = examples.filter(({ both }) => !both);
const weights = calibrate(fit(inOneLanguage.map(withinShard)), inOneLanguage);
PAIRINGS.forEach((pairing, block) => {
  const entries = [...FEATURE_NAMES, 'bias'].map(
    (name, i) => `${name}: ${weights[block * WIDTH + i]!.toFixed(1)}`,
  );
  console.log(`  '${pairing}': { ${entries.join(', ')} },`);
});
for (const preference of [0, 0.5, 1, 1.5, 2, 3]) {
  const shifted = weights.slice();
  PAIRINGS.forEach((pairing, block) => {
    if (pairing.endsWith('across')) shifted[block * WIDTH + WIDTH - 1]! -= preference;
  });
  const right = (wanted: (example: Example) => boolean): string =>
    (100 * accuracy(examples.filter(wanted), shifted)).toFixed(1);
  console.log(
    `preference ${preference}: right first: both languages ${right(({ both }) => both)} %, one ` +
      `${right(({ both, written }) => !both && !written)} %, written ${right(({ written }) => written)} %`,
  );
}

/** Only the candidates that relate to the question as the right one does. */
function withinShard({ pairings, rows, right, ...kind }: Example): Example {
  const kept = [...rows.keys()].filter((c) => pairings[c] === pairings[right]);
  return {
    ...kind,
    pairings: kept.map((c) => pairings[c]!),
    rows: kept.map((c) => rows[c]!),
    right: kept.indexOf(right),
  };
}

/** Scales each pairing's weights and gives it a bias, so that passages of all languages stand in one order. */
function calibrate(w: Float64Array, data: readonly Example[]): Float64Array {
  const features = data.map((example): Example => {
    const scores = scoresOf(example, w);
    const rows = scores.map((score, c) => [score - w[example.pairings[c]! * WIDTH + WIDTH - 1]!, 1]);
    return { ...example, rows };
  });
  const scales = fit(features, 2);
  return w.map((value, i) => {
    const block = Math.floor(i / WIDTH);
    return i % WIDTH === WIDTH - 1 ? scales[block * 2 + 1]! : value * scales[block * 2]!;
  });
}

/** Softmax regression by full-batch Adam; `width` numbers a pairing. */
function fit(data: readonly Example[], width = WIDTH): Float64Array {
  const w = new Float64Array(PAIRINGS.length * width).fill(1);
  const mean = new Float64Array(w.length);
  const square = new Float64Array(w.length);
  for (let step = 1; step <= STEPS; step += 1) {
    const gradient = w.map((value) => RIDGE * value);
    for (const example of data) addGradient(example, w, width, gradient, 1 / data.length);
    const rate = RATE * (1 - step / (STEPS + 1));
    gradient.forEach((g, i) => {
      mean[i] = 0.9 * mean[i]! + 0.1 * g;
      square[i] = 0.99 * square[i]! + 0.01 * g * g;
      w[i]! -= (rate * (mean[i]! / (1 - 0.9 ** step))) / (Math.sqrt(square[i]! / (1 - 0.99 ** step)) + 1e-8);
    });
  }
  return w;
}

function scoresOf({ pairings, rows }: Example, w: Float64Array, width = WIDTH): number[] {
  return rows.map((row, c) => row.reduce((sum, value, i) => sum + value * w[pairings[c]! * width + i]!, 0));
}

function addGradient(
  example: Example,
  w: Float64Array,
  width: number,
  gradient: Float64Array,
  share: number,
): void {
  const scores = scoresOf(example, w, width);
  const top = Math.max(...scores);
  const exponentials = scores.map((score) => Math.exp(score - top));
  const total = exponentials.reduce((sum, value) => sum + value, 0);
  example.rows.forEach((row, c) => {
    const error = exponentials[c]! / total - (c === example.right ? 1 : 0);
    row.forEach((value, i) => (gradient[example.pairings[c]! * width + i]! += share * error * value));
  });
}

function accuracy(data: readonly Example[], w: Float64Array): number {
  const right = data.filter((example) => {
    const scores = scoresOf(example, w);
    return scores.indexOf(Math.max(...scores)) === example.right;
  });
  return right.length / data.length;
}
