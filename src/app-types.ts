// What the app offers to its fronts (Discord, terminal): questions in, quotes and pages out.
import type {
  Answer,
  DocumentCard,
  DocumentId,
  LanguageCode,
  NotFoundReason,
  Place,
  Quote,
  Span,
} from './domain.js';

/** Where a quote stands, self-contained: survives restarts and reindexes inside a button's id. */
export interface QuoteRef {
  readonly generation: string;
  readonly documentId: DocumentId;
  readonly span: Span;
}

export interface AskRequest {
  readonly question: string;
  /** The question before this one, where this one may lean on it. */
  readonly previousQuestion?: string;
  /** Only passages in this language. */
  readonly language?: LanguageCode;
  /** Only passages of this document. */
  readonly documentId?: DocumentId;
}

export interface LookupHit {
  readonly ref: QuoteRef;
  readonly document: DocumentCard;
  readonly place: Place;
  readonly language: LanguageCode;
  /** Exact slice around the hit, `ref.span`. */
  readonly text: string;
  /** Matched words, offsets into `text`. */
  readonly matches: readonly Span[];
}

export interface LookupPage {
  readonly generation: string;
  readonly total: number;
  /** 0-based. */
  readonly offset: number;
  readonly hits: readonly LookupHit[];
}

/** A page of a document's text, cut at paragraph borders; `text` is an exact slice. */
export interface DocumentPage {
  readonly generation: string;
  readonly document: DocumentCard;
  /** 0-based. */
  readonly page: number;
  readonly pageCount: number;
  readonly text: string;
  readonly span: Span;
  /** Where the quote stands inside `text`, if it does. */
  readonly marked?: Span;
  readonly languages: readonly LanguageCode[];
}

/** Why something that an old message points to cannot be opened. */
export interface Unavailable {
  /** `removed`: the document is gone; `changed`: it no longer holds the passage; `pruned`: its generation is gone. */
  readonly state: 'removed' | 'changed' | 'pruned' | 'unknown';
  readonly document?: DocumentCard;
}

export type Verification =
  | {
      /** `identical`: the file holds the quote at the same place; `moved`: elsewhere in the same file. */
      readonly state: 'identical' | 'moved';
      readonly document: DocumentCard;
      readonly place: Place;
    }
  | { readonly state: 'changed' | 'gone'; readonly document: DocumentCard }
  | { readonly state: 'removed' | 'pruned' | 'unknown' };

/** A candidate with everything that decided about it. */
export interface ExplainedPassage {
  readonly document: DocumentCard;
  readonly place: Place;
  readonly language: LanguageCode;
  /** Exact slice. */
  readonly text: string;
  /** 1-based ranks among all candidates by each way of comparing, ties sharing the better one. */
  readonly ranks: Readonly<Record<'keyword' | 'dense' | 'passage', number>>;
  /** Content words of the question that stand in the passage, with or without accents. */
  readonly matched: readonly string[];
  /** What speaks for it, 0..1, by name. */
  readonly figures: Readonly<Record<string, number>>;
  /** Log-odds by which candidates are ordered. */
  readonly score: number;
  /** Calibrated support in 0..1. */
  readonly support: number;
}

/** Why a question gets the answer that it gets from the live index. */
export interface Explanation {
  /** As it was searched: misspelt words replaced, diacritics restored. */
  readonly question: string;
  readonly language: LanguageCode;
  readonly generation: string;
  readonly contentWords: readonly string[];
  /** Words, numbers and phrases that no document contains. */
  readonly missing: readonly string[];
  /** Support below this is "not found". */
  readonly threshold: number;
  readonly outcome: 'quoted' | NotFoundReason;
  readonly candidates: number;
  /** Best first. */
  readonly best: readonly ExplainedPassage[];
}

export interface CorpusStatus {
  readonly generation: string;
  /** ISO 8601 with time zone. */
  readonly builtAt: string;
  readonly documents: number;
  readonly passages: number;
  /** Passages per language, most first. */
  readonly languages: readonly { readonly language: LanguageCode; readonly passages: number }[];
  readonly model: string;
}

export type IndexPhase = 'reading' | 'splitting' | 'embedding' | 'building' | 'publishing';

export interface IndexProgress {
  readonly phase: IndexPhase;
  readonly done: number;
  readonly total: number;
}

export interface App {
  ask(request: AskRequest): Promise<Answer>;
  /** Why a question gets the answer that it gets, with the best `limit` candidates. */
  explain(question: string, limit: number): Promise<Explanation>;
  /** Passages that bear on a statement; never a verdict. */
  findSources(statement: string): Promise<Answer>;
  lookup(query: string, options: { readonly offset: number; readonly limit: number }): LookupPage;
  documents(): readonly DocumentCard[];
  /** Documents whose title, publisher or file name matches what was typed so far; diacritics optional. */
  suggestDocuments(typed: string, limit: number): readonly DocumentCard[];
  /** A page of a document of the live generation. `undefined`: there is no such document. */
  openDocument(documentId: DocumentId, page: number): DocumentPage | undefined;
  /**
   * The page on which a quote stands, `turn` pages further on, in the live index. What no longer stands in a document
   * is not shown from older generations.
   */
  openContext(ref: QuoteRef, turn: number): Promise<DocumentPage | Unavailable>;
  /** The quote itself, where it still stands. */
  openQuote(ref: QuoteRef): Promise<Quote | Unavailable>;
  /** Reads the file again and says whether the quote still stands there. */
  verify(ref: QuoteRef): Promise<Verification>;
  status(): CorpusStatus;
  /** Opens the index that has become live since; otherwise that is noticed within seconds. */
  refresh(): Promise<void>;
  close(): Promise<void>;
}
