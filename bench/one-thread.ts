// Loaded before the model's worker: onnxruntime gets one thread. Transformers.js has no option for that, and `taskset`
// does not do it, since onnxruntime binds its threads to the other cores by itself.
import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { createRequire } from 'node:module';
import { tmpdir } from 'node:os';
import path from 'node:path';

type Create = (model: string | Uint8Array, options?: object) => Promise<unknown>;

// The copy that Transformers.js uses.
const library = createRequire(import.meta.url).resolve('@xenova/transformers');
const runtime = createRequire(library).resolve('onnxruntime-node');
const { InferenceSession } = createRequire(runtime)('onnxruntime-common') as {
  InferenceSession: { create: Create };
};

const create = InferenceSession.create.bind(InferenceSession);
InferenceSession.create = async (model) => {
  // onnxruntime-node 1.14 heeds options only of a model that it reads from a file.
  const folder = await mkdtemp(path.join(tmpdir(), 'verbatim-bench-'));
  const file = path.join(folder, 'model.onnx');
  try {
    await writeFile(file, model);
    return await create(file, { executionProviders: ['cpu'], intraOpNumThreads: 1 });
  } finally {
    await rm(folder, { recursive: true });
  }
};
