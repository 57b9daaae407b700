// Starts the bot (with the fake app) as a child process against the double, and listens to what it says.
import { spawn, type ChildProcess } from 'node:child_process';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';

export interface RunningBot {
  readonly process: ChildProcess;
  readonly dataDirectory: string;
  /** What it has said to the operator so far. */
  readonly said: () => string;
  /** Its log, parsed. */
  readonly log: () => Record<string, unknown>[];
  readonly exited: Promise<number | null>;
  /** Asks it to stop. @returns exit code */
  stop(): Promise<number | null>;
}

export interface BotOptions {
  readonly token?: string;
  readonly api?: string;
  readonly dataDirectory?: string;
  readonly environment?: Readonly<Record<string, string>>;
  readonly entry?: string;
}

const FAKE_MAIN = fileURLToPath(new URL('fake-main.ts', import.meta.url));

export async function startBot(options: BotOptions): Promise<RunningBot> {
  const dataDirectory = options.dataDirectory ?? (await mkdtemp(join(tmpdir(), 'verbatim-bot-')));
  let said = '';
  let logged = '';
  const child = spawn(process.execPath, ['--import', 'tsx', options.entry ?? FAKE_MAIN], {
    env: {
      PATH: process.env['PATH'],
      DATA_DIR: dataDirectory,
      LOG_LEVEL: 'debug',
      QUESTIONS_PER_MINUTE_USER: '1000',
      QUESTIONS_PER_MINUTE_SERVER: '10000',
      ...(options.token === undefined ? {} : { DISCORD_TOKEN: options.token }),
      ...(options.api === undefined ? {} : { DISCORD_API_URL: options.api }),
      ...options.environment,
    },
    stdio: ['ignore', 'pipe', 'pipe'],
  });
  child.stdout.on('data', (chunk: Buffer) => (logged += chunk.toString()));
  child.stderr.on('data', (chunk: Buffer) => (said += chunk.toString()));
  const exited = new Promise<number | null>((resolve) => child.once('exit', (code) => resolve(code)));
  return {
    process: child,
    dataDirectory,
    said: () => said,
    log: () =>
      logged
        .split('\n')
        .filter((line) => line.startsWith('{'))
        .map((line) => JSON.parse(line) as Record<string, unknown>),
    exited,
    async stop() {
      if (child.exitCode === null) child.kill('SIGTERM');
      return exited;
    },
  };
}

export async function removeData(bot: RunningBot): Promise<void> {
  await rm(bot.dataDirectory, { recursive: true, force: true });
}
