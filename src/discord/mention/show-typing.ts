// "… is typing" while an answer takes longer than a moment; a quick answer needs none.
import { Routes, type Message } from 'discord.js';

/** Best effort. @returns stops it; Discord takes the sign away when the answer comes, or after ten seconds */
export function showTyping(message: Message): () => void {
  const show = () => {
    message.client.rest.post(Routes.channelTyping(message.channelId)).catch(() => undefined);
  };
  let again: NodeJS.Timeout | undefined;
  const first = setTimeout(() => {
    show();
    again = setInterval(show, 9000);
  }, 700);
  return () => {
    clearTimeout(first);
    clearInterval(again);
  };
}
