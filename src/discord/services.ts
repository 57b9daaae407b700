// What every command and button may use.
import type { App } from '../app-types.js';
import type { LanguageCode, Locale } from '../domain.js';
import type { Logger } from './log.js';
import type { Activity } from './state/activity.js';
import type { FeedbackStore } from './state/feedback-store.js';
import type { FirstAnswers } from './state/first-answers.js';
import type { FollowUps } from './state/follow-ups.js';
import type { RateLimit } from './state/rate-limit.js';
import type { SeenOnce } from './state/seen-once.js';
import type { SettingsStore } from './state/settings-store.js';

export interface Services {
  readonly app: App;
  readonly settings: SettingsStore;
  readonly feedback: FeedbackStore;
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

export interface Limits {
  readonly questionsOfUser: RateLimit;
  readonly questionsOfServer: RateLimit;
  readonly pressesOfUser: RateLimit;
}
