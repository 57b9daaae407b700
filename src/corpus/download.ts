// One web address to bytes: redirects, time, size and type are bounded.
import { brotliDecompressSync, gunzipSync, inflateSync } from 'node:zlib';
import { request, type Dispatcher } from 'undici';
import { decodeAs } from './decode-bytes.js';
import { messageOf } from '../errors.js';
import { PrivateAddressError } from './public-agent.js';

/** Why a download failed. Sentences: i18n/ingest.ts. */
export type DownloadFailure =
  | 'no-address'
  | 'bad-address'
  | 'private-address'
  | 'unreachable'
  | 'timeout'
  | 'http-status'
  | 'redirects'
  | 'too-large'
  | 'wrong-type'
  | 'empty'
  | 'write';

export class DownloadError extends Error {
  override readonly name = 'DownloadError';
  readonly reason: DownloadFailure;
  readonly detail: string | undefined;

  constructor(reason: DownloadFailure, detail?: string, cause?: unknown) {
    super(reason, cause === undefined ? undefined : { cause });
    this.reason = reason;
    this.detail = detail;
  }
}

export interface Download {
  readonly bytes: Uint8Array;
  /** File name ending that fits the content type, with the dot. */
  readonly extension: string;
}

export interface DownloadOptions {
  readonly dispatcher: Dispatcher;
  readonly maxBytes: number;
  /** Ends the whole download, redirects included. */
  readonly signal: AbortSignal;
}

const MOST_REDIRECTS = 5;
const EXTENSIONS: Record<string, string> = {
  'text/html': '.html',
  'application/xhtml+xml': '.html',
  'text/plain': '.txt',
  'text/markdown': '.md',
  'application/pdf': '.pdf',
  'application/vnd.openxmlformats-officedocument.wordprocessingml.document': '.docx',
};
/** What a download's `extension` can be. */
export const DOWNLOADED_EXTENSIONS: readonly string[] = [...new Set(Object.values(EXTENSIONS))];
const BINARY: readonly string[] = ['.pdf', '.docx'];

/** Downloads a page or file. Throws `DownloadError`. */
export async function download(address: string, options: DownloadOptions): Promise<Download> {
  let url = httpAddress(address, address);
  try {
    for (let redirects = 0; ; redirects++) {
      const response = await request(url, {
        dispatcher: options.dispatcher,
        signal: options.signal,
        headers: HEADERS,
      });
      const location =
        response.statusCode >= 300 && response.statusCode < 400 ? headerOf(response, 'location') : undefined;
      if (location === undefined) return await receive(response, options.maxBytes);
      response.body.on('error', () => undefined).destroy();
      if (redirects === MOST_REDIRECTS) throw new DownloadError('redirects', String(MOST_REDIRECTS));
      url = httpAddress(location, url.href);
    }
  } catch (error) {
    throw explain(error, url);
  }
}

const HEADERS = {
  'user-agent': 'verbatim-corpus-fetch/0.1',
  accept: 'text/html,application/xhtml+xml,text/plain,text/markdown,application/pdf;q=0.9,*/*;q=0.1',
  'accept-encoding': 'identity',
};

function httpAddress(address: string, base: string): URL {
  const url = URL.canParse(address, base) ? new URL(address, base) : undefined;
  if (url === undefined || !/^https?:$/.test(url.protocol) || url.username !== '' || url.password !== '') {
    throw new DownloadError('bad-address', address.slice(0, 200));
  }
  return url;
}

function headerOf(response: Dispatcher.ResponseData, name: string): string | undefined {
  return [response.headers[name]].flat()[0];
}

async function receive(response: Dispatcher.ResponseData, maxBytes: number): Promise<Download> {
  const body = response.body.on('error', () => undefined);
  const refuse = (reason: DownloadFailure, detail: string): DownloadError => {
    body.destroy();
    return new DownloadError(reason, detail);
  };
  if (response.statusCode !== 200) throw refuse('http-status', String(response.statusCode));
  const [type = '', ...parameters] = (headerOf(response, 'content-type') ?? '').toLowerCase().split(';');
  const extension = EXTENSIONS[type.trim()];
  if (extension === undefined) throw refuse('wrong-type', type.trim());
  if (Number(headerOf(response, 'content-length')) > maxBytes) throw refuse('too-large', String(maxBytes));
  const chunks: Buffer[] = [];
  let size = 0;
  for await (const chunk of body as AsyncIterable<Buffer>) {
    size += chunk.length;
    if (size > maxBytes) throw refuse('too-large', String(maxBytes));
    chunks.push(chunk);
  }
  const bytes = decompress(Buffer.concat(chunks), headerOf(response, 'content-encoding'), maxBytes);
  if (bytes.length === 0) throw new DownloadError('empty');
  return { bytes: BINARY.includes(extension) ? bytes : toUtf8(bytes, parameters.join(';')), extension };
}

/** Some servers compress though they were asked not to. */
function decompress(bytes: Buffer, encoding: string | undefined, maxBytes: number): Buffer {
  const options = { maxOutputLength: maxBytes };
  try {
    if (encoding === undefined || encoding === 'identity') return bytes;
    if (encoding === 'gzip' || encoding === 'x-gzip') return gunzipSync(bytes, options);
    if (encoding === 'br') return brotliDecompressSync(bytes, options);
    if (encoding === 'deflate') return inflateSync(bytes, options);
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code === 'ERR_BUFFER_TOO_LARGE')
      throw new DownloadError('too-large', String(maxBytes));
    throw new DownloadError('wrong-type', encoding, error);
  }
  throw new DownloadError('wrong-type', encoding);
}

/** The header's encoding is lost once the bytes are a file: text in another one is written as UTF-8. */
function toUtf8(bytes: Buffer, parameters: string): Uint8Array {
  const charset = /charset\s*=\s*"?([\w:.-]+)/.exec(parameters)?.[1];
  if (charset === undefined || /^utf-?8$/.test(charset)) return bytes;
  const text = decodeAs(bytes, charset);
  return text === undefined ? bytes : Buffer.from(text, 'utf8');
}

function explain(error: unknown, url: URL): DownloadError {
  if (error instanceof DownloadError) return error;
  if (error instanceof PrivateAddressError) return new DownloadError('private-address', url.host, error);
  const { name, code } = error as { name?: string; code?: string };
  const late = name === 'TimeoutError' || (typeof code === 'string' && /TIMEOUT|TIMEDOUT/.test(code));
  return new DownloadError(
    late ? 'timeout' : 'unreachable',
    late ? url.host : `${url.host}: ${code ?? messageOf(error)}`,
    error,
  );
}
