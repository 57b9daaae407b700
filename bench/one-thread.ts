// Loaded before the model's worker: sessions of onnxruntime get one thread. Transformers.js has no option for it, and
// `taskset` does not do it, since onnxruntime binds its threads to the other cores by itself.
import { createRequire } from 'node:module';

type Create = (model: Uint8Array, options?: object) => Promise<unknown>;

// The copy that Transformers.js uses.
const library = createRequire(import.meta.url).resolve('@xenova/transformers');
const runtime = createRequire(library).resolve('onnxruntime-node');
const common = createRequire(runtime)('onnxruntime-common') as { InferenceSession: { create: Create } };

const { InferenceSession } = common;
const create = InferenceSession.create.bind(InferenceSession);
InferenceSession.create = (model, options) => create(model, { ...options, intraOpNumThreads: 1 });
