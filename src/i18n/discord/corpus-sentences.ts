// Every sentence of /corpus, as a type that both languages fill.
import type { IndexPhase } from '../../app-types.js';
import type { CanaryResult, DocumentChange } from '../../keeper-types.js';

/** Texts are Discord Markdown; names, titles and addresses come in escaped. */
export interface CorpusSentences {
  readonly refusal: {
    readonly ownerOnly: string;
    readonly onlyInModerationServers: string;
    readonly moderatorsOnly: string;
    readonly moved: string;
    readonly nothingRuns: string;
  };
  readonly help: string;
  readonly count: (value: number) => string;
  readonly duration: (seconds: number) => string;
  readonly more: (others: number) => string;
  readonly fullReport: string;
  readonly button: Readonly<
    Record<'apply' | 'discard' | 'cancel' | 'publish' | 'keep' | 'rollback' | 'stay', string>
  >;
  readonly status: {
    readonly heading: string;
    readonly counts: (documents: string, passages: string) => string;
    readonly languages: (list: string) => string;
    readonly index: (generation: string, built: string) => string;
    readonly took: (duration: string) => string;
    readonly model: (model: string) => string;
    readonly staged: (added: number, removed: number) => string;
    readonly running: string;
    readonly problems: string;
    readonly noProblems: string;
  };
  readonly add: {
    readonly nothingGiven: string;
    readonly oneOnly: string;
    readonly badDate: string;
    readonly badAddress: string;
    readonly tooLarge: (file: string, mebibytes: number) => string;
    readonly notDownloaded: (file: string) => string;
    readonly larger: (file: string) => string;
    readonly working: string;
    readonly staged: (file: string) => string;
    readonly replaces: (file: string) => string;
    readonly refused: (reason: string) => string;
  };
  readonly remove: {
    readonly staged: (file: string) => string;
    readonly unknown: (file: string) => string;
  };
  readonly diff: {
    readonly heading: string;
    readonly against: (generation: string) => string;
    readonly noGeneration: string;
    readonly nothing: string;
    readonly documents: (list: string) => string;
    readonly kinds: Readonly<Record<DocumentChange['change'], (count: string) => string>>;
    readonly unchanged: (count: string) => string;
    readonly passages: (added: string, removed: string, kept: string) => string;
    readonly work: (embeddings: string, duration: string) => string;
    readonly sections: Readonly<Record<DocumentChange['change'], string>>;
    readonly problems: string;
    readonly staged: (added: number, removed: number) => string;
    readonly nothingYet: string;
    readonly changed: string;
    readonly discarded: (added: number, removed: number) => string;
    readonly looking: string;
  };
  readonly progress: {
    readonly heading: string;
    readonly phases: Readonly<Record<IndexPhase, string>>;
    readonly documents: (done: string, total: string) => string;
    readonly passages: (done: string, total: string) => string;
    readonly elapsed: (duration: string) => string;
    readonly left: (duration: string) => string;
    readonly serving: string;
    readonly cancelling: string;
    readonly cancelled: string;
    readonly stopped: string;
    readonly movedTo: (link: string) => string;
    readonly cannotMove: string;
  };
  readonly outcome: {
    readonly published: (generation: string) => string;
    readonly counts: (documents: string, passages: string, duration: string) => string;
    readonly embedded: (count: string) => string;
    readonly notPublished: (lost: number) => string;
    readonly waits: (generation: string) => string;
    readonly canaries: (held: number, total: number) => string;
    readonly sections: Readonly<Record<CanaryResult['outcome'], string>>;
    readonly before: (quote: string) => string;
    readonly after: (quote: string) => string;
    readonly notFound: string;
    readonly publishedAnyway: (generation: string) => string;
    readonly kept: string;
  };
  readonly questionSet: string;
  readonly unanswered: {
    readonly off: string;
    readonly none: string;
    readonly heading: (questions: string, times: string) => string;
    readonly order: string;
  };
  readonly feedback: {
    readonly none: string;
    readonly heading: (ratings: string) => string;
    readonly order: string;
    readonly without: (ratings: string) => string;
  };
  readonly history: {
    readonly heading: string;
    readonly live: string;
    readonly unfit: string;
    readonly held: string;
    readonly none: string;
  };
  readonly rollback: {
    readonly ask: (generation: string, built: string) => string;
    readonly explain: (live: string) => string;
    readonly none: string;
    readonly unknown: string;
    readonly isLive: string;
    readonly done: (generation: string) => string;
    readonly stayed: string;
  };
}
