// One address that a person names, to bytes; the same limits as for the originals.
import type { LookupFunction } from 'node:net';
import { download, type Download } from './download.js';
import { publicAgent } from './public-agent.js';

export interface FetchAddressOptions {
  /** Default false: loopback, private and link-local addresses are refused, after redirects too. */
  readonly allowPrivateAddresses?: boolean;
  /** Redirects included; default 30 000. */
  readonly timeoutMs?: number;
  /** Decompressed. */
  readonly maxBytes: number;
  /** Resolves names; default: the system's resolver. */
  readonly lookup?: LookupFunction;
}

/** @throws DownloadError */
export async function fetchAddress(address: string, options: FetchAddressOptions): Promise<Download> {
  const { timeoutMs = 30_000, maxBytes } = options;
  const dispatcher = publicAgent(options);
  try {
    return await download(address, { dispatcher, maxBytes, signal: AbortSignal.timeout(timeoutMs) });
  } finally {
    await dispatcher.destroy();
  }
}
