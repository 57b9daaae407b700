// Fits the weights of src/answer/judge-support.ts: `npm run fit:support -- DATA_DIRECTORY [EVERY]`; EVERY: only every so many stretches.
// A question is asked of a stretch of text that answers it, of the same stretch without the paragraph that does, and of
// stretches that look like it; everyday messages are asked as well. Every figure printed is of questions about stretches that its weights were not fitted on.
import { EVIDENCE_NAMES, openEvidence } from '../../src/answer/weigh-evidence.js';
import { openEmbedder } from '../../src/embed/open-embedder.js';
import { openTemporaryIndex } from '../../src/evaluation/temporary-index.js';
import { analyseQuestion } from '../../src/search/analyse-question.js';
import { searchAndRead } from '../../src/search/search-and-read.js';
import type { SearchableIndex } from '../../src/search/search-passages.js';
import { pairingOf, type Pairing } from '../../src/search/weights.js';
import { fitLogistic, logistic } from './logistic.js';
import { readStretches } from './stretches.js';

const PAIRINGS: readonly Pairing[] = ['same', 'across'];
/** What each kind of unanswered question counts. */
const UNANSWERED = { 'taken-out': 0.35, unsaid: 0.2, elsewhere: 0.2, everyday: 0.15, altered: 0.1 } as const;
/** More evidence never lowers support. */
const SIGNS = [...EVIDENCE_NAMES.map(() => 1), 0];
const RIDGE = 2e-3;
/** A message of `everyday.jsonl` comes back every hundred stretches: always in the same fold. */
const FOLDS = 5;
/** The rule for the threshold; see ENOUGH_SUPPORT. */
const REFUSED_AT_MOST = 0.05;

type Case = 'answered' | 'wrong-first' | keyof typeof UNANSWERED;

interface Asked {
  readonly pairing: number;
  readonly row: readonly number[];
  readonly case: Case;
  readonly stretch: number;
  /** True where the threshold's rule counts it. */
  readonly counts: boolean;
}

const [data, every = '1'] = process.argv.slice(2);
if (data === undefined) throw new Error('usage: npm run fit:support -- DATA_DIRECTORY [EVERY]');
const asked = await askAll(data, Number(every));
const held = asked.map((question) => ({ ...question, support: 0 }));
for (let fold = 0; fold < FOLDS; fold += 1) {
  const weights = fitAll(asked.filter(({ stretch }) => stretch % FOLDS !== fold));
  for (const question of held)
    if (question.stretch % FOLDS === fold)
      question.support = logistic(question.row, weights[question.pairing]!);
}
fitAll(asked).forEach((weights, pairing) => {
  const entries = [...EVIDENCE_NAMES, 'bias'].map((name, i) => `${name}: ${Number(weights[i]!.toFixed(1))}`);
  console.log(`  '${PAIRINGS[pairing]}': { ${entries.join(', ')} },`);
});
const counted = held.filter(({ counts }) => counts);
const lowest = counted.map(({ support }) => support).sort((a, b) => a - b);
const chosen = Math.floor(100 * (lowest[Math.floor(REFUSED_AT_MOST * lowest.length)] ?? 0)) / 100;
console.log(`ENOUGH_SUPPORT = ${chosen}`);
for (const threshold of [chosen, 0.1, 0.15, 0.2, 0.25, 0.3, 0.35, 0.4, 0.5]) showShares(threshold);

async function askAll(folder: string, step: number): Promise<Asked[]> {
  const embedder = await openEmbedder({
    model: 'bundled',
    modelDirectory: 'embeddings',
    hubCacheDirectory: 'embeddings/hub',
  });
  const stretches = await readStretches('scripts/fit', folder);
  const all: Asked[] = [];
  const ask = async (
    index: SearchableIndex,
    text: string,
    judge: (rank: number) => Pick<Asked, 'case' | 'stretch' | 'counts'>,
    right = '',
  ): Promise<void> => {
    const question = analyseQuestion(text);
    const embedding = await embedder.embedQuestion(question.accented);
    const ranked = await searchAndRead(index, embedder, question, embedding);
    const first = ranked[0];
    if (!first) return;
    const evidence = openEvidence(index.generation, question, ranked)(first);
    const rank = ranked.findIndex(({ passage }) => right.includes(index.generation.passages[passage]!.text));
    all.push({
      pairing: PAIRINGS.indexOf(pairingOf(question, first.language)),
      row: [...EVIDENCE_NAMES.map((name) => evidence[name]), 1],
      ...judge(rank),
    });
  };
  for (const [stretch, { right, documents, rest, answered, ...unanswered }] of stretches.entries()) {
    if (stretch % step !== 0) continue;
    const whole = await openTemporaryIndex(documents, embedder);
    for (const { text } of answered) {
      await ask(
        whole,
        text,
        (rank) => ({
          case: rank === 0 ? 'answered' : 'wrong-first',
          stretch,
          counts: rank >= 0 && rank < 3,
        }),
        right,
      );
    }
    for (const name of ['elsewhere', 'everyday', 'altered', 'unsaid'] as const)
      for (const text of unanswered[name])
        await ask(whole, text, () => ({ case: name, stretch, counts: false }));
    await whole.dispose();
    const without = await openTemporaryIndex(rest, embedder);
    for (const { text } of answered)
      await ask(without, text, () => ({ case: 'taken-out', stretch, counts: false }));
    await without.dispose();
  }
  await embedder.close();
  return all;
}

/** Weights for each pairing. */
function fitAll(all: readonly Asked[]): Float64Array[] {
  return PAIRINGS.map((_, pairing) => {
    const own = all.filter((question) => question.pairing === pairing && question.case !== 'wrong-first');
    const counts = new Map<Case, number>();
    for (const { case: name } of own) counts.set(name, (counts.get(name) ?? 0) + 1);
    const examples = own.map(({ row, case: name }) => {
      const share = name === 'answered' || name === 'wrong-first' ? 1 : UNANSWERED[name];
      return { row, answers: name === 'answered', weight: share / counts.get(name)! };
    });
    return fitLogistic(examples, SIGNS, RIDGE);
  });
}

function showShares(threshold: number): void {
  const share = (group: readonly (typeof held)[number][]): string =>
    `${((100 * group.filter(({ support }) => support < threshold).length) / Math.max(1, group.length)).toFixed(1)} % of ${group.length}`;
  const cases = [
    'answered',
    'wrong-first',
    'taken-out',
    'unsaid',
    'elsewhere',
    'everyday',
    'altered',
  ] as const;
  const shares = cases.map((name) => `${name} ${share(held.filter((question) => question.case === name))}`);
  console.log(`below ${threshold}: counted ${share(counted)}, ${shares.join(', ')}`);
}
