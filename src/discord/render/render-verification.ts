// What reading the source again has shown.
import type { Verification } from '../../app-types.js';
import type { Locale } from '../../domain.js';
import { sentencesFor } from '../../i18n/discord/sentences-for.js';
import { plainMessage, type OutgoingMessage } from '../reply/outgoing-message.js';
import { renderCitation, renderWork } from './render-citation.js';

export function renderVerification(verification: Verification, locale: Locale): OutgoingMessage {
  const sentence = sentencesFor(locale).verification[verification.state];
  if ('place' in verification)
    return plainMessage(`${sentence}\n${renderCitation({ ...verification, alsoIn: [] }, locale)}`);
  if ('document' in verification)
    return plainMessage(`${sentence}\n— ${renderWork(verification.document, locale)}`);
  return plainMessage(sentence);
}
