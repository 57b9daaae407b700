// A process that changes the corpus is killed (SIGKILL) at random moments; whatever is left must answer and be mended.
import { fork, type ChildProcess } from 'node:child_process';
import { once } from 'node:events';
import { cp, mkdir, readFile, readdir, rm, symlink } from 'node:fs/promises';
import path from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { fileURLToPath } from 'node:url';
import { openApp } from '../src/app.js';
import { readConfig } from '../src/config.js';
import { listFiles } from '../src/corpus/list-files.js';
import { openKeeper } from '../src/keep/open-keeper.js';
import { KEPT_FOLDER } from '../src/keep/apply-staged.js';
import { seededRandom } from '../tests/fakes/seeded-random.js';
import type { Order } from './keeper-child.js';

const ROOT = fileURLToPath(new URL('../', import.meta.url));
const CHILD = fileURLToPath(new URL('./keeper-child.ts', import.meta.url));
const ORDERS = ['reindex', 'add', 'remove', 'rollback'] as const;
/** Kills fall between the order and somewhat after its usual end. */
const OVERSHOOT = 1.15;
const QUESTION = 'Who led the Vietnamese delegation to the 27th dialogue?';
/** Never removed: the question above is answered from it. */
const KEPT_FILE = 'who-led-the-delegations.en.md';

export interface KillTrialOptions {
  /** An empty folder. */
  readonly folder: string;
  readonly points: number;
  readonly seed: number;
  readonly onPoint?: (line: string) => void;
}

export interface KillTrialResult {
  readonly points: number;
  /** Kills that hit a process still at work. */
  readonly hits: number;
  /** What went wrong, a sentence each; empty: every point recovered. */
  readonly faults: readonly string[];
}

