// What moderators and operators do with the corpus, as the keeper offers it to its fronts (Discord, terminal).
import type { IndexProgress, QuoteRef } from './app-types.js';
import type { FileReport } from './corpus/file-report.js';
import type { UnknownLanguage } from './corpus/unknown-languages.js';
import type { DocumentCard, DocumentId, LanguageCode, Span } from './domain.js';

/** Work in the background that can be stopped. */
export interface Running<T> {
  /** Rejects with VerbatimError; with `reindex/cancelled` after `cancel`, unless it was too late. */
  readonly done: Promise<T>;
  /** Asks it to stop; without effect once it publishes. */
  cancel(): void;
}

/** A file as somebody handed it in: its name is only a proposal, its type is told from its content. */
export interface IncomingFile {
  readonly name: string;
  readonly bytes: Uint8Array;
}

/** What the one who adds a document says of it; goes into sources.json when the change is applied. */
export interface GivenFacts {
  readonly title?: string;
  readonly publisher?: string;
  /** ISO 8601, as precise as known. */
  readonly date?: string;
  readonly url?: string;
}

export type AddResult =
  | {
      readonly status: 'staged';
      /** Path below the corpus folder that the file will have. */
      readonly file: string;
      /** True where a file of the corpus is replaced. */
      readonly replaces: boolean;
      readonly report: FileReport;
    }
  | {
      readonly status: 'refused';
      /** Why it gives no document. */
      readonly report: FileReport;
    };

/** What is laid ready beside the corpus and takes effect when it is applied. */
export interface StagedChanges {
  /** Paths below the corpus folder, in order. */
  readonly added: readonly string[];
  readonly removed: readonly string[];
}

export interface DocumentChange {
  readonly card: DocumentCard;
  readonly change: 'added' | 'text' | 'facts' | 'removed';
  readonly passagesAdded: number;
  readonly passagesRemoved: number;
}

/** What the corpus (with what is laid ready) holds that the live index does not, and the other way round. */
export interface CorpusDiff {
  /** Live generation; absent before the first build. */
  readonly generation?: string;
  /** By kind (added, text, facts, removed), then by file. Empty: nothing to do. */
  readonly changes: readonly DocumentChange[];
  readonly unchangedDocuments: number;
  readonly passagesAdded: number;
  readonly passagesRemoved: number;
  readonly passagesKept: number;
  /** Vectors that are not in the cache and have to be computed. */
  readonly embeddings: number;
  readonly estimatedMs: number;
  readonly reports: readonly FileReport[];
  /** Languages of the corpus that the model does not know, with the number of files. */
  readonly unknownLanguages: readonly UnknownLanguage[];
}

export interface CorpusPlan extends CorpusDiff {
  readonly staged: StagedChanges;
  /** 12 hex digits of what was looked at; applying another state than the one seen is refused. */
  readonly stamp: string;
}

/** One canary question against the live and the new generation. */
export interface CanaryResult {
  readonly question: string;
  /** Whether the answer is what the file asks for: `held` in both, `lost`, `gained`, or `failing` in both. */
  readonly outcome: 'held' | 'lost' | 'gained' | 'failing';
  /** First quote, or empty for "not found". */
  readonly before: string;
  readonly after: string;
}

export interface ReindexOutcome {
  readonly generation: string;
  /** False where canary questions are no longer answered: `publish` makes it live nevertheless. */
  readonly published: boolean;
  readonly documents: number;
  readonly passages: number;
  readonly durationMs: number;
  /** Vectors that were computed; the others came from the cache or the live generation. */
  readonly embedded: number;
  readonly reports: readonly FileReport[];
  readonly unknownLanguages: readonly UnknownLanguage[];
  readonly canaries: readonly CanaryResult[];
}

export interface HistoryEntry {
  readonly generation: string;
  /** ISO 8601 with time zone. */
  readonly builtAt: string;
  readonly documents: number;
  readonly passages: number;
  readonly model: string;
  readonly isLive: boolean;
  /** True for one that its canary questions hold back: only `publish` makes it live. */
  readonly isHeld: boolean;
  /** True for the one that `rollback` goes back to. */
  readonly isPrevious: boolean;
  /** False where it was made with another model or program version and cannot be gone back to. */
  readonly fits: boolean;
}

