// The double's own "CDN": uploaded files, served over HTTP under signed addresses that expire.
import { randomBytes } from 'node:crypto';
import type { Clock } from '../clock.js';
import type { Channel } from './channel.js';

export interface FileToAttach {
  readonly name: string;
  readonly type?: string | undefined;
  readonly bytes: Buffer | string;
  readonly description?: string | undefined;
  /** What Discord says about the size, when a test wants it to differ from the truth. */
  readonly declaredSize?: number | undefined;
  /** Overrides how the download behaves: gone answers 404, silent never answers. */
  readonly download?: 'ok' | 'gone' | 'silent' | undefined;
}

export interface StoredAttachment {
  readonly id: string;
  readonly filename: string;
  readonly size: number;
  readonly url: string;
  readonly proxy_url: string;
  readonly content_type?: string;
  readonly description?: string;
}

export interface Download {
  readonly path: string;
  readonly status: number;
  readonly headers: Readonly<Record<string, string>>;
}

const ADDRESS_LIFE_MS = 24 * 3_600_000;

export class AttachmentStore {
  /** Every download that was tried, so that a test can see a token sent where it must not go. */
  readonly downloads: Download[] = [];
  readonly #files = new Map<
    string,
    { readonly file: FileToAttach; readonly type: string; readonly expiresMs: number }
  >();

  readonly #clock: Clock;
  readonly #nextId: () => string;
  readonly #origin: () => string;

  constructor(clock: Clock, nextId: () => string, origin: () => string) {
    this.#clock = clock;
    this.#nextId = nextId;
    this.#origin = origin;
  }

  add(channel: Channel, file: FileToAttach): StoredAttachment {
    const id = this.#nextId();
    const expiresMs = this.#clock.nowMs() + ADDRESS_LIFE_MS;
    const name = file.name.replaceAll(/[^\p{L}\p{N}._-]+/gu, '_');
    const signature = `ex=${Math.floor(expiresMs / 1000).toString(16)}&is=${Math.floor(this.#clock.nowMs() / 1000).toString(16)}&hm=${randomBytes(32).toString('hex')}`;
    const path = `/cdn/attachments/${channel.id}/${id}/${encodeURIComponent(name)}?${signature}`;
    const type = file.type ?? guessType(name);
    this.#files.set(path, { file, type, expiresMs });
    const url = `${this.#origin()}${path}`;
    return {
      id,
      filename: name,
      size: file.declaredSize ?? Buffer.byteLength(file.bytes),
      url,
      proxy_url: url,
      content_type: type,
      ...(file.description ? { description: file.description } : {}),
    };
  }

  find(path: string): { readonly file: FileToAttach; readonly type: string } | undefined {
    const found = this.#files.get(path);
    return found && found.expiresMs > this.#clock.nowMs() ? found : undefined;
  }
}

function guessType(name: string): string {
  const byExtension: Record<string, string> = {
    txt: 'text/plain; charset=utf-8',
    md: 'text/markdown; charset=utf-8',
    html: 'text/html; charset=utf-8',
    json: 'application/json; charset=utf-8',
    pdf: 'application/pdf',
    png: 'image/png',
  };
  return byExtension[name.split('.').at(-1)?.toLowerCase() ?? ''] ?? 'application/octet-stream';
}
