// Every sentence that the Discord front says, as a type that both languages fill.
import type { Unavailable, Verification } from '../../app-types.js';
import type { LanguageCode } from '../../domain.js';
import type { FeedbackReason } from '../../keeper-types.js';
import type { CorpusSentences } from './corpus-sentences.js';

/** Texts are Discord Markdown; arguments come in escaped. */
export interface DiscordSentences {
  readonly answer: {
    readonly question: string;
    readonly statement: string;
    readonly quoted: (passages: number, documents: number) => string;
    readonly supporting: (passages: number, documents: number) => string;
    readonly morePassages: (passages: number) => string;
    readonly nothing: (documents: number) => string;
    readonly noPassage: (documents: number) => string;
    readonly emptyQuestion: string;
    readonly ownMessage: string;
    readonly emptyCorpus: string;
    readonly missing: (words: string) => string;
    readonly nearest: string;
  };
  readonly citation: {
    readonly open: string;
    readonly page: (page: number) => string;
    readonly paragraph: (paragraph: number) => string;
    readonly section: (section: string) => string;
    readonly alsoIn: (titles: string) => string;
    readonly after: (works: string) => string;
  };
  readonly button: {
    readonly context: (number?: number) => string;
    readonly verify: (number?: number) => string;
    readonly cite: (number?: number) => string;
    readonly more: string;
    readonly like: (number?: number) => string;
    readonly dislike: (number?: number) => string;
    readonly delete: string;
    readonly share: string;
    readonly read: string;
    readonly back: string;
    readonly forward: string;
    readonly pickQuote: string;
    readonly pickHit: string;
    readonly quoteOption: (number: number, title: string) => string;
  };
  readonly page: {
    readonly heading: (page: number, pages: number) => string;
    readonly part: (part: number, parts: number) => string;
  };
  readonly unavailable: Readonly<Record<Unavailable['state'], string>>;
  readonly verification: Readonly<Record<Verification['state'], string>>;
  readonly cite: {
    readonly plain: string;
    readonly markdown: string;
  };
  readonly feedback: {
    readonly thanks: string;
    readonly ask: string;
    readonly placeholder: string;
    readonly kept: string;
    readonly reasons: Readonly<Record<FeedbackReason, string>>;
  };
  readonly lookup: {
    readonly heading: string;
    readonly hits: (from: number, to: number, total: number) => string;
    readonly none: string;
    readonly empty: string;
  };
  readonly source: {
    readonly unknown: string;
    readonly published: string;
    readonly date: string;
    readonly address: string;
    readonly file: string;
    readonly pages: (pages: number) => string;
    readonly languages: string;
    readonly after: string;
  };
  readonly share: { readonly notAllowed: string };
  readonly deletion: { readonly notYours: string };
  readonly settings: {
    readonly heading: string;
    readonly channels: (mentions: string) => string;
    readonly everywhere: string;
    readonly language: (name: string) => string;
    readonly pickChannels: string;
    readonly pickLanguage: string;
    readonly explain: string;
    readonly saved: string;
  };
  readonly refusal: {
    readonly needsManageServer: string;
    readonly onlyInServer: string;
    readonly tooMany: (seconds: number) => string;
    readonly serverTooMany: (seconds: number) => string;
    readonly restarting: string;
    readonly cannotSpeak: (channel: string) => string;
    readonly outdatedButton: string;
  };
  readonly failure: {
    readonly general: (reference: string) => string;
    readonly slow: (reference: string) => string;
    readonly blocked: (reference: string) => string;
  };
  readonly corpus: CorpusSentences;
  readonly languageName: (code: LanguageCode) => string;
  readonly help: (documents: number) => string;
  /** @param keptDays days for which unanswered questions are kept; 0: none is */
  readonly privacy: (keptDays: number) => string;
}
