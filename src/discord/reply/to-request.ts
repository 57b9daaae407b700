// What discord.js's REST client is handed for a body: JSON, or multipart where files go along.
import type { RequestData } from 'discord.js';
import type { OutgoingFile } from './outgoing-message.js';

/**
 * Multipart is written here: discord.js hands Node's own FormData on, which an agent of another undici (ours, for its
 * limits on idle connections) does not know.
 */
export async function toRequest(
  body: object,
  files: readonly OutgoingFile[] = [],
): Promise<Pick<RequestData, 'body' | 'headers' | 'passThroughBody'>> {
  if (files.length === 0) return { body };
  const form = new FormData();
  files.forEach(({ name, text }, index) => {
    form.append(`files[${index}]`, new Blob([text], { type: 'text/plain; charset=utf-8' }), name);
  });
  form.append('payload_json', JSON.stringify(body));
  const written = new Response(form);
  return {
    body: new Uint8Array(await written.arrayBuffer()),
    headers: { 'Content-Type': written.headers.get('content-type') ?? '' },
    passThroughBody: true,
  };
}
