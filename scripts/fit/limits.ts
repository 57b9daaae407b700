// What READ_LIMITS of src/search/search-and-read.ts is chosen by: `npm run fit:limits -- DATA_DIRECTORY`.
// The whole search over small corpora of written questions, with more and fewer passages read.
import { openEmbedder } from '../../src/embed/open-embedder.js';
import { openTemporaryIndex } from '../../src/evaluation/temporary-index.js';
import { analyseQuestion } from '../../src/search/analyse-question.js';
import { READ_LIMITS, searchAndRead } from '../../src/search/search-and-read.js';
import { readWrittenCorpora } from './small-corpora.js';

const COMPARED = [
  { most: 0, within: 0 },
  { most: 1, within: 0 },
  { most: 2, within: 0.5 },
  READ_LIMITS,
  { most: 3, within: 1 },
  { most: 3, within: 2 },
  { most: 4, within: 1 },
  { most: 6, within: 1 },
  { most: 8, within: 3 },
];

const [data] = process.argv.slice(2);
if (data === undefined) throw new Error('usage: npm run fit:limits -- DATA_DIRECTORY');
const embedder = await openEmbedder({
  model: 'bundled',
  modelDirectory: 'embeddings',
  hubCacheDirectory: 'embeddings/hub',
});
const results = COMPARED.map((limits) => ({ limits, first: 0, amongThree: 0, read: 0 }));
let asked = 0;
for (const { documents, questions } of await readWrittenCorpora('scripts/fit/questions', data)) {
  const index = await openTemporaryIndex(documents, embedder);
  for (const { text, right } of questions) {
    asked += 1;
    const question = analyseQuestion(text);
    const embedding = await embedder.embedQuestion(question.accented);
    for (const result of results) {
      const found = await searchAndRead(index, embedder, question, embedding, {}, result.limits);
      const ids = found.map(({ passage }) => index.generation.passages[passage]!.documentId);
      const rank = ids.findIndex((id) => id === right.document);
      if (rank === 0) result.first += 1;
      if (rank >= 0 && rank < 3) result.amongThree += 1;
      result.read += found.filter(({ reading }) => reading !== undefined).length;
    }
  }
  await index.dispose();
}
await embedder.close();
const percent = (count: number): string => `${((100 * count) / asked).toFixed(1)} %`;
for (const { limits, first, amongThree, read } of results)
  console.log(
    `at most ${limits.most} within ${limits.within}: right first ${percent(first)}, among three ${percent(amongThree)}, ` +
      `${(read / asked).toFixed(2)} read of ${asked} questions each`,
  );
