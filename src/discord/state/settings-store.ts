// What a server's moderators chose: channels for mentions and the default language; one JSON file.
import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import writeFileAtomic from 'write-file-atomic';
import { z } from 'zod';
import { LOCALES } from '../../domain.js';

const guildSettings = z.object({
  /** Ids of channels where mentions are answered; empty: everywhere. */
  channels: z
    .array(z.string().regex(/^\d{1,20}$/))
    .max(25)
    .default([]),
  language: z.enum(LOCALES).optional(),
});
const settingsFile = z.object({ version: z.literal(1), guilds: z.record(z.string(), guildSettings) });

export type GuildSettings = Readonly<z.infer<typeof guildSettings>>;

export interface SettingsStore {
  of(guildId: string | null): GuildSettings;
  /** Resolves when the file holds it. */
  change(guildId: string, change: Partial<GuildSettings>): Promise<GuildSettings>;
  /** Forgets a server that the bot has left. */
  forget(guildId: string): Promise<void>;
}

/** @throws Error where the file exists and is not what this program writes: a person should look at it */
export async function openSettings(dataDirectory: string): Promise<SettingsStore> {
  const file = join(dataDirectory, 'settings.json');
  const guilds = new Map(Object.entries(await readGuilds(file)));
  let writing: Promise<void> = Promise.resolve();
  const save = () => {
    const write = () =>
      writeFileAtomic(
        file,
        `${JSON.stringify({ version: 1, guilds: Object.fromEntries(guilds) }, null, 2)}\n`,
      );
    writing = writing.then(write, write);
    return writing;
  };
  return {
    of: (guildId) => guilds.get(guildId ?? '') ?? NOTHING_CHOSEN,
    async change(guildId, change) {
      const changed = guildSettings.parse({ ...(guilds.get(guildId) ?? NOTHING_CHOSEN), ...change });
      guilds.set(guildId, changed);
      await save();
      return changed;
    },
    async forget(guildId) {
      if (guilds.delete(guildId)) await save();
    },
  };
}

const NOTHING_CHOSEN: GuildSettings = { channels: [] };

async function readGuilds(file: string): Promise<Record<string, GuildSettings>> {
  const text = await readFile(file, 'utf8').catch((error: unknown) => {
    if (error instanceof Error && 'code' in error && error.code === 'ENOENT') return undefined;
    throw error;
  });
  return text === undefined ? {} : settingsFile.parse(JSON.parse(text)).guilds;
}
