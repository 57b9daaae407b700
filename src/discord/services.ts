// What every command and button may use.
import type { App } from '../app-types.js';
import type { FeedbackStore, Keeper, UnansweredStore } from '../keeper-types.js';
import type { LanguageCode, Locale } from '../domain.js';
import type { Logger } from './log.js';
import type { Activity } from './state/activity.js';
import type { FirstAnswers } from './state/first-answers.js';
import type { FollowUps } from './state/follow-ups.js';
import type { IndexJobs } from './state/index-jobs.js';
import type { Moderation } from './state/moderation.js';
import type { RateLimit } from './state/rate-limit.js';
import type { SeenOnce } from './state/seen-once.js';
import type { SettingsStore } from './state/settings-store.js';

export interface Services {
  readonly app: App;
  readonly keeper: Keeper;
  readonly moderation: Moderation;
  readonly jobs: IndexJobs;
  readonly patience: Patience;
  /** Larger files are not even downloaded. */
  readonly largestFileMebibytes: number;
  readonly settings: SettingsStore;
  readonly feedback: FeedbackStore;
  readonly unanswered: UnansweredStore;
  /** 0: none is kept. */
  readonly keepUnansweredDays: number;
  /** The question above a quote, by who said that the quote is bad, until the reason is chosen. */
  readonly dislikedUnder: FollowUps;
  readonly followUps: FollowUps;
  readonly activity: Activity;
  readonly firstAnswers: FirstAnswers;
  readonly limits: Limits;
  readonly defaultLocale: Locale;
  readonly detectLanguage: (question: string) => LanguageCode;
  /** Interactions and messages that arrive twice (after a resume) are answered once. */
  readonly events: SeenOnce;
  /** Who pressed 👍 on what: in memory only, so that one press counts once. */
  readonly ratings: SeenOnce;
  readonly log: Logger;
}

export interface Patience {
  /** Between two changes of a message that shows progress. */
  readonly editEveryMs: number;
  /** After that progress moves to a message of the bot's own: an interaction's token ends after 15 minutes. */
  readonly moveAfterMs: number;
}

export interface Limits {
  readonly questionsOfUser: RateLimit;
  readonly questionsOfServer: RateLimit;
  readonly pressesOfUser: RateLimit;
}
