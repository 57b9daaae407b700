// From the configured name of a model to its folder on disk, downloading it where that is needed.
import { existsSync } from 'node:fs';
import { readFile } from 'node:fs/promises';
import { basename, isAbsolute, join, resolve } from 'node:path';
import type { LanguageCode } from '../domain.js';
import { VerbatimError } from '../errors.js';
import { downloadModel } from './download-model.js';
import type { DownloadProgress } from './download-model.js';
import { KNOWN_FILES } from './model-families.js';
import { describeModel } from './model-recipe.js';
import type { WorkerSetup } from './worker-protocol.js';

export interface LocateOptions {
  readonly model: string;
  readonly modelDirectory: string;
  readonly hubCacheDirectory: string;
  readonly onDownload?: (progress: DownloadProgress) => void;
  readonly hubHost?: string;
}

export interface LocatedModel {
  readonly setup: WorkerSetup;
  readonly languages: readonly LanguageCode[];
}

const HUB_ID = /^(?!.*\.\.)[\w-][\w.-]*(?:\/[\w-][\w.-]*)?$/;
const READER_FILE = 'onnx/reader_quantized.onnx';
const MODEL_FILES = ['onnx/model_quantized.onnx', 'onnx/model.onnx'] as const;

/**
 * @throws {VerbatimError} `model/not-found` for a folder without a model or a name the hub does not know,
 * `model/unreachable`, `model/checksum`; `model/failed` for a config.json that cannot be read
 */
export async function locateModel(options: LocateOptions): Promise<LocatedModel> {
  const { model } = options;
  const folder = folderOf(options);
  if (folder !== undefined) return readFolder(model, folder);
  if (!HUB_ID.test(model)) throw new VerbatimError('model/not-found', { model });
  const cached = join(options.hubCacheDirectory, model);
  await downloadModel({ ...options, folder: cached });
  return readFolder(model, cached);
}

/** `bundled` and paths that name a folder; undefined for what can only be a hub id. */
function folderOf({ model, modelDirectory }: LocateOptions): string | undefined {
  if (model === 'bundled') return resolve(modelDirectory, 'model');
  const path = resolve(model);
  return isAbsolute(model) || model.startsWith('.') || existsSync(join(path, 'config.json'))
    ? path
    : undefined;
}

async function readFolder(model: string, folder: string): Promise<LocatedModel> {
  const modelFile = MODEL_FILES.find((file) => existsSync(join(folder, file)));
  const needed = ['config.json', 'tokenizer.json', 'tokenizer_config.json'];
  if (modelFile === undefined || !needed.every((file) => existsSync(join(folder, file)))) {
    throw new VerbatimError('model/not-found', { model });
  }
  try {
    const config: unknown = JSON.parse(await readFile(join(folder, 'config.json'), 'utf8'));
    const { recipe, languages, reader } = describeModel(
      model === 'bundled' ? model : basename(folder),
      config,
    );
    if (reader && !existsSync(join(folder, READER_FILE))) throw new Error(`${READER_FILE} is missing.`);
    const known = KNOWN_FILES[`${model}/${modelFile}`];
    const quantized = modelFile === MODEL_FILES[0];
    const setup = { folder, quantized, recipe, ...(reader && { reader }) };
    return { languages, setup: { ...setup, ...(known ? { sha256: known.sha256 } : {}) } };
  } catch (error) {
    throw new VerbatimError('model/failed', { model }, error);
  }
}
