// Downloads a file that somebody attached: from the address that Discord gave and no other, no more bytes than announced.
import { request } from 'undici';
import { createAgent } from './create-rest.js';

export interface AttachedFile {
  readonly url: string;
  /** Bytes, as Discord says. */
  readonly size: number;
}

/** `too-large`: not even begun; `larger`: than announced; `lost`: not there, cut off or too slow. */
export type AttachmentFault = 'too-large' | 'larger' | 'lost';

export async function downloadAttachment(
  { url, size }: AttachedFile,
  limitBytes: number,
): Promise<Uint8Array | AttachmentFault> {
  if (size > limitBytes) return 'too-large';
  const agent = createAgent(CONNECT_TIMEOUT_MS);
  try {
    const { statusCode, body } = await request(url, {
      dispatcher: agent,
      headersTimeout: ANSWER_TIMEOUT_MS,
      bodyTimeout: ANSWER_TIMEOUT_MS,
      signal: AbortSignal.timeout(TIMEOUT_MS),
    });
    return statusCode === 200 ? await readBytes(body, size) : 'lost';
  } catch {
    return 'lost';
  } finally {
    await agent.destroy();
  }
}

const CONNECT_TIMEOUT_MS = 5000;
const ANSWER_TIMEOUT_MS = 10_000;
const TIMEOUT_MS = 120_000;

async function readBytes(
  body: AsyncIterable<Uint8Array>,
  size: number,
): Promise<Uint8Array | AttachmentFault> {
  const chunks: Uint8Array[] = [];
  let length = 0;
  for await (const chunk of body) {
    length += chunk.length;
    if (length > size) return 'larger';
    chunks.push(chunk);
  }
  return length === size ? Buffer.concat(chunks) : 'lost';
}
