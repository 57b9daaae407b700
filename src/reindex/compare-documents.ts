// Two states of the corpus side by side: which documents and passages came, changed, went and stayed.
import type { DocumentCard, DocumentId, Passage, SourceDocument } from '../domain.js';

/** Documents with their passages, in any order. */
export interface CorpusState {
  readonly documents: readonly SourceDocument[];
  readonly passages: readonly Passage[];
}

export interface DocumentChange {
  /** As it will be; as it was, where the document is removed. */
  readonly card: DocumentCard;
  readonly passagesAdded: number;
  readonly passagesRemoved: number;
}

export interface ChangedDocument extends DocumentChange {
  /** `facts`: title, publisher, date, address or works only; the text is the same to the letter. */
  readonly what: 'text' | 'facts';
  readonly before: DocumentCard;
}

export interface CorpusComparison {
  /** Each by path. */
  readonly added: readonly DocumentChange[];
  readonly changed: readonly ChangedDocument[];
  readonly removed: readonly DocumentChange[];
  /** Number of documents that stay as they are. */
  readonly unchanged: number;
  /** A passage is kept where its document still has one with the same text in the same language. */
  readonly passages: { readonly added: number; readonly removed: number; readonly kept: number };
}

/** Compares what an index holds with what it would hold. Pure; documents are matched by id, that is, by path. */
export function compareDocuments(before: CorpusState, after: CorpusState): CorpusComparison {
  const beforeById = byId(before);
  const afterById = byId(after);
  const added: DocumentChange[] = [];
  const changed: ChangedDocument[] = [];
  let unchanged = 0;
  let kept = 0;
  for (const [id, { document, passages }] of afterById) {
    const old = beforeById.get(id);
    const common = old ? countCommon(old.passages, passages) : 0;
    kept += common;
    const change = {
      card: document.card,
      passagesAdded: passages.length - common,
      passagesRemoved: (old?.passages.length ?? 0) - common,
    };
    const what = old && whatChanged(old.document, change, document);
    if (!old) added.push(change);
    else if (what) changed.push({ ...change, what, before: old.document.card });
    else unchanged += 1;
  }
  const removed = [...beforeById]
    .filter(([id]) => !afterById.has(id))
    .map(([, { document, passages }]): DocumentChange => ({
      card: document.card,
      passagesAdded: 0,
      passagesRemoved: passages.length,
    }));
  const passages = {
    added: after.passages.length - kept,
    removed: before.passages.length - kept,
    kept,
  };
  return { added: added.sort(byPath), changed: changed.sort(byPath), removed: removed.sort(byPath), unchanged, passages };
} // prettier-ignore

interface DocumentState {
  readonly document: SourceDocument;
  readonly passages: Passage[];
}

function byId({ documents, passages }: CorpusState): Map<DocumentId, DocumentState> {
  const states = new Map(
    documents.map((document): [DocumentId, DocumentState] => [document.card.id, { document, passages: [] }]),
  );
  for (const passage of passages) states.get(passage.documentId)?.passages.push(passage);
  return states;
}

function whatChanged(
  before: SourceDocument,
  { passagesAdded, passagesRemoved }: DocumentChange,
  after: SourceDocument,
): ChangedDocument['what'] | undefined {
  if (before.hash !== after.hash || passagesAdded > 0 || passagesRemoved > 0) return 'text';
  return isSameCard(before.card, after.card) ? undefined : 'facts';
}

function isSameCard(a: DocumentCard, b: DocumentCard): boolean {
  const facts = ({ title, publisher, date, url, after }: DocumentCard): string =>
    JSON.stringify([
      [title, publisher, date, url],
      ...(after ?? []).map((work) => [work.title, work.publisher, work.date, work.url]),
    ]);
  return facts(a) === facts(b);
}

/** Number of passages that both lists hold, each counted as often as both hold it. */
function countCommon(a: readonly Passage[], b: readonly Passage[]): number {
  if (a === b) return a.length;
  const keyOf = ({ language, text }: Passage): string => `${language} ${text}`;
  const counts = new Map<string, number>();
  for (const passage of a) counts.set(keyOf(passage), (counts.get(keyOf(passage)) ?? 0) + 1);
  return b.filter((passage) => {
    const left = counts.get(keyOf(passage)) ?? 0;
    counts.set(keyOf(passage), left - 1);
    return left > 0;
  }).length;
}

function byPath(a: DocumentChange, b: DocumentChange): number {
  return a.card.file < b.card.file ? -1 : 1;
}
