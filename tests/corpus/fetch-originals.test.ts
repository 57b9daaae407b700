// Downloading originals from a local web server: what is written, what is refused, and that private addresses are.
import { mkdir, mkdtemp, readdir, readFile, rm, symlink, writeFile } from 'node:fs/promises';
import { createServer, type RequestListener, type Server } from 'node:http';
import type { AddressInfo, LookupFunction } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { gzipSync } from 'node:zlib';
import { MockAgent } from 'undici';
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { download } from '../../src/corpus/download.js';
import {
  fetchOriginals,
  type FetchOriginalsOptions,
  type FetchResult,
} from '../../src/corpus/fetch-originals.js';
import { isPublicAddress, publicAgent } from '../../src/corpus/public-agent.js';

const PAGE =
  '<html><body><h1>Harvest</h1><p>The village counted its sacks of rice on Monday.</p></body></html>';

const ROUTES: Record<string, RequestListener> = {
  '/page': (_, response) => response.setHeader('content-type', 'text/html; charset=utf-8').end(PAGE),
  '/plain': (_, response) => response.setHeader('content-type', 'text/plain').end('Plain words.'),
  '/pdf': (_, response) => response.setHeader('content-type', 'application/pdf').end('%PDF-1.4'),
  '/latin': (_, response) =>
    response
      .setHeader('content-type', 'text/html; charset=windows-1252')
      .end(Buffer.from('<p>caf\xe9</p>', 'latin1')),
  '/gzip': (_, response) =>
    response.setHeader('content-type', 'text/html').setHeader('content-encoding', 'gzip').end(gzipSync(PAGE)),
  '/bomb': (_, response) =>
    response
      .setHeader('content-type', 'text/html')
      .setHeader('content-encoding', 'gzip')
      .end(gzipSync(Buffer.alloc(5_000_000))),
  '/image': (_, response) => response.setHeader('content-type', 'image/png').end('png'),
  '/untyped': (_, response) => response.end('x'),
  '/empty': (_, response) => response.setHeader('content-type', 'text/html').end(),
  '/missing': (_, response) => response.writeHead(404, { 'content-type': 'text/html' }).end(PAGE),
  '/declared-large': (_, response) =>
    response.writeHead(200, { 'content-type': 'text/html', 'content-length': '99999999' }).write('x'),
  '/endless': (_, response) => {
    response.setHeader('content-type', 'text/html');
    const timer = setInterval(() => response.write('x'.repeat(50_000)), 1);
    response.on('close', () => clearInterval(timer));
  },
  '/silent': () => undefined,
  '/drip': (_, response) => {
    response.setHeader('content-type', 'text/html');
    const timer = setInterval(() => response.write('x'), 20);
    response.on('close', () => clearInterval(timer));
  },
  '/reset': (request) => request.socket.destroy(),
  '/once': (_, response) => response.writeHead(302, { location: '/page' }).end(),
  '/loop': (_, response) => response.writeHead(302, { location: '/loop' }).end(),
  '/to-file': (_, response) => response.writeHead(302, { location: 'file:///etc/passwd' }).end(),
  '/to-nowhere': (_, response) => response.writeHead(302, { location: 'http://[' }).end(),
};

let server: Server;
let base: string;
let directory: string;

