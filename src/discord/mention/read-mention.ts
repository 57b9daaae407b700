// Whether a message asks the bot something, and what.
import type { Message } from 'discord.js';

/**
 * `undefined`: not for the bot. Empty: it was called without a question.
 * A reply that pings the bot counts; @everyone and roles do not; other bots and webhooks never.
 */
export function readMention(message: Message, botId: string): string | undefined {
  if (message.author.bot || message.system || message.webhookId !== null) return undefined;
  const isDirect = message.guildId === null;
  if (!isDirect && !message.mentions.users.has(botId)) return undefined;
  return message.content.replaceAll(new RegExp(`<@!?${botId}>`, 'g'), ' ').trim();
}

/** Words of members' mentions, channels and emoji say nothing about the subject: names instead of numbers. */
export function readableQuestion(content: string): string {
  return content
    .replace(/<a?:(\w+):\d+>/g, ':$1:')
    .replace(/<(?:@[!&]?|#)\d+>/g, ' ')
    .trim();
}
