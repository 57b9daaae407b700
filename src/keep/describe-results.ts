// What the stages found, in the words of the keeper.
import { unknownLanguages } from '../corpus/unknown-languages.js';
import type { CorpusDiff, DocumentChange, ReindexOutcome } from '../keeper-types.js';
import type { CorpusDiff as PlannedDiff } from '../reindex/plan-reindex.js';
import type { CheckedReindex } from './job-protocol.js';

export function describeDiff(found: PlannedDiff): CorpusDiff {
  const change =
    (kind: DocumentChange['change']) =>
    (entry: Omit<DocumentChange, 'change'>): DocumentChange => ({
      card: entry.card,
      change: kind,
      passagesAdded: entry.passagesAdded,
      passagesRemoved: entry.passagesRemoved,
    });
  const changed = (what: 'text' | 'facts') =>
    found.changed.filter((entry) => entry.what === what).map(change(what));
  return {
    ...(found.live !== undefined && { generation: found.live }),
    changes: [
      ...found.added.map(change('added')),
      ...changed('text'),
      ...changed('facts'),
      ...found.removed.map(change('removed')),
    ],
    unchangedDocuments: found.unchanged,
    passagesAdded: found.passages.added,
    passagesRemoved: found.passages.removed,
    passagesKept: found.passages.kept,
    embeddings: found.embeddings,
    estimatedMs: found.estimatedMs,
    reports: found.reports,
    unknownLanguages: found.unknownLanguages,
  };
}

export function describeReindex(result: CheckedReindex): ReindexOutcome {
  const { manifest, published, report, reports, modelLanguages, canaries } = result;
  return {
    generation: manifest.generation,
    published,
    documents: manifest.documents,
    passages: manifest.passages,
    durationMs: report.durationMs,
    embedded: report.embedded,
    reports,
    unknownLanguages: unknownLanguages(reports, modelLanguages),
    canaries,
  };
}
