// What requests about messages have in common: the state an edit starts from, and AutoMod.
import type { MessageBefore, MessageBody } from '../limits/check-message.js';
import { refusals } from '../limits/refusal.js';
import type { SentMessage } from '../world/sent-message.js';
import type { World } from '../world/world.js';

export function stateOf(message: SentMessage): MessageBefore {
  return {
    content: message.content,
    flags: message.flags,
    embeds: message.embeds.length,
    components: message.components.length,
    attachments: message.attachments.length,
  };
}

export function checkAutoMod(world: World, body: MessageBody): void {
  if (!world.autoMod) return;
  const words = JSON.stringify([body.content, body.embeds, body.components]);
  if (world.autoMod.test(words)) throw refusals.blockedByAutoMod();
}
