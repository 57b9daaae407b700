// Fits the weights of src/answer/judge-support.ts: `npm run fit:support -- DATA_DIRECTORY`.
// Each corpus is one stretch of text about one thing, as an operator's often is. A question is asked of the stretch that
// answers it, of the same stretch without the paragraph that does, and of another stretch.
import { SUPPORT_NAMES } from '../../src/answer/judge-support.js';
import { openEmbedder } from '../../src/embed/open-embedder.js';
import { openTemporaryIndex } from '../../src/evaluation/temporary-index.js';
import { analyseQuestion } from '../../src/search/analyse-question.js';
import { searchPassages, type SearchableIndex } from '../../src/search/search-passages.js';
import { pairingOf, type Pairing } from '../../src/search/weights.js';
import { readWrittenCorpora } from './small-corpora.js';
import { fitLogistic, logistic } from './logistic.js';

const PAIRINGS: readonly Pairing[] = ['same', 'across', 'unaccented-same', 'unaccented-across'];
const STRETCH = { paragraphs: 1, neighbours: 15 };
/** More evidence never lowers support. */
const SIGNS = [...SUPPORT_NAMES.map((name) => (name === 'unmet' ? -1 : 1)), 0];
const THRESHOLDS = [0.1, 0.15, 0.2, 0.25, 0.3, 0.35, 0.4, 0.5];

interface Example {
  readonly pairing: number;
  readonly row: readonly number[];
  readonly case: 'answered' | 'wrong-first' | 'taken-out' | 'elsewhere';
}

const data = process.argv[2];
if (data === undefined) throw new Error('usage: npm run fit:support -- DATA_DIRECTORY');
const embedder = await openEmbedder({
  model: 'bundled',
  modelDirectory: 'embeddings',
  hubCacheDirectory: 'embeddings/hub',
});
const examples: Example[] = [];
const corpora = (await readWrittenCorpora('scripts/fit/questions', data, STRETCH)).flatMap(
  ({ documents, questions }) =>
    ['en', 'vi'].map((language) => ({
      documents: documents.filter(({ card }) => card.id.startsWith(language)),
      questions: questions.filter(({ right }) => right.startsWith(language)),
    })),
);
for (const [number, { documents, questions }] of corpora.entries()) {
  const right = questions[0]?.right;
  if (right === undefined) continue;
  const whole = await openTemporaryIndex(documents, embedder);
  for (const { text } of questions)
    await ask(whole, text, (id) => (id === right ? 'answered' : 'wrong-first'));
  const others = corpora[(number + 8) % corpora.length]!.questions;
  for (const { text } of others) await ask(whole, text, () => 'elsewhere');
  await whole.dispose();
  const rest = documents.filter(({ card }) => card.id !== right);
  const without = await openTemporaryIndex(rest, embedder);
  for (const { text } of questions) await ask(without, text, () => 'taken-out');
  await without.dispose();
}
await embedder.close();

async function ask(
  index: SearchableIndex,
  text: string,
  caseOf: (first: string) => Example['case'],
): Promise<void> {
  const question = analyseQuestion(text);
  const first = searchPassages(index, question, await embedder.embedQuestion(question.text))[0];
  if (!first) return;
  const values = { ...first.features, ...first.reach };
  examples.push({
    pairing: PAIRINGS.indexOf(pairingOf(question, first.language)),
    row: [...SUPPORT_NAMES.map((name) => values[name]), 1],
    case: caseOf(index.generation.passages[first.passage]!.documentId),
  });
}

const weights = PAIRINGS.map((pairing, block) => {
  const own = examples.filter((example) => example.pairing === block && example.case !== 'wrong-first');
  const fitted = fitLogistic(
    own.map(({ row }) => row),
    own.map((example) => example.case === 'answered'),
    SIGNS,
  );
  const entries = [...SUPPORT_NAMES, 'bias'].map((name, i) => `${name}: ${Number(fitted[i]!.toFixed(1))}`);
  console.log(`  '${pairing}': { ${entries.join(', ')} },`);
  return fitted;
});
for (const threshold of THRESHOLDS) {
  const shares = (['answered', 'wrong-first', 'taken-out', 'elsewhere'] as const).map((name) => {
    const group = examples.filter((example) => example.case === name);
    const below = group.filter(({ row, pairing }) => logistic(row, weights[pairing]!) < threshold);
    return `${name} ${((100 * below.length) / Math.max(1, group.length)).toFixed(1)} % of ${group.length}`;
  });
  console.log(`below ${threshold}: ${shares.join(', ')}`);
}
