// Why a passage cannot be opened: removed, no longer kept, unknown.
import type { Unavailable } from '../../app-types.js';
import type { Locale } from '../../domain.js';
import { sentencesFor } from '../../i18n/discord/sentences-for.js';
import { plainMessage, type OutgoingMessage } from '../reply/outgoing-message.js';
import { renderWork } from './render-citation.js';

export function renderUnavailable({ state, document }: Unavailable, locale: Locale): OutgoingMessage {
  const sentence = sentencesFor(locale).unavailable[state];
  return plainMessage(document === undefined ? sentence : `${sentence}\n— ${renderWork(document, locale)}`);
}
