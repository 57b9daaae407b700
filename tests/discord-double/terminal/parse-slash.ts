// Reads "/corpus add file:notes.txt" or "/ask Who led it?" with the help of the registered commands.
import { readFileSync } from 'node:fs';
import { basename } from 'node:path';
import type { OptionValue } from '../people/resolve-options.js';
import type { World } from '../world/world.js';

export interface TypedSlash {
  /** The command with its sub-commands: "corpus add". */
  readonly command: string;
  readonly values: Readonly<Record<string, OptionValue>>;
}

export function parseSlash(world: World, line: string): TypedSlash {
  const [name = '', ...words] = line.replace(/^\//, '').trim().split(/\s+/);
  const command = world.commands.find(name, 1);
  if (!command) throw new Error(`no command /${name}; there are: ${slashNames(world).join(' ')}`);
  const path = [command.body.name];
  let options = command.body.options as readonly Option[];
  while (options.some((option) => option.type <= 2)) {
    const next = options.find((option) => option.name === words[0]);
    if (!next)
      throw new Error(`/${path.join(' ')} goes on with one of: ${options.map((o) => o.name).join(', ')}`);
    path.push(next.name);
    words.shift();
    options = next.options ?? [];
  }
  return { command: path.join(' '), values: readValues(options, words.join(' ')) };
}

export function slashNames(world: World): string[] {
  return world.commands
    .all()
    .filter((c) => c.body.type === 1)
    .map((c) => `/${c.body.name}`);
}

interface Option {
  readonly name: string;
  readonly type: number;
  readonly choices?: readonly { readonly name: string; readonly value: string | number }[] | null;
  readonly options?: readonly Option[] | null;
}

/** "name:value name2:value2", or plain words for the first option that takes text. */
function readValues(options: readonly Option[], text: string): Record<string, OptionValue> {
  if (text === '') return {};
  const names = options.map((option) => option.name.replaceAll(/[-']/g, '\\$&')).join('|');
  const starts = names === '' ? [] : [...text.matchAll(new RegExp(`(?<=^|\\s)(${names}):`, 'gu'))];
  if (starts[0]?.index !== 0) {
    const first = options.find((option) => option.type === 3) ?? options[0];
    if (!first) throw new Error('this command takes nothing more');
    const end = starts[0]?.index ?? text.length;
    return { [first.name]: readValue(first, text.slice(0, end).trim()), ...readNamed(options, text, starts) };
  }
  return readNamed(options, text, starts);
}

function readNamed(
  options: readonly Option[],
  text: string,
  starts: readonly RegExpMatchArray[],
): Record<string, OptionValue> {
  return Object.fromEntries(
    starts.map((start, i) => {
      const from = (start.index ?? 0) + start[0].length;
      const option = options.find((o) => o.name === start[1]);
      const value = text.slice(from, starts[i + 1]?.index ?? text.length).trim();
      return [start[1] ?? '', option ? readValue(option, value) : value];
    }),
  );
}

function readValue(option: Option, text: string): OptionValue {
  const choice = option.choices?.find((c) => c.name === text || String(c.value) === text);
  if (choice) return choice.value;
  if (option.type === 4 || option.type === 10) return Number(text);
  if (option.type === 5) return /^(true|yes|1)$/i.test(text);
  if (option.type === 11) return { name: basename(text), bytes: readFileSync(text) };
  return text;
}
