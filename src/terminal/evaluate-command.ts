// `evaluate`: a question set over a corpus, XQuAD-R, or translation pairs; as tables or one JSON object.
import { readFile } from 'node:fs/promises';
import { embedderOptions } from '../app-options.js';
import type { Config } from '../config.js';
import { readCorpus } from '../corpus/read-corpus.js';
import { openEmbedder } from '../embed/open-embedder.js';
import { VerbatimError } from '../errors.js';
import { evaluatePairs } from '../evaluation/evaluate-pairs.js';
import { evaluateQuestions, type EvaluationReport } from '../evaluation/evaluate-questions.js';
import { XQUAD_STAGES, evaluateXquad, type XquadStage } from '../evaluation/evaluate-xquad.js';
import { readQuestionSet } from '../evaluation/question-set.js';
import { openTemporaryIndex } from '../evaluation/temporary-index.js';
import { printEvaluation, printPairs, printXquad } from './print-evaluation.js';

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
  if (!isStage(options.stage))
    throw new VerbatimError('usage/argument', { argument: '--stage', reason: XQUAD_STAGES.join(' | ') });
  const embedder = await openEmbedder(embedderOptions(config));
  const say = (report: unknown, text: () => string): void =>
    void process.stdout.write(`${options.json ? JSON.stringify(report) : text()}\n`);
  try {
    if (options.xquadR !== undefined) {
      const report = await evaluateXquad(options.xquadR, embedder, options.stage);
      say(report, () => printXquad(report));
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

function isStage(stage: string): stage is XquadStage {
  return XQUAD_STAGES.some((known) => known === stage);
}

/** A report that an earlier run printed with --json. */
async function readReport(file: string): Promise<EvaluationReport> {
  try {
    return JSON.parse(await readFile(file, 'utf8')) as EvaluationReport;
  } catch (error) {
    throw new VerbatimError('evaluation/input', { file, reason: 'it is not a report of --json' }, error);
  }
}
