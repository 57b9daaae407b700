// Languages of a corpus that a model makes no claim to know.
import type { LanguageCode } from '../domain.js';
import type { FileReport } from './file-report.js';

export interface UnknownLanguage {
  readonly language: LanguageCode;
  /** Files that are written in it, wholly or in part. */
  readonly files: number;
}

/** Most files first. @param known languages of the model; empty: no claim is made, and none is unknown */
export function unknownLanguages(
  reports: readonly FileReport[],
  known: readonly LanguageCode[],
): UnknownLanguage[] {
  if (known.length === 0) return [];
  const counts = new Map<LanguageCode, number>();
  for (const language of reports.flatMap(({ languages }) => languages))
    if (language !== 'und' && !known.includes(language))
      counts.set(language, (counts.get(language) ?? 0) + 1);
  return [...counts]
    .map(([language, files]) => ({ language, files }))
    .sort((a, b) => b.files - a.files || (a.language < b.language ? -1 : 1));
}
