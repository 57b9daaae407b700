// The ingest report as sentences: what was refused, which languages the model does not know, what deserves a look.
import type { FileReport } from '../corpus/file-report.js';
import type { UnknownLanguage } from '../corpus/unknown-languages.js';
import type { Locale } from '../domain.js';
import { cliTexts } from './cli.js';
import { ingestTexts } from './ingest.js';

export function ingestProblems(
  reports: readonly FileReport[],
  unknownLanguages: readonly UnknownLanguage[],
  locale: Locale,
): string[] {
  const { refusals, warnings } = ingestTexts[locale];
  const refused = reports.flatMap(({ file, reason, detail }) =>
    reason === undefined ? [] : [refusals[reason](file, detail)],
  );
  const unknown = unknownLanguages.map(({ language, files }) =>
    cliTexts[locale].unknownLanguage(language, files),
  );
  const noticed = reports.flatMap(({ file, warnings: noted }) =>
    noted.map(({ code, detail }) => warnings[code](file, detail)),
  );
  return [...refused, ...unknown, ...noticed];
}
