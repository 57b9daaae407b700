// Serves uploaded files like Discord's CDN: no token wanted, 404 once the address expired.
import type { IncomingMessage, ServerResponse } from 'node:http';
import type { AttachmentStore } from '../world/attachments.js';

export function serveAttachment(
  store: AttachmentStore,
  incoming: IncomingMessage,
  outgoing: ServerResponse,
): void {
  const path = incoming.url ?? '';
  const found = store.find(path);
  const status = !found || found.file.download === 'gone' ? 404 : 200;
  const headers = Object.fromEntries(
    Object.entries(incoming.headers).map(([name, value]) => [name, String(value)]),
  );
  store.downloads.push({ path, status, headers });
  if (found?.file.download === 'silent') return;
  if (!found || status === 404) {
    outgoing.writeHead(404, { 'content-type': 'text/plain' });
    outgoing.end('This content is no longer available.');
    return;
  }
  const bytes = Buffer.from(found.file.bytes);
  outgoing.writeHead(200, { 'content-type': found.type, 'content-length': bytes.length });
  outgoing.end(incoming.method === 'HEAD' ? undefined : bytes);
}
