// `npm run bench [-- --corpus DIR --passages N --beside MODEL_DIR --json]`: speed of the bundled model and of everything
// around it.
import { mkdtemp, rm } from 'node:fs/promises';
import { availableParallelism, cpus, loadavg, tmpdir } from 'node:os';
import path from 'node:path';
import { fileURLToPath } from 'node:url';
import { parseArgs } from 'node:util';
import { openEmbedder } from '../src/embed/open-embedder.js';
import { createTextGenerator } from './generate-text.js';
import { measureAnswers } from './measure-answers.js';
import { measureBuilds } from './measure-builds.js';
import { measureColdStart } from './measure-cold-start.js';
import { measureBeside, measureEmbedding } from './measure-embedding.js';
import { printReport, type BenchReport } from './print-report.js';

const ROOT = fileURLToPath(new URL('..', import.meta.url));
const SEED = 20_231_102;

const { values } = parseArgs({
  options: {
    corpus: { type: 'string', default: 'corpus' },
    passages: { type: 'string', default: '10000' },
    beside: { type: 'string' },
    json: { type: 'boolean', default: false },
  },
});
const say = (step: string): void => void process.stderr.write(`${step} …\n`);

const modelDirectory = path.join(ROOT, 'embeddings');
const folder = await mkdtemp(path.join(tmpdir(), 'verbatim-bench-'));
const loadBefore = loadavg()[0]!;
try {
  say(`first index of ${values.corpus}`);
  const coldStart = await measureColdStart(folder, values.corpus, path.join(modelDirectory, 'model'));
  const bundled = { model: 'bundled', modelDirectory, hubCacheDirectory: path.join(modelDirectory, 'hub') };
  const embedder = await openEmbedder(bundled);
  try {
    const generator = await createTextGenerator(path.join(ROOT, 'corpus'), SEED);
    say('embedding');
    const embedding = await measureEmbedding(embedder, generator);
    say(`building an index of ${values.passages} passages, three times`);
    const { figures: builds, index } = await measureBuilds(
      folder,
      Number(values.passages),
      embedder,
      generator,
    );
    say('asking');
    const answers = await measureAnswers(index, embedder, generator);
    // Last, so that the other figures are about the same texts with and without it.
    if (values.beside !== undefined) say(`embedding beside ${values.beside}`);
    const beside =
      values.beside === undefined
        ? undefined
        : await measureBeside(bundled, path.resolve(values.beside), generator);
    const machine = {
      node: process.versions.node,
      cpu: cpus()[0]?.model ?? 'unknown',
      cores: availableParallelism(),
      loadBefore,
      loadAfter: loadavg()[0]!,
    };
    const report: BenchReport = {
      machine,
      coldStart,
      embedding,
      ...(beside ? { beside } : {}),
      builds,
      answers,
    };
    process.stdout.write(`${values.json ? JSON.stringify(report) : printReport(report)}\n`);
  } finally {
    await embedder.close();
  }
} finally {
  await rm(folder, { recursive: true, force: true });
}
