// `npm run trials [-- --points 200 --reindexes 20 --seed 1]`: the long trials; `npm test` runs short ones.
import { mkdir, mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { parseArgs } from 'node:util';
import { runKillTrial } from './kill-trial.js';
import { runLoadTrial } from './load-trial.js';

const { values } = parseArgs({
  options: {
    points: { type: 'string', default: '200' },
    reindexes: { type: 'string', default: '20' },
    seed: { type: 'string', default: '1' },
  },
});
const say = (line: string): void => void process.stdout.write(`${line}\n`);

const folder = await mkdtemp(path.join(tmpdir(), 'verbatim-trials-'));
try {
  const loadFolder = path.join(folder, 'load');
  await mkdir(loadFolder);
  const load = await runLoadTrial({
    folder: loadFolder,
    reindexes: Number(values.reindexes),
    onReindex: say,
  });
  say(
    `load: ${load.answers} answers during ${values.reindexes} reindexes, ${load.rounds} rounds seen, ${load.faults.length} faults`,
  );
  const killFolder = path.join(folder, 'kill');
  await mkdir(killFolder);
  const kill = await runKillTrial({
    folder: killFolder,
    points: Number(values.points),
    seed: Number(values.seed),
    onPoint: say,
  });
  say(`kill: ${kill.points} points, ${kill.hits} hit a process at work, ${kill.faults.length} faults`);
  for (const fault of [...load.faults, ...kill.faults]) say(fault);
  process.exitCode = load.faults.length + kill.faults.length === 0 ? 0 : 1;
} finally {
  await rm(folder, { recursive: true, force: true });
}
