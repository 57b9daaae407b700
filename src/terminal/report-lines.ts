// The ingest report as lines: what was refused, what was noticed, which languages the model does not know.
import type { FileReport } from '../corpus/file-report.js';
import type { Locale } from '../domain.js';
import { cliTexts } from '../i18n/cli.js';
import { ingestTexts } from '../i18n/ingest.js';
import type { CorpusDiff } from '../keeper-types.js';

export function reportLines(reports: readonly FileReport[], locale: Locale): string[] {
  const { refusals, warnings } = ingestTexts[locale];
  return reports.flatMap((report) => [
    ...(report.reason === undefined ? [] : [refusals[report.reason](report.file, report.detail)]),
    ...report.warnings.map(({ code, detail }) => warnings[code](report.file, detail)),
  ]);
}

export function languageLines(unknown: CorpusDiff['unknownLanguages'], locale: Locale): string[] {
  return unknown.map(({ language, files }) => cliTexts[locale].unknownLanguage(language, files));
}
