// Parsing in a process of its own, which ends where a file takes too long or too much memory: this program's end.
import { fork, type ChildProcess } from 'node:child_process';
import { fileURLToPath } from 'node:url';
import { refused, type ParseJob, type ReadResult } from './parse-document.js';
import type { Parsed } from './parse-process.js';

export interface ParseLimits {
  /** Longest time that the processors work at one file. */
  readonly timeoutMs: number;
  /** Largest resident memory of the process, parser and libraries included. */
  readonly mostBytes: number;
}

export interface Parser {
  /** One file at a time, in order. A file that breaks a limit or the process is refused, and the next one is parsed. */
  readonly parse: (job: ParseJob) => Promise<ReadResult>;
  /** Ends the process; the next file starts another one. */
  readonly close: () => void;
}

const MIB = 1024 * 1024;
/** Ordinary files of the largest allowed size stay far below both. */
const LIMITS: ParseLimits = { timeoutMs: 30_000, mostBytes: 1024 * MIB };
/** A process starts in half a second, so it is kept for the next file. */
const IDLE_MS = 10_000;

/**
 * Opens a parser; its process starts with the first file. A process and no thread: a single large allocation passes
 * over the memory limit of a thread and then ends the whole program.
 */
export function openParser(limits: ParseLimits = LIMITS): Parser {
  let child: ChildProcess | undefined;
  let last: Promise<unknown> = Promise.resolve();
  let idle: NodeJS.Timeout | undefined;

  function close(): void {
    clearTimeout(idle);
    child?.kill('SIGKILL');
    child = undefined;
  }

  async function parse(job: ParseJob): Promise<ReadResult> {
    clearTimeout(idle);
    if (child?.connected === false) child = undefined;
    const worker = (child ??= await startProcess(limits));
    setRef(worker, true);
    const { result, spent } = await run(worker, job);
    setRef(worker, false);
    if (spent) close();
    else idle = setTimeout(close, IDLE_MS).unref();
    return result;
  }

  return {
    parse: (job) => {
      const result = last.then(() => parse(job));
      last = result.catch(() => undefined);
      return result;
    },
    close,
  };
}

/** The parser that all files of this thread share. */
export const sharedParser = openParser();

/** Resolves when the process has loaded its code. @throws Error where it cannot be started */
function startProcess({ timeoutMs, mostBytes }: ParseLimits): Promise<ChildProcess> {
  const file = fileURLToPath(new URL('./parse-process.ts', import.meta.url));
  const child = fork(file, [String(timeoutMs), String(mostBytes)], {
    execArgv: ['--import', import.meta.resolve('tsx'), `--max-old-space-size=${mostBytes / 2 / MIB}`],
    // Bytes travel as they are.
    serialization: 'advanced',
    // What the parsers write says nothing to an operator.
    stdio: ['ignore', 'ignore', 'ignore', 'ipc'],
    // Hostile files come near no secrets.
    env: {},
  });
  return new Promise((resolve, reject) => {
    child.once('message', () => resolve(child));
    child.on('error', reject);
    child.once('exit', (code, signal) => {
      reject(new Error(`The parsing process did not start: it ended with ${signal ?? `code ${code}`}.`));
    });
  });
}

/** The answer of the process; where it ends instead, how it ended tells which limit was broken. */
function run(child: ChildProcess, job: ParseJob): Promise<Parsed> {
  return new Promise((resolve) => {
    const settle = (parsed: Parsed): void => {
      child.off('message', settle).off('exit', onExit);
      resolve(parsed);
    };
    const onExit = (_code: number | null, signal: NodeJS.Signals | null): void => {
      settle({ result: refused(job.file, signal === 'SIGTERM' ? 'timeout' : 'too-complex'), spent: true });
    };
    child.once('message', settle).once('exit', onExit);
    // A process that is gone says so by its end.
    child.send(job, () => undefined);
  });
}

/** A process that is not referred to keeps no program alive. */
function setRef(child: ChildProcess, alive: boolean): void {
  const how = alive ? 'ref' : 'unref';
  child[how]();
  child.channel?.[how]();
}
