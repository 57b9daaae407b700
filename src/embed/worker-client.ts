// The program's end of the model worker: one job at a time, questions first, a new worker after a death.
import { fork } from 'node:child_process';
import type { ChildProcess } from 'node:child_process';
import { once } from 'node:events';
import { fileURLToPath } from 'node:url';
import { VerbatimError } from '../errors.js';
import type { FromWorker, Job, JobResult, ModelFacts, WorkerSetup } from './worker-protocol.js';

export interface WorkerClient {
  readonly facts: ModelFacts;
  /** @throws {VerbatimError} `model/failed` where the job or its worker fails, or the client is closed */
  run(job: Job): Promise<JobResult>;
  /** Ends the worker; what is waiting is rejected. */
  close(): Promise<void>;
}

interface Task {
  readonly job: Job;
  readonly resolve: (result: JobResult) => void;
  readonly reject: (error: VerbatimError) => void;
}

/** A running worker that has loaded its model. */
interface Running {
  readonly worker: ChildProcess;
  readonly facts: ModelFacts;
}

/**
 * Starts a worker and waits until its model is loaded. The worker is a process and no thread: onnxruntime-node 1.14
 * corrupts memory or fails to load when threads that use it come and go ("Module did not self-register"), and a
 * model that crashes must not take the program along.
 *
 * @param model the model's name, for error messages
 * @param entry the worker's file; another one in tests
 * @throws {VerbatimError} `model/failed` or `model/checksum`
 */
export async function startWorkerClient(
  model: string,
  setup: WorkerSetup,
  entry = new URL('./transformers-worker.ts', import.meta.url),
): Promise<WorkerClient> {
  const failed = (cause: unknown): VerbatimError => new VerbatimError('model/failed', { model }, cause);
  const questions: Task[] = [];
  const others: Task[] = [];
  let closed = false;
  let starting = false;
  let current: Task | undefined;
  const listeners: Listeners = {
    onMessage: (message) => {
      const task = current;
      current = undefined;
      if (message.kind === 'done') task?.resolve(message.result);
      if (message.kind === 'failed') task?.reject(failed(new Error(message.message)));
      void pump();
    },
    onExit: (worker, cause) => {
      if (running?.worker !== worker) return;
      running = undefined;
      rejectAll(cause);
    },
  };
  let running: Running | undefined = await startWorker(model, setup, entry, listeners);
  const { facts } = running;

  function rejectAll(cause: unknown): void {
    const tasks = [...(current ? [current] : []), ...questions.splice(0), ...others.splice(0)];
    current = undefined;
    for (const task of tasks) task.reject(failed(cause));
  }

  /** Hands the worker its next job, starting a new worker where the last one has died. */
  async function pump(): Promise<void> {
    if (current || starting || closed) return;
    if (questions.length + others.length === 0) {
      // An idle model keeps no program alive.
      if (running) setRef(running.worker, false);
      return;
    }
    starting = true;
    running ??= await restart();
    starting = false;
    if (!running || closed) return;
    current = questions.shift() ?? others.shift();
    if (!current) return;
    setRef(running.worker, true);
    running.worker.send(current.job);
  }

  async function restart(): Promise<Running | undefined> {
    try {
      const again = await startWorker(model, setup, entry, listeners);
      if (!closed && again.facts.fingerprint === facts.fingerprint) return again;
      await end(again.worker);
      throw new Error('The model on disk is another one than at start: start the program again.');
    } catch (error) {
      rejectAll(error);
      return undefined;
    }
  }

  return {
    facts,
    run: (job) =>
      new Promise((resolve, reject) => {
        if (closed) return reject(failed(new Error('The embedder is closed.')));
        (job.kind === 'question' || job.kind === 'read' ? questions : others).push({ job, resolve, reject });
        void pump();
      }),
    close: async () => {
      if (closed) return;
      closed = true;
      const last = running?.worker;
      running = undefined;
      rejectAll(new Error('The embedder is closed.'));
      if (last) await end(last);
    },
  };
}

interface Listeners {
  readonly onMessage: (message: FromWorker) => void;
  readonly onExit: (worker: ChildProcess, cause: unknown) => void;
}

/** Resolves when the model is loaded; what the worker says after that goes to the listeners. */
function startWorker(model: string, setup: WorkerSetup, entry: URL, listeners: Listeners): Promise<Running> {
  const worker = fork(fileURLToPath(entry), [JSON.stringify(setup)], {
    execArgv: ['--import', import.meta.resolve('tsx')],
    // Typed arrays travel as they are.
    serialization: 'advanced',
    // What the library writes says nothing to an operator.
    stdio: ['ignore', 'ignore', 'ignore', 'ipc'],
  });
  return new Promise<Running>((resolve, reject) => {
    let ready = false;
    let cause: unknown;
    worker.on('message', (message: FromWorker) => {
      if (ready) return listeners.onMessage(message);
      if (message.kind === 'ready') {
        ready = true;
        setRef(worker, false);
        resolve({ worker, facts: message.facts });
      } else if (message.kind === 'refused') {
        reject(refusal(model, message.code, message.message));
        void end(worker);
      }
    });
    worker.on('error', (error) => (cause = error));
    worker.on('exit', (code, signal) => {
      cause ??= new Error(`The model's worker ended with ${signal ?? `code ${code}`}.`);
      if (ready) listeners.onExit(worker, cause);
      else reject(new VerbatimError('model/failed', { model }, cause));
    });
  });
}

/** A worker that is not referred to keeps no program alive. */
function setRef(worker: ChildProcess, alive: boolean): void {
  const how = alive ? 'ref' : 'unref';
  worker[how]();
  worker.channel?.[how]();
}

/** Resolves when the worker is gone. */
async function end(worker: ChildProcess): Promise<void> {
  if (worker.exitCode !== null || worker.signalCode !== null) return;
  worker.ref();
  const gone = once(worker, 'exit');
  worker.kill('SIGKILL');
  await gone;
}

function refusal(model: string, code: string, message: string): VerbatimError {
  const cause = new Error(message);
  return code === 'model/checksum'
    ? new VerbatimError('model/checksum', { file: message }, cause)
    : new VerbatimError('model/failed', { model }, cause);
}
