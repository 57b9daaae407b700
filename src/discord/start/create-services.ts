// Puts together what commands, buttons and mentions work with.
import type { App } from '../../app-types.js';
import { openFeedback } from '../../keep/feedback-store.js';
import { openUnanswered } from '../../keep/unanswered-store.js';
import type { Keeper } from '../../keeper-types.js';
import type { Config } from '../../config.js';
import { detectQuestionLanguage } from '../../language/detect-language.js';
import type { Logger } from '../log.js';
import type { Patience, Services } from '../services.js';
import { createActivity } from '../state/activity.js';
import { createFirstAnswers } from '../state/first-answers.js';
import { createFollowUps } from '../state/follow-ups.js';
import { createIndexJobs } from '../state/index-jobs.js';
import { createModeration } from '../state/moderation.js';
import { createRateLimit } from '../state/rate-limit.js';
import { createSeenOnce } from '../state/seen-once.js';
import { openSettings } from '../state/settings-store.js';

export interface ServiceParts {
  readonly config: Config;
  readonly app: App;
  readonly keeper: Keeper;
  readonly log: Logger;
  /** Shorter in tests. */
  readonly patience?: Partial<Patience> | undefined;
}

export async function createServices({
  config,
  app,
  keeper,
  log,
  patience,
}: ServiceParts): Promise<Services> {
  const now = () => performance.now();
  return {
    app,
    keeper,
    moderation: createModeration(config.MODERATION_GUILD_IDS, config.MODERATOR_ROLE_IDS),
    jobs: createIndexJobs(() => Date.now()),
    patience: { editEveryMs: EDIT_EVERY_MS, moveAfterMs: MOVE_AFTER_MS, ...patience },
    largestFileMebibytes: config.MAX_FILE_MB,
    settings: await openSettings(config.DATA_DIR),
    feedback: openFeedback(config.DATA_DIR, () => new Date().toISOString().slice(0, 10)),
    unanswered: openUnanswered({
      dataDirectory: config.DATA_DIR,
      keepDays: config.KEEP_UNANSWERED_DAYS,
      now: () => new Date(),
    }),
    keepUnansweredDays: config.KEEP_UNANSWERED_DAYS,
    followUps: createFollowUps(),
    dislikedUnder: createFollowUps(),
    activity: createActivity(),
    firstAnswers: createFirstAnswers(),
    limits: {
      questionsOfUser: createRateLimit(config.QUESTIONS_PER_MINUTE_USER, now),
      questionsOfServer: createRateLimit(config.QUESTIONS_PER_MINUTE_SERVER, now),
      pressesOfUser: createRateLimit(PRESSES_PER_MINUTE, now),
    },
    defaultLocale: config.BOT_LANGUAGE,
    detectLanguage: detectQuestionLanguage,
    events: createSeenOnce(5000),
    ratings: createSeenOnce(20_000),
    log,
  };
}

/** Discord likes no message to change more often. */
const EDIT_EVERY_MS = 2000;
const MOVE_AFTER_MS = 14 * 60_000;

/** Paging through a document is quick work for the bot. */
const PRESSES_PER_MINUTE = 60;
