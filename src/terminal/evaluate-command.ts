// `evaluate`: a question set over a corpus, XQuAD-R, or translation pairs; as tables or one JSON object.
import { readFile } from 'node:fs/promises';
import { embedderOptions } from '../app-options.js';
import type { Config } from '../config.js';
import { readCorpus } from '../corpus/read-corpus.js';
import { openEmbedder } from '../embed/open-embedder.js';
import { VerbatimError } from '../errors.js';
import { evaluatePairs } from '../evaluation/evaluate-pairs.js';
import { evaluateQuestions, type EvaluationReport } from '../evaluation/evaluate-questions.js';
import { evaluateXquad } from '../evaluation/evaluate-xquad.js';
import { evaluateXquadQuotes } from '../evaluation/evaluate-xquad-quotes.js';
import { readQuestionSet } from '../evaluation/question-set.js';
import { openTemporaryIndex } from '../evaluation/temporary-index.js';
import { printEvaluation, printPairs, printXquad, printXquadQuotes } from './print-evaluation.js';

/** What of XQuAD-R: the ranks of the whole search, those of the pooled vectors alone, or the quotes that are shown. */
const STAGES = ['whole', 'pooled', 'quotes'] as const;
type Stage = (typeof STAGES)[number];

export interface EvaluateOptions {
  readonly corpus?: string;
  readonly xquadR?: string;
  readonly pairs?: string;
  readonly stage: string;
  readonly compare?: string;
  readonly json: boolean;
}

/** @throws VerbatimError `evaluation/input`, `usage/argument` */
export async function runEvaluate(
  config: Config,
  questions: string | undefined,
  options: EvaluateOptions,
): Promise<void> {
  const { stage } = options;
  if (!isStage(stage))
    throw new VerbatimError('usage/argument', { argument: '--stage', reason: STAGES.join(' | ') });
  const embedder = await openEmbedder(embedderOptions(config));
  const say = (report: unknown, text: () => string): void =>
    void process.stdout.write(`${options.json ? JSON.stringify(report) : text()}\n`);
  try {
    if (options.xquadR !== undefined) {
      if (stage === 'quotes') {
        const report = await evaluateXquadQuotes(options.xquadR, embedder);
        say(report, () => printXquadQuotes(report));
      } else {
        const report = await evaluateXquad(options.xquadR, embedder, stage);
        say(report, () => printXquad(report));
      }
    } else if (options.pairs !== undefined) {
      const report = await evaluatePairs(options.pairs, embedder);
      say(report, () => printPairs(report));
    } else if (questions !== undefined) {
      const set = await readQuestionSet(questions);
      const directory = options.corpus ?? config.CORPUS_DIR;
      const { documents } = await readCorpus(directory, { fallbackSources: config.CORPUS_DIR });
      if (documents.length === 0) throw new VerbatimError('corpus/empty', { directory });
      const index = await openTemporaryIndex(documents, embedder);
      const report = await evaluateQuestions(index, embedder, set).finally(() => index.dispose());
      const earlier = options.compare === undefined ? undefined : await readReport(options.compare);
      say(report, () => printEvaluation(report, earlier));
    } else {
      const reason = 'name a question set, or use --xquad-r DIR or --pairs FILE';
      throw new VerbatimError('usage/argument', { argument: 'questions', reason });
    }
  } finally {
    await embedder.close();
  }
}

function isStage(stage: string): stage is Stage {
  return STAGES.some((known) => known === stage);
}

/** A report that an earlier run printed with --json. */
async function readReport(file: string): Promise<EvaluationReport> {
  try {
    return JSON.parse(await readFile(file, 'utf8')) as EvaluationReport;
  } catch (error) {
    throw new VerbatimError('evaluation/input', { file, reason: 'it is not a report of --json' }, error);
  }
}
