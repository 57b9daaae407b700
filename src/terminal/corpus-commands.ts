// `corpus check | fetch`: a report on every file, and the originals from the web.
import path from 'node:path';
import Table from 'cli-table3';
import { embedderOptions } from '../app-options.js';
import type { Config } from '../config.js';
import { fetchOriginals } from '../corpus/fetch-originals.js';
import { readCorpus } from '../corpus/read-corpus.js';
import { unknownLanguages } from '../corpus/unknown-languages.js';
import { openEmbedder } from '../embed/open-embedder.js';
import { cliTexts } from '../i18n/cli.js';
import { ingestTexts } from '../i18n/ingest.js';
import { ingestProblems } from '../i18n/ingest-problems.js';
import { detectLanguage } from '../language/detect-language.js';
import { makePassages } from '../reindex/make-passages.js';
import { runReindexCommand } from './change-commands.js';

const say = (text: string): void => void process.stdout.write(`${text}\n`);

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
    const unknown = unknownLanguages(reports, embedder.languages);
    for (const line of ingestProblems(reports, unknown, config.BOT_LANGUAGE)) say(line);
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
