// `npm run sandbox`: starts the double and the real bot against it, then hands the keyboard over.
import { spawn, type ChildProcess } from 'node:child_process';
import { createWriteStream, readFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { startDiscord, type Discord } from './start-discord.js';
import { runTerminal } from './terminal.js';

const ROOT = fileURLToPath(new URL('../../', import.meta.url));
const LOG = join(tmpdir(), `verbatim-sandbox-${process.pid}.log`);
const START_TIMEOUT_MS = 180_000;
const REGISTER_GRACE_MS = 2_000;

// Another program may take the bot's place: npm run sandbox -- path/to/bot.ts
const [botFile = 'src/main.ts'] = process.argv.slice(2);
process.exitCode = await main();

async function main(): Promise<number> {
  const discord = await startDiscord({ trafficFile: process.env['DISCORD_TRAFFIC'] });
  const bot = startProgram(discord, [botFile]);
  const died = new Promise<never>((_, reject) => {
    bot.once('exit', (code, signal) => {
      reject(
        new Error(
          `the bot ended by itself (${signal ?? `exit code ${code}`}). Its last words (all in ${LOG}):\n${lastWords()}`,
        ),
      );
    });
  });
  try {
    console.log(`A Discord of your own at ${discord.api}; starting the bot (its log: ${LOG}) …`);
    await Promise.race([discord.gateway.connected(START_TIMEOUT_MS), died]);
    await Promise.race([ensureRegistered(discord), died]);
    console.log('The bot is online. Type help for what you can do here.');
    const { stdin: input, stdout: output } = process;
    await Promise.race([runTerminal({ discord, input, output, interactive: Boolean(input.isTTY) }), died]);
    return 0;
  } catch (error) {
    console.error(error instanceof Error ? error.message : String(error));
    return 1;
  } finally {
    died.catch(() => undefined);
    await stopProgram(bot);
    await discord.stop();
    process.stdin.destroy();
  }
}

/** A bot that registers its commands in a step of its own gets that step run here. */
async function ensureRegistered(discord: Discord): Promise<void> {
  const { world } = discord;
  const hasCommands = (): boolean => world.commands.all().length > 0;
  await world.changes.until(hasCommands, REGISTER_GRACE_MS, () => 'none').catch(() => undefined);
  if (hasCommands()) return;
  const step = startProgram(discord, ['src/cli.ts', 'register']);
  await new Promise((resolve) => step.once('exit', resolve));
  if (!hasCommands())
    console.log(`(the bot registered no commands; mentions and direct messages work. See ${LOG})`);
}

/** The sandbox's own moderator may change the documents. */
function startProgram({ api, token, guild }: Discord, args: readonly string[]): ChildProcess {
  const log = createWriteStream(LOG, { flags: 'a' });
  const child = spawn(process.execPath, ['--import', 'tsx', ...args], {
    cwd: ROOT,
    env: {
      MODERATION_GUILD_IDS: guild.id,
      ...process.env,
      DISCORD_TOKEN: token,
      DISCORD_API_URL: api,
    },
    stdio: ['ignore', 'pipe', 'pipe'],
  });
  child.stdout?.pipe(log);
  child.stderr?.pipe(log);
  return child;
}

async function stopProgram(child: ChildProcess): Promise<void> {
  if (child.exitCode !== null || child.signalCode !== null) return;
  const gone = new Promise((resolve) => child.once('exit', resolve));
  child.kill('SIGTERM');
  const timer = setTimeout(() => child.kill('SIGKILL'), 10_000);
  await gone;
  clearTimeout(timer);
}

function lastWords(): string {
  try {
    return readFileSync(LOG, 'utf8').trimEnd().split('\n').slice(-15).join('\n');
  } catch {
    return '(none)';
  }
}
