// Shows how far something is, again and again, never faster than Discord likes it and only where something changed.
import type { OutgoingMessage } from '../reply/outgoing-message.js';

export interface Ticker {
  /** Resolves when nothing is on its way any more, so that the last word comes last. */
  stop(): Promise<void>;
}

/** @param show never rejects */
export function showRegularly(
  everyMs: number,
  render: () => OutgoingMessage,
  show: (message: OutgoingMessage) => Promise<void>,
): Ticker {
  let shown = '';
  let sending: Promise<void> | undefined;
  const timer = setInterval(() => {
    if (sending !== undefined) return;
    const message = render();
    if (message.content === shown) return;
    shown = message.content;
    sending = show(message).finally(() => (sending = undefined));
  }, everyMs);
  return {
    async stop() {
      clearInterval(timer);
      await sending;
    },
  };
}
