// Answers while the corpus changes and is reindexed again and again: none fails, none mixes two generations.
import { mkdir, symlink, writeFile } from 'node:fs/promises';
import path from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { fileURLToPath } from 'node:url';
import { openApp } from '../src/app.js';
import { readConfig } from '../src/config.js';
import type { Answer } from '../src/domain.js';
import { openKeeper } from '../src/keep/open-keeper.js';

const ROOT = fileURLToPath(new URL('../', import.meta.url));
const PORTS = ['Amber', 'Birch', 'Cedar', 'Dover', 'Elm', 'Fern', 'Gull', 'Heron'];
const ASKERS = 4;
const PAUSE_MS = 10;

export interface LoadTrialOptions {
  /** An empty folder. */
  readonly folder: string;
  readonly reindexes: number;
  readonly onReindex?: (line: string) => void;
}

export interface LoadTrialResult {
  readonly answers: number;
  /** Rounds that were seen in answers. */
  readonly rounds: number;
  readonly faults: readonly string[];
}

export async function runLoadTrial({
  folder,
  reindexes,
  onReindex,
}: LoadTrialOptions): Promise<LoadTrialResult> {
  const config = readConfig({
    CORPUS_DIR: path.join(folder, 'corpus'),
    EMBEDDINGS_DIR: path.join(folder, 'embeddings'),
    DATA_DIR: path.join(folder, 'data'),
  });
  await mkdir(config.CORPUS_DIR);
  await mkdir(config.EMBEDDINGS_DIR);
  await symlink(path.join(ROOT, 'embeddings', 'model'), path.join(config.EMBEDDINGS_DIR, 'model'));
  await writeRound(0);
  const app = await openApp(config);
  const keeper = openKeeper(config, { onPublished: () => app.refresh() });
  const roundOf = new Map([[app.status().generation, 0]]);
  const faults: string[] = [];
  const seen = new Set<number>();
  let answers = 0;
  let isOver = false;
  try {
    const asking = Promise.all(Array.from({ length: ASKERS }, (_unused, asker) => askUntilOver(asker)));
    for (let round = 1; round <= reindexes; round += 1) {
      await writeRound(round);
      const { generation, published } = await keeper.reindex().done;
      if (!published) faults.push(`round ${round} was not published`);
      roundOf.set(generation, round);
      onReindex?.(`${round}/${reindexes} reindexed, ${answers} answers so far`);
    }
    isOver = true;
    await asking;
  } finally {
    isOver = true;
    await app.close();
  }
  return { answers, rounds: seen.size, faults };

  /** All documents of a round name it, so that a quote tells the round that it comes from. */
  async function writeRound(round: number): Promise<void> {
    for (const port of PORTS)
      await writeFile(
        path.join(config.CORPUS_DIR, `${port.toLowerCase()}.md`),
        `# The port of ${port}\n\nIn round ${round} the harbour fee of ${port} was ${100 + round} crowns for every ship.\n`,
      );
  }

  async function askUntilOver(asker: number): Promise<void> {
    for (let turn = asker; !isOver; turn += 1) {
      const port = PORTS[turn % PORTS.length]!;
      await app.ask({ question: `What was the harbour fee of ${port}?` }).then(
        (answer) => check(answer, port),
        (error: unknown) => void faults.push(String(error)),
      );
      answers += 1;
      await sleep(PAUSE_MS);
    }
  }

  function check(answer: Answer, port: string): void {
    if (answer.kind !== 'quoted') return void faults.push(`${port}: not found in ${answer.generation}`);
    const rounds = new Set(answer.quotes.map(({ text }) => Number(/round (\d+)/.exec(text)?.[1])));
    const [round = NaN] = rounds;
    seen.add(round);
    if (rounds.size !== 1) faults.push(`${port}: rounds ${[...rounds].join(', ')} in one answer`);
    const wanted = roundOf.get(answer.generation);
    if (wanted !== undefined && wanted !== round)
      faults.push(`${port}: quotes of round ${round} under generation ${answer.generation}`);
    if (answer.quotes[0]!.citation.document.file !== `${port.toLowerCase()}.md`)
      faults.push(`${port}: answered from ${answer.quotes[0]!.citation.document.file}`);
  }
}
