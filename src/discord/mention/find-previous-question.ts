// The question before this one, where a follow-up may lean on it.
import { Routes, type APIMessage, type Message } from 'discord.js';
import { readQuestion } from '../render/read-question.js';
import type { Services } from '../services.js';

/** A reply to one of the bot's answers: the question above that answer. A thread or direct message: the last one there. */
export async function findPreviousQuestion(
  message: Message,
  services: Services,
): Promise<string | undefined> {
  const replied = await readRepliedAnswer(message);
  if (replied !== undefined) return replied;
  const mayContinue = message.channel.isThread() || message.channel.isDMBased();
  return mayContinue ? services.followUps.previous(message.channelId) : undefined;
}

async function readRepliedAnswer(message: Message): Promise<string | undefined> {
  const messageId = message.reference?.messageId;
  const botId = message.client.user.id;
  if (messageId === undefined || message.mentions.repliedUser?.id !== botId) return undefined;
  const cached = message.channel.messages.cache.get(messageId)?.content;
  if (cached !== undefined && cached !== '') return readQuestion(cached);
  const route = Routes.channelMessage(message.channelId, messageId);
  const fetched = (await message.client.rest.get(route).catch(() => undefined)) as APIMessage | undefined;
  return fetched?.author.id === botId ? readQuestion(fetched.content) : undefined;
}
