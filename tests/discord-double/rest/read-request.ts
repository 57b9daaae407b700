// Reads an HTTP request: route, query, JSON body, or the JSON and files of a multipart body.
import type { IncomingMessage } from 'node:http';
import type { UploadedFile } from '../limits/check-message.js';
import { refusals } from '../limits/refusal.js';

export interface ApiRequest {
  readonly method: string;
  /** Without host and /api/v10, without query, percent signs decoded: /webhooks/1/token/messages/@original */
  readonly path: string;
  readonly query: URLSearchParams;
  readonly headers: Readonly<Record<string, string>>;
  readonly body: unknown;
  readonly files: readonly UploadedFile[];
}

export async function readRequest(incoming: IncomingMessage): Promise<ApiRequest> {
  const url = new URL(incoming.url ?? '/', 'http://localhost');
  const headers = Object.fromEntries(
    Object.entries(incoming.headers).map(([name, value]) => [name, String(value)]),
  );
  const chunks: Buffer[] = [];
  for await (const chunk of incoming) chunks.push(chunk as Buffer);
  const { body, files } = await parseBody(Buffer.concat(chunks), headers['content-type'] ?? '');
  return {
    method: incoming.method ?? 'GET',
    path: decodeURIComponent(url.pathname.replace(/^\/api(\/v\d+)?/, '')),
    query: url.searchParams,
    headers,
    body,
    files,
  };
}

async function parseBody(bytes: Buffer, type: string): Promise<{ body: unknown; files: UploadedFile[] }> {
  if (bytes.length === 0) return { body: undefined, files: [] };
  if (!type.startsWith('multipart/form-data')) return { body: parseJson(bytes.toString('utf8')), files: [] };
  const form = await new Response(new Uint8Array(bytes), { headers: { 'content-type': type } }).formData();
  const files: UploadedFile[] = [];
  let body: unknown = {};
  for (const [field, value] of form.entries()) {
    if (typeof value === 'string') body = field === 'payload_json' ? parseJson(value) : body;
    else
      files.push({
        field,
        name: value.name,
        type: value.type || 'application/octet-stream',
        bytes: Buffer.from(await value.arrayBuffer()),
      });
  }
  return { body, files };
}

function parseJson(text: string): unknown {
  try {
    return JSON.parse(text) as unknown;
  } catch {
    throw refusals.badJson();
  }
}
