// The first index of a folder, from the start of the process to its end: `corpus reindex` with nothing cached.
import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { mkdtemp, rm } from 'node:fs/promises';
import path from 'node:path';
import { fileURLToPath } from 'node:url';
import { medianMs } from './timing.js';

const CLI = fileURLToPath(new URL('../src/cli.ts', import.meta.url));
const RUNS = 3;

export interface ColdStartFigures {
  readonly corpus: string;
  readonly runs: number;
  readonly medianMs: number;
}

/** @param modelFolder folder of the model, absolute */
export async function measureColdStart(
  folder: string,
  corpus: string,
  modelFolder: string,
): Promise<ColdStartFigures> {
  const reindexOnce = async (): Promise<void> => {
    const embeddings = await mkdtemp(path.join(folder, 'cold-'));
    const child = spawn(process.execPath, ['--import', 'tsx', CLI, 'corpus', 'reindex'], {
      env: {
        ...process.env,
        CORPUS_DIR: corpus,
        EMBEDDINGS_DIR: embeddings,
        EMBEDDING_MODEL: modelFolder,
      },
      stdio: ['ignore', 'ignore', 'pipe'],
    });
    let said = '';
    child.stderr.on('data', (chunk: Buffer) => (said += chunk.toString()));
    const [code] = (await once(child, 'close')) as [number | null];
    await rm(embeddings, { recursive: true, force: true });
    if (code !== 0) throw new Error(`corpus reindex ended with code ${code}: ${said}`);
  };
  return { corpus, runs: RUNS, medianMs: await medianMs(RUNS, reindexOnce) };
}
