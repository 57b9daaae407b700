// What reading the documents brought up, as sentences: what was refused first, then what deserves a look.
import type { Locale } from '../../../domain.js';
import { ingestProblems } from '../../../i18n/ingest-problems.js';
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
  return ingestProblems(reports, unknownLanguages, locale).map(oneLine);
}

export function problemSection(heading: string, problems: readonly string[]): ReportSection {
  return { heading, lines: problems.map((problem) => `- ${renderInline(problem, LONGEST)}`) };
}

const LONGEST = 260;
