// The process in which files are parsed that may cost much: a second thread ends it where one breaks a limit.
import { Worker } from 'node:worker_threads';
import { parseDocument, type ParseJob, type ReadResult } from './parse-document.js';

export interface Parsed {
  readonly result: ReadResult;
  /** True where much memory or unfinished work is left behind, so that the next file needs another process. */
  readonly spent: boolean;
}

const [timeoutMs = 0, mostBytes = 0] = process.argv.slice(2).map(Number);

/** When the file at work was begun, in milliseconds since 1970; 0 where none is. */
const begun = new Float64Array(new SharedArrayBuffer(8));

/**
 * A parser that does not come back blocks this thread, also for timers and for the news that the program is gone.
 * Time is what the processors have worked, so that a busy machine refuses no more than an idle one; what waits without
 * working has four times as long.
 */
const WATCH = `
  const { begun, timeoutMs, mostBytes } = require('node:worker_threads').workerData;
  let current = 0, before = 0;
  const workedMs = () => { const { user, system } = process.cpuUsage(); return (user + system) / 1000; };
  setInterval(() => {
    if (begun[0] !== current) [current, before] = [begun[0], workedMs()];
    if (current === 0) return;
    if (process.memoryUsage.rss() > mostBytes) process.kill(process.pid, 'SIGKILL');
    if (workedMs() - before > timeoutMs || Date.now() - current > 4 * timeoutMs) process.kill(process.pid, 'SIGTERM');
  }, 20);`;

new Worker(WATCH, { eval: true, execArgv: [], workerData: { begun, timeoutMs, mostBytes } }).unref();

process.on('message', (job: ParseJob) => {
  begun[0] = Date.now();
  void parseDocument(job).then((result) => {
    begun[0] = 0;
    // What pdf.js has begun it goes on with, also for a document that was given up.
    const unfinished = job.type === '.pdf' && result.report.reason === 'too-complex';
    const spent = unfinished || process.memoryUsage.rss() > mostBytes / 2;
    process.send?.({ result, spent } satisfies Parsed);
  });
});
process.on('disconnect', () => process.exit());
process.send?.('ready');
