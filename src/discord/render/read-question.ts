// The question (or looked-up words) that stands above one of the bot's own messages; nothing is kept elsewhere.
import { unescapeRendered } from './unescape-rendered.js';

/** `undefined` where the message has no such line. */
export function readQuestion(content: string): string | undefined {
  const line = /^\*\*[\p{L} ]{1,20}:\*\* (.+)$/mu.exec(content.slice(0, 1000))?.[1];
  return line === undefined ? undefined : unescapeRendered(line);
}
