// Puts together what commands, buttons and mentions work with.
import type { App } from '../../app-types.js';
import type { Config } from '../../config.js';
import { detectQuestionLanguage } from '../../language/detect-language.js';
import type { Logger } from '../log.js';
import type { Services } from '../services.js';
import { createActivity } from '../state/activity.js';
import { openFeedback } from '../state/feedback-store.js';
import { createFirstAnswers } from '../state/first-answers.js';
import { createFollowUps } from '../state/follow-ups.js';
import { createRateLimit } from '../state/rate-limit.js';
import { createSeenOnce } from '../state/seen-once.js';
import { openSettings } from '../state/settings-store.js';

export async function createServices(config: Config, app: App, log: Logger): Promise<Services> {
  const now = () => performance.now();
  return {
    app,
    settings: await openSettings(config.DATA_DIR),
    feedback: openFeedback(config.DATA_DIR, () => new Date().toISOString().slice(0, 10)),
    followUps: createFollowUps(),
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

/** Paging through a document is quick work for the bot. */
const PRESSES_PER_MINUTE = 60;
