// Tells Discord of the commands, but only when their definition has changed since the last time.
import { createHash } from 'node:crypto';
import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { Routes, type REST } from 'discord.js';
import writeFileAtomic from 'write-file-atomic';
import type { Command } from '../commands/command.js';

export type Registration = 'first' | 'changed' | 'unchanged';

/** What was registered is remembered by its hash in the data folder. */
export async function registerCommands(
  rest: REST,
  applicationId: string,
  commands: readonly Command[],
  dataDirectory: string,
): Promise<Registration> {
  const file = join(dataDirectory, 'commands.json');
  const body = commands.map((command) => command.definition);
  const record = JSON.stringify({
    applicationId,
    hash: createHash('sha256').update(JSON.stringify(body)).digest('hex'),
  });
  const before = await readFile(file, 'utf8').catch(() => undefined);
  if (before === record) return 'unchanged';
  await rest.put(Routes.applicationCommands(applicationId), { body });
  await writeFileAtomic(file, record);
  return before === undefined ? 'first' : 'changed';
}
