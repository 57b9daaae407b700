// Fetches a hub model's files into our cache folder: whole and checked, or not at all.
import { createHash, randomUUID } from 'node:crypto';
import { existsSync } from 'node:fs';
import { mkdir, open, rename, rm } from 'node:fs/promises';
import { dirname, join } from 'node:path';
import { VerbatimError } from '../errors.js';
import { KNOWN_FILES } from './model-families.js';

/** Bytes of one file of a model that have arrived. */
export interface DownloadProgress {
  readonly file: string;
  readonly loadedBytes: number;
  /** Absent where the hub does not say. */
  readonly totalBytes?: number;
}

export interface DownloadOptions {
  /** Hub id. */
  readonly model: string;
  /** Where the model's files go. */
  readonly folder: string;
  readonly onDownload?: (progress: DownloadProgress) => void;
  readonly hubHost?: string;
}

const HUB = 'https://huggingface.co/';
/** The hub answers large files with a redirect to its store. */
const MAX_REDIRECTS = 5;
/** Silence after which a download is given up. */
const SILENCE_MS = 30_000;

/**
 * Downloads what the folder lacks. The library's own cache is not used, since it writes in place: a download that
 * is cut off would be taken for the model ever after.
 *
 * @throws {VerbatimError} `model/not-found`, `model/unreachable` or `model/checksum`
 */
export async function downloadModel(options: DownloadOptions): Promise<void> {
  const { model } = options;
  for (const file of ['config.json', 'tokenizer.json', 'tokenizer_config.json']) {
    if (!(await fetchFile(file, options))) throw new VerbatimError('model/not-found', { model });
  }
  if (existsSync(join(options.folder, 'onnx/model.onnx'))) return;
  for (const file of ['onnx/model_quantized.onnx', 'onnx/model.onnx']) {
    if (await fetchFile(file, options)) return;
  }
  throw new VerbatimError('model/not-found', { model });
}

/** False where the hub has no such file. */
async function fetchFile(file: string, options: DownloadOptions): Promise<boolean> {
  const target = join(options.folder, file);
  if (existsSync(target)) return true;
  const partial = `${target}.${randomUUID()}.partial`;
  await mkdir(dirname(target), { recursive: true });
  const silence = new AbortController();
  const timer = setTimeout(() => silence.abort(new Error('no answer')), SILENCE_MS);
  try {
    const reply = await request(file, options, silence.signal);
    if (!reply) return false;
    const { sha256, bytes } = await save(reply.response, partial, (loadedBytes, totalBytes) => {
      timer.refresh();
      options.onDownload?.({ file, loadedBytes, ...(totalBytes === undefined ? {} : { totalBytes }) });
    });
    const known = KNOWN_FILES[`${options.model}/${file}`];
    const wanted = [known?.sha256, reply.sha256].filter((of) => of !== undefined);
    if (wanted.some((of) => of !== sha256) || (known && known.bytes !== bytes)) {
      throw new VerbatimError('model/checksum', { file: `${options.model}/${file}` });
    }
    await rename(partial, target);
    return true;
  } catch (error) {
    throw error instanceof VerbatimError
      ? error
      : new VerbatimError('model/unreachable', { model: options.model }, error);
  } finally {
    clearTimeout(timer);
    await rm(partial, { force: true });
  }
}

interface Reply {
  readonly response: Response;
  /** Contents as the hub announces them for large files. */
  readonly sha256?: string;
}

/** Follows redirects by hand, since the checksum stands in the first answer. Undefined: no such file. */
async function request(
  file: string,
  options: DownloadOptions,
  signal: AbortSignal,
): Promise<Reply | undefined> {
  let url = new URL(`${options.model}/resolve/main/${file}`, options.hubHost ?? HUB);
  let sha256: string | undefined;
  for (let hop = 0; hop <= MAX_REDIRECTS; hop += 1) {
    const response = await fetch(url, { redirect: 'manual', signal });
    sha256 ??= /^"?(?<hex>[0-9a-f]{64})"?$/.exec(response.headers.get('x-linked-etag') ?? '')?.groups?.[
      'hex'
    ];
    const location = response.headers.get('location');
    if (response.status >= 300 && response.status < 400 && location !== null) {
      await response.body?.cancel();
      url = new URL(location, url);
      continue;
    }
    if (response.ok && response.body) return { response, ...(sha256 === undefined ? {} : { sha256 }) };
    await response.body?.cancel();
    // The hub says 401 for a model that does not exist.
    if ([401, 403, 404, 410].includes(response.status)) return undefined;
    throw new Error(`${url.href}: ${response.status} ${response.statusText}`);
  }
  throw new Error(`${url.href}: too many redirects`);
}

async function save(
  response: Response,
  path: string,
  onBytes: (loadedBytes: number, totalBytes?: number) => void,
): Promise<{ sha256: string; bytes: number }> {
  const hash = createHash('sha256');
  const header = response.headers.get('content-length');
  // The length of packed content says nothing of the bytes that arrive here.
  const total = header === null || response.headers.has('content-encoding') ? undefined : Number(header);
  let bytes = 0;
  const out = await open(path, 'wx');
  try {
    for await (const chunk of response.body as unknown as AsyncIterable<Uint8Array>) {
      hash.update(chunk);
      await out.writeFile(chunk);
      bytes += chunk.length;
      onBytes(bytes, total);
    }
    await out.sync();
  } finally {
    await out.close();
  }
  return { sha256: hash.digest('hex'), bytes };
}
