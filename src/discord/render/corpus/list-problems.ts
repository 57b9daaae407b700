// What reading the documents brought up, as sentences: what was refused first, then what deserves a look.
import type { Locale } from '../../../domain.js';
import { cliTexts } from '../../../i18n/cli.js';
import { ingestTexts } from '../../../i18n/ingest.js';
import type { CorpusDiff } from '../../../keeper-types.js';
import { oneLine, renderInline } from '../render-inline.js';
import type { ReportSection } from './lay-out-report.js';

type Reports = CorpusDiff['reports'];

/** Plain text, one line each; names of files are other people's words. */
export function listProblems(
  reports: Reports,
  unknownLanguages: CorpusDiff['unknownLanguages'],
  locale: Locale,
): string[] {
  const texts = ingestTexts[locale];
  const refused = reports.flatMap(({ file, reason, detail }) =>
    reason === undefined ? [] : [texts.refusals[reason](file, detail)],
  );
  const unknown = unknownLanguages.map(({ language, files }) =>
    cliTexts[locale].unknownLanguage(language, files),
  );
  const noticed = reports.flatMap(({ file, warnings }) =>
    warnings.map(({ code, detail }) => texts.warnings[code](file, detail)),
  );
  return [...refused, ...unknown, ...noticed].map(oneLine);
}

export function problemSection(heading: string, problems: readonly string[]): ReportSection {
  return { heading, lines: problems.map((problem) => `- ${renderInline(problem, LONGEST)}`) };
}

const LONGEST = 260;
