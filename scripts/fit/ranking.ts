// Fits the weights of src/search/weights.ts: `npm run fit:ranking -- DATA_DIRECTORY XQUAD_R_DIRECTORY [EVERY]`; EVERY: only every so many questions.
// Ranking: where a paragraph stands in one language only, first among passages of one language, then a scale and a bias
// for each pairing among all; where it stands in both, the figures show how large a preference for the question's own
// language has to be. Then, among the passages that the reader reads, how much its log-odds count: run it again where the
// first weights have changed, since those decide what is read.
import type { Passage } from '../../src/domain.js';
import { openEmbedder } from '../../src/embed/open-embedder.js';
import { openTemporaryIndex } from '../../src/evaluation/temporary-index.js';
import { analyseQuestion } from '../../src/search/analyse-question.js';
import { FEATURE_NAMES } from '../../src/search/features.js';
import { readBest } from '../../src/search/search-and-read.js';
import { searchPassages, type SearchableIndex } from '../../src/search/search-passages.js';
import { OWN_LANGUAGE_PREFERENCE, pairingOf, type Pairing } from '../../src/search/weights.js';
import { readWrittenCorpora, readXquadCorpora, type Answering, type FitQuestion } from './small-corpora.js';
import { fitChoices, scoreRows, type Choice } from './logistic.js';

const PAIRINGS: readonly Pairing[] = ['same', 'across'];
const WIDTH = FEATURE_NAMES.length + 1;
/** Wider than the program's: the scores of passages that are nearly level do not tell the scale. */
const LIMITS = { most: 3, within: 2 };
const READING_NAMES = ['scale', 'reading', 'bias'] as const;

interface Asked {
  readonly written: boolean;
  readonly blocks: readonly number[];
  readonly rows: readonly (readonly number[])[];
  /** Of the first few: second-stage score without preference, the reader's log-odds, 1. */
  readonly read: readonly (readonly number[])[];
  /** What answers in the question's own language, and in the other one. */
  readonly own: Right;
  readonly twin: Right;
}

interface Right {
  /** The candidate that answers, -1 where there is none; the first of its document where it is not known which one does. */
  readonly answer: number;
  /** All candidates of its document. */
  readonly parts: readonly number[];
}

const [data, xquad, every = '1'] = process.argv.slice(2);
if (data === undefined || xquad === undefined)
  throw new Error('usage: npm run fit:ranking -- DATA_DIRECTORY XQUAD_R_DIRECTORY [EVERY]');
const asked = await askAll(data, xquad, Number(every));
const ranking = fitRanking(asked, WIDTH);
print('WEIGHTS', [...FEATURE_NAMES, 'bias'], ranking);
fitReading(asked);
for (const preference of [0, 1, 2, 3]) showPreference(asked, prefer(ranking, preference), preference);

async function askAll(dataFolder: string, xquadFolder: string, step: number): Promise<Asked[]> {
  const embedder = await openEmbedder({
    model: 'bundled',
    modelDirectory: 'embeddings',
    hubCacheDirectory: 'embeddings/hub',
  });
  const corpora = [
    ...(await readWrittenCorpora('scripts/fit/questions', dataFolder)),
    ...(await readXquadCorpora(xquadFolder)),
  ];
  const all: Asked[] = [];
  for (const { documents, questions } of corpora) {
    const index = await openTemporaryIndex(documents, embedder);
    const ask = async (from: SearchableIndex, { text, right, twin }: FitQuestion): Promise<void> => {
      const question = analyseQuestion(text);
      const embedding = await embedder.embedQuestion(question.accented);
      const ranked = searchPassages(from, question, embedding);
      if (ranked.length === 0) return;
      const read = await readBest(from, embedder, embedding, ranked, LIMITS);
      const passages = ranked.map(({ passage }) => from.generation.passages[passage]!);
      const rightOf = (of: Answering | undefined): Right => {
        const parts = [...passages.keys()].filter((c) => passages[c]!.documentId === of?.document);
        const holds = ({ span }: Passage): boolean =>
          of?.at === undefined || (span.start <= of.at && of.at < span.end);
        return { answer: parts.find((c) => holds(passages[c]!)) ?? -1, parts };
      };
      all.push({
        written: twin === undefined,
        blocks: ranked.map(({ language }) => PAIRINGS.indexOf(pairingOf(question, language))),
        rows: ranked.map(({ features }) => [...FEATURE_NAMES.map((name) => features[name]), 1]),
        read: read.map(({ language, score, reading }) => {
          const preference = pairingOf(question, language) === 'across' ? OWN_LANGUAGE_PREFERENCE : 0;
          return [score + preference, reading, 1];
        }),
        own: rightOf(right),
        twin: rightOf(twin),
      });
    };
    for (const question of questions.filter((_, at) => at % step === 0)) await ask(index, question);
    await index.dispose();
  }
  await embedder.close();
  return all;
}

