// A hub on this machine: files by path, with the real one's redirects, checksums and refusals.
import { createHash } from 'node:crypto';
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';

export interface FakeHub {
  readonly host: string;
  /** Paths asked for so far, without the store's. */
  readonly asked: string[];
  /** Contents by `owner/name/file`. */
  readonly files: Map<string, Buffer>;
  /** Answers for `owner/name/file` instead of the file; `cut` breaks off in the middle, `lie` sends other bytes. */
  readonly faults: Map<string, number | 'cut' | 'lie'>;
  close(): Promise<void>;
}

/** Files under `onnx/` are redirected to a store and carry their SHA-256, as large files of the real hub do. */
export async function startFakeHub(): Promise<FakeHub> {
  const files = new Map<string, Buffer>();
  const faults = new Map<string, number | 'cut' | 'lie'>();
  const asked: string[] = [];
  const server = createServer((request, response) => {
    const stored = request.url?.startsWith('/store/') ?? false;
    const path = (request.url ?? '')
      .replace(/^\/store\//, '')
      .replace(/^\//, '')
      .replace('/resolve/main/', '/');
    if (!stored) asked.push(path);
    const bytes = files.get(path);
    const fault = faults.get(path);
    if (typeof fault === 'number' || !bytes) {
      response.writeHead(typeof fault === 'number' ? fault : 404).end('no');
    } else if (path.includes('/onnx/') && !stored) {
      const sha256 = createHash('sha256').update(bytes).digest('hex');
      response.writeHead(302, { location: `/store/${path}`, 'x-linked-etag': `"${sha256}"` }).end();
    } else {
      response.writeHead(200, { 'content-length': bytes.length });
      if (fault === 'cut') response.write(bytes.subarray(0, bytes.length / 2), () => response.destroy());
      else response.end(fault === 'lie' ? Buffer.alloc(bytes.length) : bytes);
    }
  });
  await new Promise<void>((ready) => server.listen(0, '127.0.0.1', ready));
  return {
    host: `http://127.0.0.1:${(server.address() as AddressInfo).port}/`,
    asked,
    files,
    faults,
    close: () =>
      new Promise((closed) => {
        server.closeAllConnections();
        server.close(() => closed());
      }),
  };
}
