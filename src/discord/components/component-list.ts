// Everything that reacts to buttons and menus, by the action in their ids.
import type { ComponentHandler } from '../commands/command.js';
import { setChannels, setLanguage } from './change-settings.js';
import { cite } from './cite.js';
import { applyChanges, discardChanges } from './corpus/apply.js';
import { cancelJob } from './corpus/cancel.js';
import { keepOldIndex, publishAnyway } from './corpus/publish.js';
import { confirmRollback, declineRollback } from './corpus/roll-back.js';
import { deleteAnswer } from './delete-answer.js';
import { morePassages } from './more-passages.js';
import { pickQuote } from './pick-quote.js';
import { dislike, giveReason, like } from './rate-quote.js';
import { shareAnswer } from './share-answer.js';
import { openHit, showContext, turnContext } from './show-context.js';
import { turnHits, turnPage } from './turn-pages.js';
import { verify } from './verify.js';

export const COMPONENTS: readonly ComponentHandler[] = [
  pickQuote,
  showContext,
  turnContext,
  verify,
  cite,
  like,
  dislike,
  giveReason,
  morePassages,
  shareAnswer,
  deleteAnswer,
  openHit,
  turnHits,
  turnPage,
  setChannels,
  setLanguage,
  applyChanges,
  discardChanges,
  cancelJob,
  publishAnyway,
  keepOldIndex,
  confirmRollback,
  declineRollback,
];
