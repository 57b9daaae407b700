// Answers a message in its channel, once: Discord drops a second arrival with the same nonce.
import { Routes, type REST } from 'discord.js';
import { sendAgain } from './send-again.js';
import { toBody, type OutgoingMessage } from './outgoing-message.js';

export interface RepliedTo {
  readonly channelId: string;
  readonly messageId: string;
}

/** The question may have been deleted meanwhile; then the answer stands alone. */
export async function replyToMessage(rest: REST, to: RepliedTo, message: OutgoingMessage): Promise<void> {
  const body = {
    ...toBody(message),
    allowed_mentions: { parse: [], replied_user: false },
    message_reference: { message_id: to.messageId, channel_id: to.channelId, fail_if_not_exists: false },
    nonce: to.messageId,
    enforce_nonce: true,
  };
  await sendAgain(() => rest.post(Routes.channelMessages(to.channelId), { body }));
}
