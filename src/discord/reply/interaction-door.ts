// Everything that an acknowledged interaction may still say, through its webhook.
import { MessageFlags, Routes, type REST } from 'discord.js';
import { sendAgain } from './send-again.js';
import { toBody, type OutgoingMessage } from './outgoing-message.js';
import { toRequest } from './to-request.js';
import { withFiles } from './with-files.js';

export interface InteractionDoor {
  /** Fills the deferred reply, or changes the message that holds the component. */
  edit(message: OutgoingMessage): Promise<void>;
  /** One more message. A lost answer is not repeated: the message may have arrived. */
  followUp(message: OutgoingMessage, isPrivate: boolean): Promise<void>;
  /** Deletes the reply, or the message that holds the component. */
  remove(): Promise<void>;
}

/** Never discord.js's own methods: after a lost answer they refuse to edit (InteractionNotReplied). */
export function openInteractionDoor(rest: REST, applicationId: string, token: string): InteractionDoor {
  const original = Routes.webhookMessage(applicationId, token, '@original');
  return {
    async edit(message) {
      await withFiles(message, async (sent) => {
        const request = await toRequest(toBody(sent), sent.files);
        await sendAgain(() => rest.patch(original, { ...request, auth: false }));
      });
    },
    async followUp(message, isPrivate) {
      const body = toBody(message);
      const flags = body.flags | (isPrivate ? MessageFlags.Ephemeral : 0);
      const request = await toRequest({ ...body, flags }, message.files);
      await rest.post(Routes.webhook(applicationId, token), { ...request, auth: false });
    },
    async remove() {
      await sendAgain(() => rest.delete(original, { auth: false }));
    },
  };
}
