// What an error of Discord's REST interface means for the one who sent the request.
import { DiscordAPIError, HTTPError, RESTJSONErrorCodes } from 'discord.js';

export type Fault =
  /** Not reached, or no answer: may be tried again where a second arrival does no harm. */
  | 'network'
  /** Too late, or another process answered: nothing can be said any more. */
  | 'expired'
  /** Already answered: by our own earlier attempt, or by another process. */
  | 'acknowledged'
  /** The message or the webhook is gone. */
  | 'gone'
  /** The bot may not do this here. */
  | 'forbidden'
  /** The person's direct messages are closed. */
  | 'closed'
  /** A word filter of the server. */
  | 'blocked'
  /** Our own fault: an invalid body. */
  | 'invalid'
  | 'other';

export function classifyFault(error: unknown): Fault {
  if (error instanceof DiscordAPIError)
    return BY_CODE.get(Number(error.code)) ?? (error.status === 403 ? 'forbidden' : 'other');
  if (error instanceof HTTPError) return error.status >= 500 ? 'network' : 'other';
  return error instanceof Error && isNetworkError(error) ? 'network' : 'other';
}

const BY_CODE = new Map<number, Fault>([
  [RESTJSONErrorCodes.UnknownInteraction, 'expired'],
  [RESTJSONErrorCodes.InteractionHasAlreadyBeenAcknowledged, 'acknowledged'],
  [RESTJSONErrorCodes.UnknownMessage, 'gone'],
  [RESTJSONErrorCodes.UnknownWebhook, 'gone'],
  [RESTJSONErrorCodes.UnknownChannel, 'gone'],
  [RESTJSONErrorCodes.InvalidWebhookToken, 'gone'],
  [RESTJSONErrorCodes.MissingAccess, 'forbidden'],
  [RESTJSONErrorCodes.MissingPermissions, 'forbidden'],
  [RESTJSONErrorCodes.CannotReplyWithoutPermissionToReadMessageHistory, 'forbidden'],
  [RESTJSONErrorCodes.CannotSendMessagesToThisUser, 'closed'],
  [50278, 'closed'],
  [RESTJSONErrorCodes.MessageWasBlockedByAutomaticModeration, 'blocked'],
  [RESTJSONErrorCodes.TitleWasBlockedByAutomaticModeration, 'blocked'],
  [RESTJSONErrorCodes.MessageBlockedByHarmfulLinksFilter, 'blocked'],
  [RESTJSONErrorCodes.InvalidFormBodyOrContentType, 'invalid'],
  [RESTJSONErrorCodes.CannotSendAnEmptyMessage, 'invalid'],
]);

/** Cut sockets, refused connections, time-outs of ours; undici's and the operating system's names for them. */
function isNetworkError(error: Error): boolean {
  const code = 'code' in error && typeof error.code === 'string' ? error.code : '';
  if (error.name === 'AbortError' || error.name === 'TimeoutError') return true;
  if (code.startsWith('UND_ERR_') || NETWORK_CODES.has(code)) return true;
  return error.cause instanceof Error && isNetworkError(error.cause);
}

const NETWORK_CODES = new Set([
  'ECONNRESET',
  'ECONNREFUSED',
  'ECONNABORTED',
  'EPIPE',
  'ETIMEDOUT',
  'ENOTFOUND',
  'EAI_AGAIN',
  'EHOSTUNREACH',
  'ENETUNREACH',
  'ENETDOWN',
]);
