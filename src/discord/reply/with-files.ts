// Sends a message with its files; where the bot may attach none, without them.
import { classifyFault } from './classify-fault.js';
import type { OutgoingMessage } from './outgoing-message.js';

export async function withFiles<T>(
  message: OutgoingMessage,
  send: (message: OutgoingMessage) => Promise<T>,
): Promise<T> {
  try {
    return await send(message);
  } catch (error) {
    if ((message.files ?? []).length === 0 || classifyFault(error) !== 'forbidden') throw error;
    return await send({ ...message, files: [] });
  }
}
