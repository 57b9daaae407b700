// Fits the support weights of src/answer/judge-support.ts:
// `npm run fit:support -- DATA_DIRECTORY XQUAD_R_DIRECTORY [EVERY]`.
// A question is asked of a small corpus that answers it, of the same corpus without the paragraph that does (and its
// translation), and of another corpus: only the first can answer it.
import { findMissing } from '../../src/answer/find-missing.js';
import { SUPPORT_FEATURES, supportFeatures } from '../../src/answer/judge-support.js';
import { openEmbedder } from '../../src/embed/open-embedder.js';
import { openTemporaryIndex } from '../../src/evaluation/temporary-index.js';
import { analyseQuestion } from '../../src/search/analyse-question.js';
import { searchPassages, type SearchableIndex } from '../../src/search/search-passages.js';
import { pairingOf, type Pairing } from '../../src/search/weights.js';
import { readWrittenCorpora, readXquadCorpora, type FitQuestion } from './small-corpora.js';

const PAIRINGS: readonly Pairing[] = ['same', 'across', 'unaccented-same', 'unaccented-across'];
/** Of the other corpora's questions, every so many is asked too. */
const OFF_TOPIC = 12;
const RIDGE = 0.3;

interface Example {
  readonly pairing: number;
  readonly row: readonly number[];
  readonly answered: 0 | 1;
}

const [data, xquad, everyArgument = '1'] = process.argv.slice(2);
if (data === undefined || xquad === undefined)
  throw new Error('usage: npm run fit:support -- DATA_DIRECTORY XQUAD_R_DIRECTORY [EVERY]');
const every = Number(everyArgument);

const embedder = await openEmbedder({
  model: 'bundled',
  modelDirectory: 'embeddings',
  hubCacheDirectory: 'embeddings/hub',
});
const corpora = [
  ...(await readWrittenCorpora('embeddings/training/questions', data)),
  ...(await readXquadCorpora(xquad)),
];
const examples: Example[] = [];
for (const [number, { documents, questions }] of corpora.entries()) {
  const asked = questions.filter((_, index) => index % every === 0);
  const whole = await openTemporaryIndex(documents, embedder);
  for (const question of asked) await ask(whole, question, [question.right, question.twin]);
  const others = corpora[(number + 1) % corpora.length]!.questions;
  for (const question of others.filter((_, index) => index % (every * OFF_TOPIC) === 0))
    await ask(whole, question, []);
  await whole.dispose();
  for (const right of new Set(asked.map((question) => question.right))) {
    const own = asked.filter((question) => question.right === right);
    const removed = [right, own[0]?.twin];
    const kept = documents.filter(({ card }) => !removed.includes(card.id));
    const without = await openTemporaryIndex(kept, embedder);
    for (const question of own) await ask(without, question, []);
    await without.dispose();
  }
}
await embedder.close();

/** What is first without answering counts as unsupported, also where an answer stands further down. */
async function ask(
  index: SearchableIndex,
  { text }: FitQuestion,
  right: readonly (string | undefined)[],
): Promise<void> {
  const question = analyseQuestion(text);
  const best = searchPassages(index, question, await embedder.embedQuestion(question.text))[0];
  if (!best) return;
  const missing = findMissing(index.generation, question, true);
  if (missing.numbers.length > 0) return; // refused by rule
  examples.push({
    pairing: PAIRINGS.indexOf(pairingOf(question, best.language)),
    row: [...SUPPORT_FEATURES.map((name) => supportFeatures(question, best, missing)[name]), 1],
    answered: right.includes(index.generation.passages[best.passage]!.documentId) ? 1 : 0,
  });
}

for (const [block, pairing] of PAIRINGS.entries()) {
  const own = examples.filter((example) => example.pairing === block);
  const weights = fitLogistic(own);
  const scores = own.map(({ row, answered }) => ({ p: probability(row, weights), answered }));
  const names = [...SUPPORT_FEATURES, 'bias'].map((name, i) => `${name}: ${weights[i]!.toFixed(1)}`);
  console.log(`  '${pairing}': { ${names.join(', ')} },`);
  console.log(`  // ${own.length} examples, AUC ${areaUnderCurve(scores).toFixed(3)}`);
  for (const threshold of [0.1, 0.15, 0.2, 0.25, 0.3, 0.35, 0.4, 0.5]) {
    const below = (answered: 0 | 1): string => {
      const group = scores.filter((score) => score.answered === answered);
      return ((100 * group.filter(({ p }) => p < threshold).length) / Math.max(1, group.length)).toFixed(1);
    };
    console.log(`  //   below ${threshold}: ${below(1)} % of the answered, ${below(0)} % of the others`);
  }
}

function probability(row: readonly number[], weights: Float64Array): number {
  return 1 / (1 + Math.exp(-row.reduce((sum, value, i) => sum + value * weights[i]!, 0)));
}

/** Logistic regression by full-batch gradient descent with momentum; both classes weigh the same. */
function fitLogistic(data: readonly Example[]): Float64Array {
  const width = SUPPORT_FEATURES.length + 1;
  const w = new Float64Array(width);
  const velocity = new Float64Array(width);
  const answered = Math.max(1, data.filter((example) => example.answered === 1).length);
  const others = Math.max(1, data.length - answered);
  for (let step = 0; step < 6000; step += 1) {
    const gradient = w.map((value, i) => (i === width - 1 ? 0 : (RIDGE * value) / data.length));
    for (const { row, answered: y } of data) {
      const error = (probability(row, w) - y) / (2 * (y === 1 ? answered : others));
      row.forEach((value, i) => (gradient[i]! += error * value));
    }
    gradient.forEach((g, i) => {
      velocity[i] = 0.95 * velocity[i]! - 0.5 * g;
      w[i]! += velocity[i]!;
    });
  }
  return w;
}

function areaUnderCurve(scores: readonly { p: number; answered: 0 | 1 }[]): number {
  const sorted = [...scores].sort((a, b) => a.p - b.p);
  let rankSum = 0;
  sorted.forEach(({ answered }, rank) => (rankSum += answered === 1 ? rank + 1 : 0));
  const positive = scores.filter(({ answered }) => answered === 1).length;
  return (rankSum - (positive * (positive + 1)) / 2) / Math.max(1, positive * (scores.length - positive));
}
