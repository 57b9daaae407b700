// Lets somebody at a keyboard, or a pipe, use the bot as a person on the double's Discord would.
import { createInterface } from 'node:readline';
import type { Discord } from './start-discord.js';
import { parseSlash, slashNames } from './terminal/parse-slash.js';
import { Seat } from './terminal/seat.js';
import { VERBS } from './terminal/verbs.js';

export interface TerminalOptions {
  readonly discord: Discord;
  readonly input: NodeJS.ReadableStream;
  readonly output: NodeJS.WritableStream;
  /** True at a keyboard: a prompt is shown, lines are not echoed. */
  readonly interactive: boolean;
  /** How long an answer may take; the first question may have to wait for a model to load. */
  readonly timeoutMs?: number;
}

/** Resolves when the input ends or somebody types "quit". */
export async function runTerminal({
  discord,
  input,
  output,
  interactive,
  timeoutMs = 60_000,
}: TerminalOptions): Promise<void> {
  const seat = new Seat(discord, (text) => void output.write(`${text}\n`), timeoutMs);
  const lines = createInterface({ input, terminal: false });
  const stopShowing = interactive ? showLateChanges(seat) : () => undefined;
  const prompt = (): void => {
    if (interactive) output.write(`${seat.person.name} in ${seat.place.name}> `);
  };
  prompt();
  for await (const raw of lines) {
    const line = raw.trim();
    if (line === 'quit' || line === 'exit') break;
    if (line !== '' && !line.startsWith('#')) {
      if (!interactive) seat.print(`> ${line}`);
      await run(line, seat).catch((error: unknown) =>
        seat.print(`! ${error instanceof Error ? error.message : String(error)}`),
      );
    }
    prompt();
  }
  stopShowing();
  lines.close();
}

async function run(line: string, seat: Seat): Promise<void> {
  const { world } = seat.discord;
  const [, verb = '', rest = ''] = /^(\S+)\s*([\s\S]*)$/.exec(line) ?? [];
  if (verb.startsWith('@')) return seat.watchExchange(seat.person.mention(rest, { channel: seat.place }));
  const action = VERBS[verb];
  if (action) return await action(rest, seat);
  if (!verb.startsWith('/') && !slashNames(world).includes(`/${verb}`))
    throw new Error(`"${verb}" is no command; try help`);
  const { command, values } = parseSlash(world, line);
  return seat.watchAnswer(seat.person.slash(command, values, { channel: seat.place }));
}

/** What the bot says on its own (progress, late edits) appears between two commands. */
function showLateChanges(seat: Seat): () => void {
  let timer: NodeJS.Timeout | undefined;
  const forget = seat.discord.world.changes.onChange(() => {
    clearTimeout(timer);
    timer = setTimeout(() => seat.show(), 400);
  });
  return () => {
    forget();
    clearTimeout(timer);
  };
}
