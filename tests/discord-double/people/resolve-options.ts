// Turns what a person typed after a slash command into Discord's option list, checked against the registered command.
import type { CommandBody } from '../limits/check-commands.js';
import { countChars } from '../limits/shape.js';
import type { FileToAttach } from '../world/attachments.js';
import type { Channel } from '../world/channel.js';
import { userJson, type User } from '../world/user.js';
import type { World } from '../world/world.js';

/** A file stands for an upload, a user or a channel for a picked one. */
export type OptionValue = string | number | boolean | FileToAttach | User | Channel;

export interface ResolvedCommand {
  readonly options: readonly WireOption[];
  readonly resolved: Record<string, Record<string, unknown>>;
}

export interface WireOption {
  readonly name: string;
  readonly type: number;
  readonly value?: string | number | boolean;
  readonly focused?: boolean;
  readonly options?: readonly WireOption[];
}

export interface TypedCommand {
  readonly command: CommandBody;
  /** Sub-command group and sub-command, in that order. */
  readonly path: readonly string[];
  readonly values: Readonly<Record<string, OptionValue>>;
  /** The option being typed, for autocomplete: required options may still be missing. */
  readonly focused?: string | undefined;
}

export function resolveOptions(world: World, channel: Channel, typed: TypedCommand): ResolvedCommand {
  const resolved: Record<string, Record<string, unknown>> = {};
  const build = (options: readonly Option[], path: readonly string[]): WireOption[] => {
    const [head, ...rest] = path;
    const nested = options.some((option) => option.type <= 2);
    if (nested || head !== undefined) {
      const option = options.find((o) => o.type <= 2 && isNamed(o, head));
      if (!option)
        throw new Error(
          `/${typed.command.name} has no sub-command "${head ?? ''}", only: ${options.map((o) => o.name).join(', ')}`,
        );
      return [{ name: option.name, type: option.type, options: build(option.options ?? [], rest) }];
    }
    const unknown = Object.keys(typed.values).filter(
      (name) => !options.some((option) => isNamed(option, name)),
    );
    if (unknown.length > 0)
      throw new Error(
        `/${typed.command.name} has no option "${unknown.join('", "')}", only: ${options.map((o) => o.name).join(', ') || 'none'}`,
      );
    return options.flatMap((option) => {
      const entry = Object.entries(typed.values).find(([name]) => isNamed(option, name));
      const focused = typed.focused !== undefined && isNamed(option, typed.focused);
      if (!entry) {
        if (option.required && typed.focused === undefined)
          throw new Error(`/${typed.command.name} needs the option "${option.name}"`);
        return [];
      }
      if (focused && !option.autocomplete)
        throw new Error(`option "${option.name}" suggests nothing: it is registered without autocomplete`);
      if (!focused) checkValue(option, entry[1]);
      const value = toWire(world, channel, option, entry[1], resolved);
      return [{ name: option.name, type: option.type, value, ...(focused ? { focused: true } : {}) }];
    });
  };
  return { options: build(typed.command.options as unknown as readonly Option[], typed.path), resolved };
}

interface Option {
  readonly name: string;
  readonly name_localizations?: Record<string, string> | null;
  readonly type: number;
  readonly required?: boolean | null;
  readonly autocomplete?: boolean | null;
  readonly choices?: readonly { readonly name: string; readonly value: string | number }[] | null;
  readonly min_length?: number | null;
  readonly max_length?: number | null;
  readonly min_value?: number | null;
  readonly max_value?: number | null;
  readonly options?: readonly Option[];
}

const TYPES: Readonly<Record<number, string>> = {
  3: 'string',
  4: 'integer',
  5: 'boolean',
  6: 'user',
  7: 'channel',
  10: 'number',
  11: 'attachment',
};

function isNamed(option: Option, name: string | undefined): boolean {
  return (
    name !== undefined &&
    (option.name === name || Object.values(option.name_localizations ?? {}).includes(name))
  );
}

/** What Discord's own app does not let a person send. */
function checkValue(option: Option, value: OptionValue): void {
  const rule = wrongKind(option, value) ?? outOfRange(option, value);
  if (rule)
    throw new Error(
      `option "${option.name}" (${TYPES[option.type] ?? option.type}) ${rule}, got ${JSON.stringify(value)}`,
    );
}

function wrongKind(option: Option, value: OptionValue): string | undefined {
  const { type, choices } = option;
  if (type === 3 && typeof value !== 'string') return 'takes text';
  if ((type === 4 && !Number.isInteger(value)) || (type === 10 && typeof value !== 'number'))
    return 'takes a number';
  if (type === 5 && typeof value !== 'boolean') return 'takes true or false';
  if (type === 11 && !(typeof value === 'object' && 'bytes' in value)) return 'takes a file';
  if (choices?.length && !choices.some((c) => c.value === value))
    return `takes one of ${choices.map((c) => String(c.value)).join(', ')}`;
  return undefined;
}

function outOfRange(option: Option, value: OptionValue): string | undefined {
  const size = typeof value === 'string' ? countChars(value) : typeof value === 'number' ? value : undefined;
  if (size === undefined) return undefined;
  const isText = typeof value === 'string';
  const least = isText ? option.min_length : option.min_value;
  const most = isText ? (option.max_length ?? 6000) : option.max_value;
  const unit = isText ? ' characters' : '';
  if (size < (least ?? -Infinity)) return `takes at least ${least}${unit}`;
  if (size > (most ?? Infinity)) return `takes at most ${most}${unit}`;
  return undefined;
}

function toWire(
  world: World,
  channel: Channel,
  option: Option,
  value: OptionValue,
  resolved: Record<string, Record<string, unknown>>,
): string | number | boolean {
  if (typeof value !== 'object') return value;
  const put = (kind: string, id: string, json: unknown): string => {
    resolved[kind] = { ...resolved[kind], [id]: json };
    return id;
  };
  if ('bytes' in value) {
    const stored = world.attachments.add(channel, value);
    return put('attachments', stored.id, { ...stored, ephemeral: true });
  }
  if ('isBot' in value) {
    const member = channel.guild?.members.get(value.id);
    if (channel.guild && member)
      put('members', value.id, {
        ...channel.guild.memberJson(member),
        permissions: channel.permissionsOf(value).toString(),
      });
    return put('users', value.id, userJson(value));
  }
  if (option.type !== 7) throw new Error(`option "${option.name}" takes no channel`);
  return put('channels', value.id, {
    ...value.toJson(),
    permissions: channel.permissionsOf(world.bot).toString(),
  });
}
