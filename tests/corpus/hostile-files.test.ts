// Hostile files, read for real in a process with little memory: each is refused with a reason or read as a valid document.
import { spawn } from 'node:child_process';
import { lstatSync, readdirSync } from 'node:fs';
import path from 'node:path';
import { fileURLToPath } from 'node:url';
import { beforeAll, describe, expect, it } from 'vitest';
import { useFolder } from '../temporary-folder.js';
import { corpusOf, GOOD_FILE, HOSTILE_FILES, makeHostileFiles } from './hostile/make-hostile-files.js';
import type { Finding } from './hostile/read-hostile-files.js';
import type { Outcome } from './hostile/recipe.js';

/** For one kind: the parser's limit on a busy machine; on a quiet one the slowest takes four seconds. */
const LONGEST_MS = 130_000;
/** Resident memory of the process that reads the folder, whose heap is bounded at 512 MiB. */
const MOST_MIB = 640;
/** Resident memory of the process that parses: its bound, and what it takes until somebody notices. */
const MOST_APART_MIB = 1024 + 256;

const folder = useFolder();
const findings = new Map<number, Finding>();
let exit: number | null;
let before: readonly string[];

beforeAll(async () => {
  await makeHostileFiles(folder());
  before = listOutside(folder());
  const { code, output } = await readAll(folder());
  exit = code;
  for (const line of output.split('\n').filter(Boolean)) {
    const finding = JSON.parse(line) as Finding;
    findings.set(finding.number, finding);
  }
}, 600_000);

describe('hostile files', () => {
  it('come in many kinds, each with a name of its own', () => {
    expect(HOSTILE_FILES.length).toBeGreaterThanOrEqual(45);
    expect(new Set(HOSTILE_FILES.map(({ kind }) => kind)).size).toBe(HOSTILE_FILES.length);
  });

  it.each(HOSTILE_FILES.map(({ kind, outcome }, number) => ({ kind, outcome, number })))(
    '$kind: $outcome',
    ({ outcome, number }) => {
      const finding = findings.get(number);
      expect(finding?.faults).toEqual([]);
      expect(outcomesOf(finding)).toContain(outcome);
      expect(finding?.reports.find(({ file }) => file === GOOD_FILE)).toMatchObject({ status: 'read' });
      expect(finding?.tookMs).toBeLessThan(LONGEST_MS);
    },
  );

  it('leave the reader alive, and memory bounded', () => {
    expect(exit).toBe(0);
    const all = [...findings.values()];
    expect(Math.max(...all.map(({ peakMiB }) => peakMiB))).toBeLessThan(MOST_MIB);
    expect(Math.max(...all.map(({ childPeakMiB }) => childPeakMiB))).toBeLessThan(MOST_APART_MIB);
  });

  it('write nothing outside the corpus folder', () => {
    expect(listOutside(folder())).toEqual(before);
  });
});

function outcomesOf(finding: Finding | undefined): Outcome[] {
  const reports = (finding?.reports ?? []).filter(({ file }) => file !== GOOD_FILE);
  return reports.length === 0 ? ['left-out'] : reports.map(({ reason }) => reason ?? 'read');
}

/** Everything in the folder that is not in a corpus folder, with sizes; and the folder beside it. */
function listOutside(parent: string): string[] {
  const beside = readdirSync(path.dirname(parent)).filter((name) => name.startsWith('escaped'));
  const inside = HOSTILE_FILES.flatMap((_, number) => {
    const holder = path.dirname(corpusOf(parent, number));
    return readdirSync(holder).map((name) => `${number}/${name}`);
  });
  return [
    ...beside,
    ...readdirSync(parent),
    ...inside,
    String(lstatSync(path.dirname(parent)).isDirectory()),
  ];
}

function readAll(parent: string): Promise<{ code: number | null; output: string }> {
  const script = fileURLToPath(new URL('./hostile/read-hostile-files.ts', import.meta.url));
  const child = spawn(process.execPath, ['--import', 'tsx', '--max-old-space-size=512', script, parent], {
    stdio: ['ignore', 'pipe', 'inherit'],
  });
  let output = '';
  child.stdout.setEncoding('utf8').on('data', (text: string) => (output += text));
  return new Promise((resolve) => child.once('close', (code) => resolve({ code, output })));
}
