// Recorded traffic against Discord's own schema, by a checker that stands outside this repository.
import { execFile } from 'node:child_process';
import { existsSync, mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

const VALIDATOR = process.env['DISCORD_VALIDATOR'] ?? '';

/** `DISCORD_VALIDATOR` names the checker; without it such tests are skipped. */
export const canCheckTraffic = VALIDATOR !== '' && existsSync(VALIDATOR);

if (!canCheckTraffic)
  console.log(
    "skipped: the check against Discord's schema (set DISCORD_VALIDATOR to the path of validate.mjs)",
  );

/** A new file, gone when the process ends. */
export function newTrafficFile(): string {
  const folder = mkdtempSync(join(tmpdir(), 'discord-double-'));
  process.once('exit', () => rmSync(folder, { recursive: true, force: true }));
  return join(folder, 'traffic.jsonl');
}

/**
 * @returns the checker's errors and warnings; those about time are left out, since the double itself refuses what is
 * late, and knows how busy the machine is
 */
export async function findFaults(file: string): Promise<readonly string[]> {
  const output = await new Promise<string>((resolve) => {
    execFile(process.execPath, [VALIDATOR, file, '--responses', '--quiet'], (_error, stdout, stderr) => {
      resolve(stdout + stderr);
    });
  });
  if (!/\d+ errors, \d+ warnings/.test(output)) return [output];
  return output.split('\n').filter((line) => /^(ERROR|WARN)/.test(line) && !line.includes('[deadline]'));
}
