// Fits the weights of src/search/weights.ts on XQuAD-R: `npm run fit -- DIRECTORY`.
// English and Vietnamese paragraphs stand in one index. For half of the questions the paragraph in the question's
// own language is taken out, so that the right answer stands in the other language among others of one's own.
import { openEmbedder } from '../src/embed/open-embedder.js';
import { openTemporaryIndex } from '../src/evaluation/temporary-index.js';
import { documentOfText, readXquad } from '../src/evaluation/xquad-r.js';
import { fold } from '../src/language/fold.js';
import { analyseQuestion } from '../src/search/analyse-question.js';
import { FEATURE_NAMES } from '../src/search/rank-passages.js';
import { searchPassages } from '../src/search/search-passages.js';
import { pairingOf, type Pairing } from '../src/search/weights.js';

const PAIRINGS: readonly Pairing[] = ['same', 'across', 'unaccented-same', 'unaccented-across'];
/** Feature weights and a bias for each pairing. */
const WIDTH = FEATURE_NAMES.length + 1;
const RIDGE = 2e-4;
const STEPS = 1500;
const RATE = 0.3;

interface Example {
  /** A row a candidate: pairing, features…, 1. */
  readonly pairings: readonly number[];
  readonly rows: readonly (readonly number[])[];
  readonly right: number;
}

const directory = process.argv[2];
if (directory === undefined) throw new Error('usage: npm run fit -- DIRECTORY_OF_XQUAD_R');
const every = Number(process.argv[3] ?? 1);

const embedder = await openEmbedder({
  model: 'bundled',
  modelDirectory: 'embeddings',
  hubCacheDirectory: 'embeddings/hub',
});
const sets = { en: await readXquad(directory, 'en'), vi: await readXquad(directory, 'vi') };
const documents = [sets.en, sets.vi].flatMap((set) =>
  set.paragraphs.map((text, index) => documentOfText(`${set.language}${index}`, text)),
);
const index = await openTemporaryIndex(documents, embedder);
const examples: Example[] = [];
for (const [language, unaccented] of [['en', false], ['vi', false], ['vi', true]] as const) {
  for (const [number, { text, paragraph }] of sets[language].questions.entries()) {
    if (number % every !== 0) continue;
    const question = analyseQuestion(unaccented ? fold(text) : text);
    const other = language === 'en' ? 'vi' : 'en';
    const own = (number / every) % 2 === 0;
    const rightId = `${own ? language : other}${paragraph}`;
    const twinId = `${own ? other : language}${paragraph}`;
    const ranked = searchPassages(index, question, await embedder.embedQuestion(question.text))
      .map((found) => ({ found, id: index.generation.passages[found.passage]!.documentId }))
      .filter(({ id }) => id !== twinId);
    const right = ranked.findIndex(({ id }) => id === rightId);
    if (right < 0) continue;
    examples.push({
      pairings: ranked.map(({ found }) => PAIRINGS.indexOf(pairingOf(question, found.language))),
      rows: ranked.map(({ found }) => [...FEATURE_NAMES.map((name) => found.features[name]), 1]),
      right,
    });
  }
}
await index.dispose();
await embedder.close();

const weights = fit(examples);
PAIRINGS.forEach((pairing, block) => {
  const entries = [...FEATURE_NAMES, 'bias'].map(
    (name, i) => `${name}: ${weights[block * WIDTH + i]!.toFixed(1)}`,
  );
  console.log(`  '${pairing}': { ${entries.join(', ')} },`);
});
console.log(`${examples.length} questions, right first: ${(accuracy(examples, weights) * 100).toFixed(1)} %`);

/** Softmax regression by full-batch Adam. */
function fit(data: readonly Example[]): Float64Array {
  const w = new Float64Array(PAIRINGS.length * WIDTH).fill(1);
  const mean = new Float64Array(w.length);
  const square = new Float64Array(w.length);
  for (let step = 1; step <= STEPS; step += 1) {
    const gradient = w.map((value) => RIDGE * value);
    for (const example of data) addGradient(example, w, gradient, 1 / data.length);
    const rate = RATE * (1 - step / (STEPS + 1));
    gradient.forEach((g, i) => {
      mean[i] = 0.9 * mean[i]! + 0.1 * g;
      square[i] = 0.99 * square[i]! + 0.01 * g * g;
      w[i]! -= (rate * (mean[i]! / (1 - 0.9 ** step))) / (Math.sqrt(square[i]! / (1 - 0.99 ** step)) + 1e-8);
    });
  }
  return w;
}

function scoresOf({ pairings, rows }: Example, w: Float64Array): number[] {
  return rows.map((row, c) => row.reduce((sum, value, i) => sum + value * w[pairings[c]! * WIDTH + i]!, 0));
}

function addGradient(example: Example, w: Float64Array, gradient: Float64Array, share: number): void {
  const scores = scoresOf(example, w);
  const top = Math.max(...scores);
  const exponentials = scores.map((score) => Math.exp(score - top));
  const total = exponentials.reduce((sum, value) => sum + value, 0);
  example.rows.forEach((row, c) => {
    const error = exponentials[c]! / total - (c === example.right ? 1 : 0);
    row.forEach((value, i) => (gradient[example.pairings[c]! * WIDTH + i]! += share * error * value));
  });
}

function accuracy(data: readonly Example[], w: Float64Array): number {
  const right = data.filter((example) => {
    const scores = scoresOf(example, w);
    return scores.indexOf(Math.max(...scores)) === example.right;
  });
  return right.length / data.length;
}