/** The choice among the candidates without the others in `removed`; `undefined` where the right one is not among them. */
function choiceOf(
  { blocks, rows }: Pick<Asked, 'blocks' | 'rows'>,
  right: number,
  removed: readonly number[],
): Choice | undefined {
  if (right < 0 || right >= rows.length) return undefined;
  const kept = [...rows.keys()].filter((c) => c === right || !removed.includes(c));
  return { blocks: kept.map((c) => blocks[c]!), rows: kept.map((c) => rows[c]!), right: kept.indexOf(right) };
}

/**
 * By turns the paragraph stands in the question's own language or in the other one. Of a written question's paragraph only
 * the best part counts: the others may answer too.
 */
function inOneLanguage(all: readonly Asked[]): Choice[] {
  return all.flatMap((question, number) => {
    const { own, twin, written } = question;
    const choice =
      twin.answer >= 0 && number % 2 === 1
        ? choiceOf(question, twin.answer, own.parts)
        : choiceOf(question, own.answer, written ? own.parts : twin.parts);
    return choice ?? [];
  });
}

function fitRanking(all: readonly Asked[], width: number): Float64Array {
  const choices = inOneLanguage(all);
  const within = choices.map(({ blocks, rows, right }): Choice => {
    const kept = [...rows.keys()].filter((c) => blocks[c] === blocks[right]);
    return {
      blocks: kept.map((c) => blocks[c]!),
      rows: kept.map((c) => rows[c]!),
      right: kept.indexOf(right),
    };
  });
  const w = fitChoices(within, PAIRINGS.length, width);
  const scored = choices.map((choice): Choice => {
    const scores = scoreRows(choice.rows, choice.blocks, w, width);
    const rows = scores.map((score, c) => [score - w[choice.blocks[c]! * width + width - 1]!, 1]);
    return { ...choice, rows };
  });
  const scales = fitChoices(scored, PAIRINGS.length, 2);
  return w.map((value, i) => {
    const block = Math.floor(i / width);
    return i % width === width - 1 ? scales[block * 2 + 1]! : value * scales[block * 2]!;
  });
}

/** Prints the weights of the third stage, and how often the right one of those read is first with and without it. */
function fitReading(all: readonly Asked[]): void {
  const read = all.map((question) => ({ ...question, rows: question.read }));
  print(
    'READING (of `reading` half is taken, see weights.ts)',
    READING_NAMES,
    fitRanking(read, READING_NAMES.length),
  );
  const fits = [1, 0].map((half) =>
    fitRanking(
      read.filter((_, number) => number % 2 === half),
      READING_NAMES.length,
    ),
  );
  const without = Float64Array.from(PAIRINGS.flatMap(() => [1, 0, 0]));
  for (const kind of ['written', 'XQuAD-R']) {
    const halves = fits.map((_, half) =>
      inOneLanguage(
        read.filter(({ written }, number) => number % 2 === half && written === (kind === 'written')),
      ),
    );
    const right = (weights: (half: number) => Float64Array): number =>
      halves
        .flatMap((some, half) =>
          some.map(
            (choice) =>
              topOf(choice.rows, choice.blocks, weights(half), READING_NAMES.length) === choice.right,
          ),
        )
        .filter(Boolean).length;
    console.log(
      `${kind}, right first of ${halves.flat().length} read: ${right(() => without)} without the reader, ${right((half) => fits[half]!)} with weights fitted on other questions`,
    );
  }
}

function prefer(w: Float64Array, preference: number): Float64Array {
  return w.map((value, i) => {
    const isBias = i % WIDTH === WIDTH - 1;
    return isBias && PAIRINGS[Math.floor(i / WIDTH)] === 'across' ? value - preference : value;
  });
}

function showPreference(all: readonly Asked[], w: Float64Array, preference: number): void {
  const accuracy = (choices: readonly Choice[]): string => {
    const right = choices.filter((choice) => topOf(choice.rows, choice.blocks, w) === choice.right);
    return `${((100 * right.length) / Math.max(1, choices.length)).toFixed(1)} % of ${choices.length}`;
  };
  const both = all.flatMap((question) =>
    question.twin.answer < 0 ? [] : (choiceOf(question, question.own.answer, []) ?? []),
  );
  const one = inOneLanguage(all.filter(({ written }) => !written));
  const written = inOneLanguage(all.filter((question) => question.written));
  console.log(
    `preference ${preference}: right first: in both languages ${accuracy(both)}, in one ${accuracy(one)}, written ${accuracy(written)}`,
  );
}

function topOf(rows: Choice['rows'], blocks: readonly number[], w: Float64Array, width = WIDTH): number {
  const scores = scoreRows(rows, blocks, w, width);
  return scores.indexOf(Math.max(...scores));
}

function print(title: string, names: readonly string[], w: Float64Array): void {
  console.log(title);
  PAIRINGS.forEach((pairing, block) => {
    const entries = names.map((name, i) => `${name}: ${Number(w[block * names.length + i]!.toFixed(2))}`);
    console.log(`  '${pairing}': { ${entries.join(', ')} },`);
  });
}