beforeAll(async () => {
  server = createServer((request, response) =>
    (ROUTES[request.url ?? ''] ?? ROUTES['/missing'])?.(request, response),
  );
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  base = `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
});
afterAll(() => {
  server.closeAllConnections();
  server.close();
});
beforeEach(async () => {
  directory = await mkdtemp(join(tmpdir(), 'fetch-'));
  return () => rm(directory, { recursive: true, force: true });
});

async function fetchAll(
  urls: Record<string, string | null>,
  options: Partial<FetchOriginalsOptions> = {},
): Promise<Record<string, FetchResult>> {
  const sourcesFile = join(directory, 'sources.json');
  await writeFile(
    sourcesFile,
    JSON.stringify(Object.entries(urls).map(([id, url]) => ({ id, url, title: id }))),
  );
  const results = await fetchOriginals({
    sourcesFile,
    directory,
    allowPrivateAddresses: true,
    timeoutMs: 2000,
    maxBytes: 1_000_000,
    ...options,
  });
  return Object.fromEntries(results.map((result) => [result.id, result]));
}

const reasonOf = (result: FetchResult | undefined): string | undefined =>
  result?.status === 'failed' ? result.reason : result?.status;

describe('fetchOriginals', () => {
  it('writes pages, text and PDF below originals/, and nothing else', async () => {
    const results = await fetchAll({
      a: `${base}/page`,
      b: `${base}/plain`,
      c: `${base}/pdf`,
      d: `${base}/once`,
      e: `${base}/gzip`,
    });
    expect(Object.values(results).map(reasonOf)).toEqual(Array(5).fill('fetched'));
    expect((await readdir(join(directory, 'originals'))).sort()).toEqual([
      'a.html',
      'b.txt',
      'c.pdf',
      'd.html',
      'e.html',
    ]);
    expect(await readFile(join(directory, 'originals/e.html'), 'utf8')).toBe(PAGE);
    expect(results['a']).toMatchObject({ file: 'originals/a.html', bytes: PAGE.length });
  });

  it('keeps the encoding that only the header names', async () => {
    await fetchAll({ a: `${base}/latin` });
    expect(await readFile(join(directory, 'originals/a.html'), 'utf8')).toBe('<p>café</p>');
  });

  it.each([
    ['/missing', 'http-status'],
    ['/image', 'wrong-type'],
    ['/untyped', 'wrong-type'],
    ['/empty', 'empty'],
    ['/declared-large', 'too-large'],
    ['/endless', 'too-large'],
    ['/bomb', 'too-large'],
    ['/reset', 'unreachable'],
    ['/loop', 'redirects'],
    ['/to-file', 'bad-address'],
    ['/to-nowhere', 'bad-address'],
  ])('reports %s as %s and goes on', async (path, reason) => {
    const seen: string[] = [];
    const results = await fetchAll(
      { bad: base + path, good: `${base}/page` },
      { onResult: ({ id }) => seen.push(id) },
    );
    expect(reasonOf(results['bad'])).toBe(reason);
    expect(reasonOf(results['good'])).toBe('fetched');
    expect(seen).toEqual(['bad', 'good']);
    expect(await readdir(join(directory, 'originals'))).toEqual(['good.html']);
  });

  it.each(['/silent', '/drip'])('ends %s after its time', async (path) => {
    const results = await fetchAll({ slow: base + path }, { timeoutMs: 200 });
    expect(reasonOf(results['slow'])).toBe('timeout');
  });

  it('reports sources without an address and with one that is no web address', async () => {
    const results = await fetchAll({
      none: null,
      ftp: 'ftp://example.org/x',
      user: 'http://a:b@example.org/',
    });
    expect(Object.values(results).map(reasonOf)).toEqual(['no-address', 'no-address', 'no-address']);
  });

  it('keeps the file of an earlier download when a later one fails', async () => {
    await fetchAll({ a: `${base}/page` });
    await fetchAll({ a: `${base}/reset` });
    expect(await readFile(join(directory, 'originals/a.html'), 'utf8')).toBe(PAGE);
  });

  it('writes nothing outside the corpus folder', async () => {
    const outside = await mkdtemp(join(tmpdir(), 'outside-'));
    await writeFile(join(outside, 'victim'), 'safe');
    await symlink(outside, join(directory, 'originals'));
    expect(reasonOf((await fetchAll({ a: `${base}/page` }))['a'])).toBe('write');
    await rm(join(directory, 'originals'));
    await mkdir(join(directory, 'originals'));
    await symlink(join(outside, 'victim'), join(directory, 'originals/a.html'));
    expect(reasonOf((await fetchAll({ a: `${base}/page` }))['a'])).toBe('fetched');
    expect(await readFile(join(outside, 'victim'), 'utf8')).toBe('safe');
    expect(
      await fetchAll({ '../x': `${base}/page`, 'a/b': `${base}/page` }).catch(
        (error: Error) => error.message,
      ),
    ).toMatch('corpus/unreadable');
    expect(await readdir(outside)).toEqual(['victim']);
  });

  it('stops when aborted, and explains a missing list', async () => {
    const controller = new AbortController();
    setTimeout(() => controller.abort(new Error('enough')), 100);
    await expect(fetchAll({ a: `${base}/silent` }, { signal: controller.signal })).rejects.toThrow('enough');
    await expect(
      fetchOriginals({ sourcesFile: join(directory, 'none.json'), directory }),
    ).rejects.toMatchObject({
      code: 'corpus/unreadable',
    });
  });
});

describe('without leave for private addresses', () => {
  const port = (): string => base.split(':')[2] as string;

  it.each([
    ['127.0.0.1'],
    ['[::1]'],
    ['[::ffff:127.0.0.1]'],
    ['[::ffff:7f00:1]'],
    ['[64:ff9b::7f00:1]'],
    ['[fe80::1]'],
    ['[fd00::1]'],
    ['[::]'],
    ['0x7f.1'],
    ['2130706433'],
    ['017700000001'],
    ['127.1'],
    ['0.0.0.0'],
    ['10.0.0.1'],
    ['172.16.0.1'],
    ['192.168.1.1'],
    ['169.254.169.254'],
    ['100.64.0.1'],
    ['224.0.0.1'],
    ['255.255.255.255'],
    ['localhost'],
  ])('refuses %s', async (host) => {
    const results = await fetchAll({ a: `http://${host}:${port()}/page` }, { allowPrivateAddresses: false });
    expect(reasonOf(results['a'])).toBe('private-address');
  });

  it.each<[string, string[]]>([
    ['a name of a private address', ['127.0.0.1']],
    ['a name of a public and a private address', ['93.184.216.34', '10.0.0.1']],
    ['a name of a mapped address', ['::ffff:10.0.0.1']],
    ['a name of no address', []],
  ])('refuses %s', async (_, addresses) => {
    const lookup: LookupFunction = (__, ___, callback) =>
      callback(
        null,
        addresses.map((address) => ({ address, family: address.includes(':') ? 6 : 4 })),
      );
    const results = await fetchAll(
      { a: `http://docs.example:${port()}/page` },
      { allowPrivateAddresses: false, lookup },
    );
    expect(reasonOf(results['a'])).toBe('private-address');
  });

  it('refuses redirects to private addresses', async () => {
    const mock = new MockAgent();
    const guarded = publicAgent().compose(
      (dispatch) => (request, handler) =>
        String(request.origin) === 'http://docs.example'
          ? mock.dispatch(request, handler)
          : dispatch(request, handler),
    );
    const pool = mock.get('http://docs.example');
    pool.intercept({ path: '/moved' }).reply(302, '', { headers: { location: `${base}/page` } });
    pool
      .intercept({ path: '/local' })
      .reply(307, '', { headers: { location: `http://[::1]:${port()}/page` } });
    const options = { dispatcher: guarded, maxBytes: 1000, signal: AbortSignal.timeout(2000) };
    for (const path of ['moved', 'local']) {
      await expect(download(`http://docs.example/${path}`, options)).rejects.toMatchObject({
        reason: 'private-address',
      });
    }
    await mock.close();
  });

  it('knows public addresses', () => {
    expect(['93.184.216.34', '8.8.8.8', '2606:4700::1111'].map(isPublicAddress)).toEqual([true, true, true]);
    expect(
      ['', 'x', '::7f00:1', '2002:7f00:1::', '198.18.0.1', '192.0.2.1'].map(isPublicAddress),
    ).not.toContain(true);
  });
});
