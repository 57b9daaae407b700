// The log: JSON lines on standard output; no questions, no names, no tokens.
import { randomInt } from 'node:crypto';
import { DiscordAPIError, HTTPError } from 'discord.js';
import { destination, pino, type Logger } from 'pino';
import type { Config } from '../config.js';
import { VerbatimError } from '../errors.js';

export type { Logger } from 'pino';

export function createLog(level: Config['LOG_LEVEL']): Logger {
  return pino(
    { level, base: null, timestamp: pino.stdTimeFunctions.isoTime },
    destination({ fd: 1, sync: true }),
  );
}

/** Six characters that a person can read out: they stand in the sentence and in the log line. */
export function newReference(): string {
  return Array.from({ length: 6 }, () => SAYABLE.charAt(randomInt(SAYABLE.length))).join('');
}
const SAYABLE = 'ABCDEFGHJKLMNPQRSTUVWXYZ23456789';

/**
 * What may be logged of an error: never its request (body, address with the interaction's token).
 * @param words what the person typed; taken out where an error's message repeats it
 */
export function describeError(error: unknown, words: readonly string[] = []): Record<string, unknown> {
  const clean = (text: string) => withoutWords(withoutTokens(text), words).slice(0, LONGEST);
  if (!(error instanceof Error)) return { message: clean(String(error)) };
  const described: Record<string, unknown> = { name: error.name, message: clean(error.message) };
  if ('code' in error && ['string', 'number'].includes(typeof error.code)) described['code'] = error.code;
  if (error instanceof DiscordAPIError || error instanceof HTTPError) {
    described['status'] = error.status;
    described['method'] = error.method;
    described['route'] = withoutTokens(new URL(error.url).pathname);
  } else {
    if (error instanceof VerbatimError) described['details'] = error.details;
    described['stack'] = clean(stackFrames(error));
  }
  if (error.cause !== undefined) described['cause'] = describeError(error.cause, words);
  return described;
}

const LONGEST = 1000;

/** Without the message, which the first lines of a stack repeat. */
function stackFrames(error: Error): string {
  const frames = (error.stack ?? '').split('\n').filter((line) => /^ {4}at /.test(line));
  return frames.slice(0, 5).join('\n');
}

function withoutWords(text: string, words: readonly string[]): string {
  return words
    .filter((word) => word.trim().length > 1)
    .reduce((rest, word) => rest.replaceAll(word, '…'), text);
}

/** Interaction tokens, and ids of people, servers and channels. */
function withoutTokens(text: string): string {
  return text.replace(/(\/(?:interactions|webhooks)\/\d+\/)[^/\s?]+/g, '$1…').replace(/\d{17,20}/g, '…');
}
