// Fits the support weights of src/answer/judge-support.ts: `npm run fit-support -- DIRECTORY`.
// Many small corpora are cut from XQuAD-R, a few articles each in both languages or in one of them. A question is
// asked of a corpus that holds its paragraph, of one from which just that paragraph was taken out, and of a corpus
// about other things: only the first can answer it.
import { findMissing } from '../src/answer/find-missing.js';
import { SUPPORT_FEATURES, supportFeatures } from '../src/answer/judge-support.js';
import { openEmbedder } from '../src/embed/open-embedder.js';
import { openTemporaryIndex } from '../src/evaluation/temporary-index.js';
import { documentOfText, readXquad, type XquadLanguage } from '../src/evaluation/xquad-r.js';
import { fold } from '../src/language/fold.js';
import { analyseQuestion } from '../src/search/analyse-question.js';
import { searchPassages, type SearchableIndex } from '../src/search/search-passages.js';
import { pairingOf, type Pairing } from '../src/search/weights.js';

const PAIRINGS: readonly Pairing[] = ['same', 'across', 'unaccented-same', 'unaccented-across'];
const ARTICLES_PER_CORPUS = 4;
const RIDGE = 0.3;

interface Example {
  readonly pairing: number;
  readonly row: readonly number[];
  readonly answered: 0 | 1;
}

const directory = process.argv[2];
if (directory === undefined) throw new Error('usage: npm run fit-support -- DIRECTORY_OF_XQUAD_R');
const embedder = await openEmbedder({
  model: 'bundled',
  modelDirectory: 'embeddings',
  hubCacheDirectory: 'embeddings/hub',
});
const sets: Record<'en' | 'vi', XquadLanguage> = {
  en: await readXquad(directory, 'en'),
  vi: await readXquad(directory, 'vi'),
};
const examples: Example[] = [];
const articleCount = Math.max(...sets.en.articles) + 1;
for (let first = 0; first < articleCount; first += ARTICLES_PER_CORPUS) {
  const inCorpus = (paragraph: number): boolean =>
    sets.en.articles[paragraph]! >= first && sets.en.articles[paragraph]! < first + ARTICLES_PER_CORPUS;
  const languages = ([['en', 'vi'], ['en'], ['vi']] as const)[(first / ARTICLES_PER_CORPUS) % 3]!;
  const open = (without: number) =>
    openTemporaryIndex(
      languages.flatMap((language) =>
        sets[language].paragraphs.flatMap((text, paragraph) =>
          inCorpus(paragraph) && paragraph !== without ? [documentOfText(`${language}${paragraph}`, text)] : [],
        ),
      ),
      embedder,
    );
  const whole = await open(-1);
  for (const [number, { paragraph }] of sets.en.questions.entries()) {
    if (!inCorpus(paragraph)) {
      if (number % 37 === first % 37) await ask(whole, number, () => false);
      continue;
    }
    await ask(whole, number, (id) => Number(id.slice(2)) === paragraph);
  }
  await whole.dispose();
  for (const paragraph of sets.en.paragraphs.keys()) {
    if (!inCorpus(paragraph)) continue;
    const without = await open(paragraph);
    for (const [number, question] of sets.en.questions.entries())
      if (question.paragraph === paragraph) await ask(without, number, () => false);
    await without.dispose();
  }
}
await embedder.close();

/** A wrong first passage for a question that has an answer tells nothing about support: it is left out. */
async function ask(index: SearchableIndex, number: number, isRight: (id: string) => boolean): Promise<void> {
  const variants = [sets.en.questions[number]!.text, sets.vi.questions[number]!.text];
  for (const text of [...variants, fold(variants[1]!)]) {
    const question = analyseQuestion(text);
    const ranked = searchPassages(index, question, await embedder.embedQuestion(question.text));
    const best = ranked[0];
    if (!best) continue;
    const missing = findMissing(index.generation, question, true);
    if (missing.numbers.length > 0) continue; // refused by rule
    examples.push({
      pairing: PAIRINGS.indexOf(pairingOf(question, best.language)),
      row: [...SUPPORT_FEATURES.map((name) => supportFeatures(question, best, missing)[name]), 1],
      answered: isRight(index.generation.passages[best.passage]!.documentId) ? 1 : 0,
    });
  }
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
