// Short versions of `npm run trials`: kills at random moments, and answers while the corpus is reindexed.
import { expect, it } from 'vitest';
import { runKillTrial } from '../trials/kill-trial.js';
import { runLoadTrial } from '../trials/load-trial.js';
import { temporaryFolder } from './temporary-folder.js';

const PATIENCE_MS = 240_000;

it(
  'whoever is killed at work leaves a complete index and whole files, and the next run mends the rest',
  async () => {
    const { hits, faults } = await runKillTrial({ folder: await temporaryFolder(), points: 4, seed: 7 });
    expect(faults).toEqual([]);
    expect(hits).toBeGreaterThan(0);
  },
  PATIENCE_MS,
);

it(
  'no answer fails or mixes two generations while the corpus is reindexed',
  async () => {
    const { answers, rounds, faults } = await runLoadTrial({ folder: await temporaryFolder(), reindexes: 2 });
    expect(faults).toEqual([]);
    expect(answers).toBeGreaterThan(10);
    expect(rounds).toBeGreaterThan(1);
  },
  PATIENCE_MS,
);
