// `corpus reindex | status | check | fetch`: what an operator does with the documents.
import path from 'node:path';
import Table from 'cli-table3';
import { CHUNKING_RECIPE } from '../chunk/chunk-document.js';
import { embedderOptions, indexDirectoryOf, reindex } from '../app.js';
import type { Config } from '../config.js';
import { fetchOriginals } from '../corpus/fetch-originals.js';
import type { FileReport } from '../corpus/file-report.js';
import { readCorpus } from '../corpus/read-corpus.js';
import { openEmbedder } from '../embed/open-embedder.js';
import { VerbatimError } from '../errors.js';
import { cliTexts } from '../i18n/cli.js';
import { ingestTexts } from '../i18n/ingest.js';
import { detectLanguage } from '../language/detect-language.js';
import { makePassages } from '../reindex/make-passages.js';
import { readLive } from '../store/generations.js';
import { readManifest } from '../store/manifest.js';
import { createProgressView } from './show-progress.js';

const say = (text: string): void => void process.stdout.write(`${text}\n`);

/** Rebuilds and publishes the index; Ctrl+C cancels and leaves the old one. */
export async function runReindexCommand(config: Config): Promise<void> {
  const view = createProgressView(config.BOT_LANGUAGE);
  const running = reindex(config, (progress) => view.show(progress));
  process.once('SIGINT', () => running.cancel());
  const { manifest, reports, modelLanguages } = await running.done.finally(() => view.end());
  const texts = cliTexts[config.BOT_LANGUAGE];
  for (const remark of remarksOn(reports, config)) say(remark);
  for (const remark of unknownLanguages(reports, modelLanguages, config)) say(remark);
  say(texts.indexed(manifest.documents, manifest.passages, manifest.generation));
}

/** Prints what is known of the live index. @throws VerbatimError `index/missing`, `index/damaged` */
export async function runStatus(config: Config): Promise<void> {
  const directory = indexDirectoryOf(config);
  const live = await readLive(directory);
  if (live === undefined) throw new VerbatimError('index/missing', {});
  const manifest = await readManifest(path.join(directory, live));
  const texts = cliTexts[config.BOT_LANGUAGE].status;
  const languages = manifest.shards.map(({ language, passages }) => `${language} ${passages}`).join(', ');
  say(`${texts.generation}: ${manifest.generation}`);
  say(`${texts.builtAt}: ${manifest.builtAt}`);
  say(`${texts.documents}: ${manifest.documents}`);
  say(`${texts.passages}: ${manifest.passages} (${languages})`);
  say(`${texts.model}: ${manifest.model} (${manifest.fingerprint}, ${CHUNKING_RECIPE})`);
}

/** The ingest report: every file with its languages and furniture, then every remark. Changes nothing. */
export async function runCheck(config: Config): Promise<void> {
  const texts = cliTexts[config.BOT_LANGUAGE];
  const { documents, reports } = await readCorpus(config.CORPUS_DIR, {
    maxFileBytes: config.MAX_FILE_MB * 1024 * 1024,
  });
  const embedder = await openEmbedder(embedderOptions(config));
  try {
    const passages = await makePassages(documents, embedder, detectLanguage);
    const { file, status, languages, characters, furniture, pages } = texts.check;
    const table = new Table({
      head: [file, status, languages, characters, furniture, pages],
      style: { head: [], border: [] },
    });
    for (const report of reports) {
      const share = report.characters === 0 ? 0 : report.furnitureCharacters / report.characters;
      table.push([
        report.file,
        texts.statuses[report.status],
        report.languages.join(', '),
        report.characters,
        `${Math.round(100 * share)} %`,
        report.pages ?? '',
      ]);
    }
    say(table.toString());
    for (const remark of remarksOn(reports, config)) say(remark);
    for (const remark of unknownLanguages(reports, embedder.languages, config)) say(remark);
    say(texts.checkSummary(documents.length, reports.length, passages.length));
  } finally {
    await embedder.close();
  }
}

/** Downloads the originals that corpus/sources.json names. */
export async function runFetch(config: Config): Promise<void> {
  const texts = cliTexts[config.BOT_LANGUAGE];
  const results = await fetchOriginals({
    sourcesFile: path.join(config.CORPUS_DIR, 'sources.json'),
    directory: config.CORPUS_DIR,
    allowPrivateAddresses: config.ALLOW_PRIVATE_ADDRESSES,
    maxBytes: config.MAX_FILE_MB * 1024 * 1024,
    onResult: (result) =>
      say(
        result.status === 'fetched'
          ? texts.fetched(result.file, result.bytes)
          : ingestTexts[config.BOT_LANGUAGE].downloads[result.reason](result.id, result.detail),
      ),
  });
  const fetched = results.filter(({ status }) => status === 'fetched').length;
  say(texts.fetchSummary(fetched, results.length));
  if (fetched > 0) await runReindexCommand(config);
}

function remarksOn(reports: readonly FileReport[], config: Config): string[] {
  const { refusals, warnings } = ingestTexts[config.BOT_LANGUAGE];
  return reports.flatMap((report) => [
    ...(report.reason === undefined ? [] : [refusals[report.reason](report.file, report.detail)]),
    ...report.warnings.map(({ code, detail }) => warnings[code](report.file, detail)),
  ]);
}

/** Languages of the corpus that the model makes no claim to know. */
function unknownLanguages(
  reports: readonly FileReport[],
  known: readonly string[],
  config: Config,
): string[] {
  if (known.length === 0) return [];
  const counts = new Map<string, number>();
  for (const language of reports.flatMap(({ languages }) => languages))
    if (language !== 'und' && !known.includes(language))
      counts.set(language, (counts.get(language) ?? 0) + 1);
  return [...counts].map(([language, files]) =>
    cliTexts[config.BOT_LANGUAGE].unknownLanguage(language, files),
  );
}