/** What is live, and what deserves a look. */
export interface CorpusOverview extends HistoryEntry {
  /** Passages per language, most first. */
  readonly languages: readonly { readonly language: LanguageCode; readonly passages: number }[];
  /** Of the build; empty where the generation keeps none. */
  readonly reports: readonly FileReport[];
  readonly durationMs?: number;
  readonly staged: StagedChanges;
}

/** All changes go through here; one at a time across processes (`index/busy`, `corpus/busy`). */
export interface Keeper {
  /** @throws VerbatimError `index/missing`, `index/damaged` */
  status(): Promise<CorpusOverview>;
  /** Checks a file and lays it ready; the corpus changes when that is applied. @throws VerbatimError `corpus/write` */
  add(file: IncomingFile, facts?: GivenFacts): Promise<AddResult>;
  /** Downloads an address, then as `add`. @throws VerbatimError `corpus/write`, `download/failed` */
  addAddress(address: string, facts?: GivenFacts): Promise<AddResult>;
  /** Files of the corpus, and those laid ready, that match what was typed so far. */
  suggestFiles(typed: string, limit: number): Promise<readonly string[]>;
  /** Lays the removal of a file ready, or takes back its addition. False: there is no such file. */
  remove(file: string): Promise<boolean>;
  /** Forgets everything that is laid ready; the corpus stays as it is. */
  discard(): Promise<StagedChanges>;
  plan(onProgress?: (progress: IndexProgress) => void): Running<CorpusPlan>;
  /**
   * Moves what is laid ready into the corpus folder and reindexes. `stamp`: of the plan that was looked at.
   * @throws VerbatimError `corpus/changed` where the plan no longer holds
   */
  apply(stamp: string | undefined, onProgress?: (progress: IndexProgress) => void): Running<ReindexOutcome>;
  /** Indexes the corpus folder as it is; what is laid ready stays where it is. */
  reindex(onProgress?: (progress: IndexProgress) => void): Running<ReindexOutcome>;
  /** Makes a complete generation live; the files stay as they are. @throws VerbatimError `index/unknown`, `index/mismatch` */
  publish(generation: string): Promise<HistoryEntry>;
  /** Complete generations, newest first. */
  history(): Promise<readonly HistoryEntry[]>;
  /** Back to a generation, or to the one that was live before. @throws VerbatimError `index/no-earlier` and as `publish` */
  rollback(generation?: string): Promise<HistoryEntry>;
}

/** What a 👎 can say. */
export const FEEDBACK_REASONS = ['wrong-passage', 'cut-badly', 'outdated', 'other'] as const;
export type FeedbackReason = (typeof FEEDBACK_REASONS)[number];

/** One 👍 or 👎; never who gave it. */
export interface FeedbackEntry {
  readonly rating: 'good' | 'bad';
  readonly reason?: FeedbackReason;
  readonly ref: QuoteRef;
  /** The quoted words, so that the entry says something after the generation is gone. */
  readonly quote?: string;
  /** Path below the corpus folder of the document that was quoted. */
  readonly file?: string;
  /** Only where the operator keeps unanswered questions: the same consent covers it. */
  readonly question?: string;
}

export interface KeptFeedback extends Omit<FeedbackEntry, 'ref'> {
  /** `2026-11-25`: the hour could tell who was there. */
  readonly day: string;
  readonly generation: string;
  readonly documentId: DocumentId;
  readonly span: Span;
}

export interface FeedbackStore {
  add(entry: FeedbackEntry): Promise<void>;
  /** Newest first; what is damaged in the file is passed over. */
  list(): Promise<readonly KeptFeedback[]>;
}

/** A question that no document answered, as often as it was asked. */
export interface UnansweredGroup {
  /** As it was typed most often. */
  readonly question: string;
  readonly language: LanguageCode;
  readonly count: number;
  /** `2026-11-25`: the last day on which it was asked. */
  readonly lastDay: string;
}

export interface UnansweredStore {
  /** False: nothing is kept. */
  readonly isOn: boolean;
  add(question: string, language: LanguageCode): Promise<void>;
  /** Forgets what is older than the days for which questions are kept; all of it where none are. */
  erase(): Promise<void>;
  /** Most frequent first; the same words in another order or case, or without accents, count as the same question. */
  list(): Promise<readonly UnansweredGroup[]>;
}