export async function runKillTrial({
  folder,
  points,
  seed,
  onPoint,
}: KillTrialOptions): Promise<KillTrialResult> {
  const environment = {
    CORPUS_DIR: path.join(folder, 'corpus'),
    EMBEDDINGS_DIR: path.join(folder, 'embeddings'),
    DATA_DIR: path.join(folder, 'data'),
    KEEP_GENERATIONS: '2',
  };
  const config = readConfig(environment);
  await cp(path.join(ROOT, 'corpus'), config.CORPUS_DIR, { recursive: true });
  await rm(path.join(config.CORPUS_DIR, 'canaries.jsonl'), { force: true });
  await mkdir(config.EMBEDDINGS_DIR);
  await symlink(path.join(ROOT, 'embeddings', 'model'), path.join(config.EMBEDDINGS_DIR, 'model'));
  const random = seededRandom(seed);
  /** Every text that a file was ever given. */
  const texts = new Map<string, Set<string>>();
  const give = (file: string, text: string): void =>
    void texts.set(file, (texts.get(file) ?? new Set<string>()).add(text));
  const durations = new Map<Order['kind'], number>();
  for (const { file, path: at } of await listFiles(config.CORPUS_DIR)) give(file, await readFile(at, 'utf8'));
  await openKeeper(config).reindex().done;

  const faults: string[] = [];
  let hits = 0;
  for (let point = 0; point < points; point += 1) {
    const order = await nextOrder(point);
    if (order.kind === 'add') give(order.name, order.text);
    if (!durations.has(order.kind)) durations.set(order.kind, await run(order, undefined));
    const delayMs = random() * OVERSHOOT * durations.get(order.kind)!;
    const before = await listNames(config.CORPUS_DIR);
    hits += (await run(order, delayMs)) === Infinity ? 1 : 0;
    const found = await inspect(order, before).catch((error: unknown) => [String(error)]);
    faults.push(
      ...found.map((fault) => `point ${point} (${order.kind}, ${Math.round(delayMs)} ms): ${fault}`),
    );
    onPoint?.(
      `${point + 1}/${points} ${order.kind} killed after ${Math.round(delayMs)} ms: ${found.join('; ') || 'ok'}`,
    );
  }
  return { points, hits, faults };

  async function nextOrder(point: number): Promise<Order> {
    const kind = ORDERS[point % ORDERS.length]!;
    if (kind === 'add') {
      // Every third addition replaces a file.
      const number = Math.floor(point / ORDERS.length);
      const name = `trial-${number - (number % 3)}.md`;
      return {
        kind,
        name,
        text: `# Trial ${point}\n\nThe harbour of trial ${point} was opened in the spring by its keeper.\n`,
      };
    }
    if (kind === 'remove') {
      const files = (await listNames(config.CORPUS_DIR)).filter((file) => file !== KEPT_FILE);
      const trials = files.filter((file) => file.startsWith('trial-'));
      return { kind, file: trials.at(-1) ?? files[0]! };
    }
    return { kind };
  }

  /** @returns milliseconds, or Infinity where the process was killed at work */
  async function run(order: Order, killAfterMs: number | undefined): Promise<number> {
    // So that there is always one to go back to.
    if (order.kind === 'rollback') await openKeeper(config).reindex().done;
    const child = fork(CHILD, {
      execArgv: ['--import', 'tsx'],
      env: { ...process.env, ...environment },
      stdio: ['ignore', 'ignore', 'inherit', 'ipc'],
      detached: true,
    });
    await once(child, 'message');
    const started = performance.now();
    const ended = once(child, 'exit');
    child.send(order);
    const limit =
      killAfterMs === undefined ? new Promise<false>(() => undefined) : sleep(killAfterMs, false as const);
    const isOver = await Promise.race([ended.then(() => true), limit]);
    killGroup(child);
    const [code] = (await ended) as [number | null];
    if (isOver && code !== 0) faults.push(`${order.kind} failed by itself`);
    return isOver ? performance.now() - started : Infinity;
  }

  /** What is wrong after a kill, before and after mending. */
  async function inspect(order: Order, before: readonly string[]): Promise<string[]> {
    const found = [...(await lookAtCorpus()), ...(await askOnce())];
    const keeper = openKeeper(config);
    const outcome = await keeper.reindex().done;
    if (!outcome.published) found.push('the next run did not publish');
    found.push(
      ...(await lookAtCorpus()),
      ...(await lookForLost(order, before)),
      ...(await lookForLeftovers()),
    );
    const plan = await keeper.plan().done;
    // A staged change may wait for its order to be given again; nothing else may differ.
    if (plan.changes.some(({ card }) => ![...plan.staged.added, ...plan.staged.removed].includes(card.file)))
      found.push('the index differs from the corpus after the next run');
    await keeper.discard();
    return found;
  }

  /** Every file of the corpus holds one of the texts that it was ever given, whole; and so does what is laid ready. */
  async function lookAtCorpus(): Promise<string[]> {
    const staged = path.join(config.CORPUS_DIR, '.staged', 'add');
    const listed = [...(await listFiles(config.CORPUS_DIR)), ...(await listFiles(staged).catch(() => []))];
    const contents = await Promise.all(
      listed.map(async ({ file, path: at }) => ({ file, text: await readFile(at, 'utf8') })),
    );
    return contents
      .filter(({ file, text }) => !texts.get(file)?.has(text))
      .map(({ file }) => `${file} is not whole`);
  }

  async function askOnce(): Promise<string[]> {
    let wasRebuilt = false;
    const app = await openApp(config, { onRebuild: () => (wasRebuilt = true) });
    try {
      const answer = await app.ask({ question: QUESTION });
      const quote = answer.kind === 'quoted' ? answer.quotes[0] : undefined;
      return [
        ...(wasRebuilt ? ['no complete index was left'] : []),
        ...(quote?.citation.document.file === KEPT_FILE ? [] : ['the question was not answered']),
      ];
    } finally {
      await app.close();
    }
  }

  /** A document that was there and is not there now was to be removed, and is kept aside whole. */
  async function lookForLost(order: Order, before: readonly string[]): Promise<string[]> {
    const now = new Set(await listNames(config.CORPUS_DIR));
    const lost = before.filter((file) => !now.has(file));
    const folder = path.join(config.CORPUS_DIR, KEPT_FOLDER);
    const latest = (await readdir(folder).catch(() => [])).sort().at(-1) ?? '';
    const found = await Promise.all(
      lost.map(async (file) => {
        const kept = await readFile(path.join(folder, latest, file), 'utf8').catch(() => '');
        return order.kind === 'remove' && order.file === file && texts.get(file)?.has(kept);
      }),
    );
    return lost.filter((_, at) => !found[at]).map((file) => `${file} is lost`);
  }

  async function lookForLeftovers(): Promise<string[]> {
    const index = await readdir(path.join(config.EMBEDDINGS_DIR, 'index'));
    const staged = await readdir(path.join(config.CORPUS_DIR, '.staged')).catch(() => []);
    return [
      ...index.filter((name) => name.startsWith('.building-')).map((name) => `${name} was left behind`),
      ...staged.filter((name) => name === 'applying').map(() => 'a change is still half applied'),
    ];
  }
}

async function listNames(directory: string): Promise<string[]> {
  return (await listFiles(directory)).map(({ file }) => file);
}

/** The process with the model's process that it started. */
function killGroup(child: ChildProcess): void {
  try {
    process.kill(-child.pid!, 'SIGKILL');
  } catch {
    // It had ended by itself.
  }
}
