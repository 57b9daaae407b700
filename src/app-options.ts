// The settings as the stages take them: model, folders, limits.
import path from 'node:path';
import type { Config } from './config.js';

/** Model and folders for `openEmbedder`. */
export function embedderOptions(config: Config) {
  return {
    model: config.EMBEDDING_MODEL,
    modelDirectory: config.EMBEDDINGS_DIR,
    hubCacheDirectory: path.join(config.EMBEDDINGS_DIR, 'hub'),
  };
}

/** Folders and limits for `runReindex` and `planReindex`. */
export function reindexOptions(config: Config) {
  return {
    corpusDirectory: config.CORPUS_DIR,
    indexDirectory: path.join(config.EMBEDDINGS_DIR, 'index'),
    cacheDirectory: path.join(config.EMBEDDINGS_DIR, 'cache'),
    keepGenerations: config.KEEP_GENERATIONS,
    maxFileBytes: config.MAX_FILE_MB * 1024 * 1024,
  };
}
