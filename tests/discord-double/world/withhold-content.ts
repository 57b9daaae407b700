// Hides what a bot without the MESSAGE_CONTENT intent may not read: most people's words in servers.
import type { SentMessage } from './sent-message.js';
import type { World } from './world.js';

/** The message as the bot gets it, by gateway and by REST alike. */
export function messageForBot(world: World, message: SentMessage): Record<string, unknown> {
  const raw = message.raw as unknown as Record<string, unknown>;
  const referenced = referencedMessage(world, message);
  const full = { ...raw, ...(referenced === undefined ? {} : { referenced_message: referenced }) };
  return mayRead(world, message)
    ? full
    : { ...full, content: '', embeds: [], attachments: [], components: [] };
}

function mayRead(world: World, message: SentMessage): boolean {
  if (world.readsContent || message.author === world.bot || message.channel.kind === 'dm') return true;
  return message.raw.mentions.some((user) => user.id === world.bot.id);
}

function referencedMessage(world: World, message: SentMessage): Record<string, unknown> | null | undefined {
  const id = message.raw.message_reference?.message_id;
  const isReply = Number(message.raw.type) === 19;
  if (!id || !isReply) return undefined;
  const target = world.messages.get(id);
  if (!target || target.deleted) return null;
  const raw = target.raw as unknown as Record<string, unknown>;
  return mayRead(world, target) ? raw : { ...raw, content: '', embeds: [], attachments: [], components: [] };
}
