// Refuses the application commands that Discord refuses: names, lengths, counts, locales, 8000 characters in all.
import { z } from 'zod';
import { invalidForm, type Complaint } from './refusal.js';
import { countChars, fault, list, parseOrRefuse, text } from './shape.js';

export type CommandBody = z.output<typeof commandShape>;

/** Checks a whole set of commands, as a bulk overwrite sends it. */
export function checkCommands(body: unknown): CommandBody[] {
  const commands = parseOrRefuse(z.array(commandShape), body);
  const complaints = commands.flatMap((command, i) => [
    ...checkTotal(command, [i]),
    ...(commands.findIndex((other) => other.name === command.name && other.type === command.type) === i
      ? []
      : [
          {
            path: [i],
            code: 'APPLICATION_COMMANDS_DUPLICATE_NAME',
            message: 'Application command names must be unique',
          },
        ]),
  ]);
  for (const [type, limit] of [
    [1, 100],
    [2, 15],
    [3, 15],
  ] as const) {
    if (commands.filter((command) => command.type === type).length > limit) {
      complaints.push({
        path: [],
        code: 'APPLICATION_COMMAND_TOO_MANY',
        message: `Maximum number of application commands of type ${type} reached (${limit})`,
      });
    }
  }
  if (complaints.length > 0) throw invalidForm(complaints);
  return commands;
}

const LOCALES = [
  'id',
  'da',
  'de',
  'en-GB',
  'en-US',
  'es-ES',
  'es-419',
  'fr',
  'hr',
  'it',
  'lt',
  'hu',
  'nl',
  'no',
  'pl',
  'pt-BR',
  'ro',
  'fi',
  'sv-SE',
  'vi',
  'tr',
  'cs',
  'el',
  'bg',
  'ru',
  'uk',
  'hi',
  'th',
  'zh-CN',
  'ja',
  'zh-TW',
  'ko',
  'he',
  'ar',
] as const;

// Decomposed letters fail here by design: combining marks are not \p{L}.
const NAME = /^[-_'\p{L}\p{N}\p{sc=Deva}\p{sc=Thai}]{1,32}$/u;

const slashName = text(1, 32).check((ctx) => {
  if (NAME.test(ctx.value) && ctx.value === ctx.value.toLowerCase()) return;
  ctx.issues.push(fault(ctx.value, 'APPLICATION_COMMAND_INVALID_NAME', 'Command name is invalid'));
});

const translations = (
  item: z.ZodType<string>,
): z.ZodOptional<z.ZodNullable<z.ZodType<Record<string, string>>>> =>
  z
    .record(z.string(), item)
    .check((ctx) => {
      for (const locale of Object.keys(ctx.value)) {
        if ((LOCALES as readonly string[]).includes(locale)) continue;
        ctx.issues.push(
          fault(locale, 'ENUM_TYPE_COERCE', `Value "${locale}" is not a valid locale.`, [locale]),
        );
      }
    })
    .nullish();

const choice = z.object({
  name: text(1, 100),
  name_localizations: translations(text(1, 100)),
  value: z.union([text(1, 100), z.number()]),
});

const described = {
  name: slashName,
  name_localizations: translations(slashName),
  description: text(1, 100),
  description_localizations: translations(text(1, 100)),
};

const leafOption = z
  .object({
    type: z.int().min(3).max(11),
    ...described,
    required: z.boolean().nullish(),
    autocomplete: z.boolean().nullish(),
    choices: list(choice, 0, 25).nullish(),
    min_length: z.int().min(0).max(6000).nullish(),
    max_length: z.int().min(1).max(6000).nullish(),
    min_value: z.number().nullish(),
    max_value: z.number().nullish(),
    channel_types: z.array(z.int()).nullish(),
    file_types: z.array(z.string()).nullish(),
  })
  .check((ctx) => {
    if (!ctx.value.autocomplete || !ctx.value.choices?.length) return;
    ctx.issues.push(
      fault(
        ctx.value,
        'APPLICATION_COMMAND_OPTIONS_CHOICES_AND_AUTOCOMPLETE',
        'choices and autocomplete cannot both be set',
      ),
    );
  });

const leaves = list(leafOption, 0, 25).check((ctx) => {
  ctx.value.forEach((option, i) => {
    if (option.required && ctx.value.slice(0, i).some((o) => !o.required)) {
      ctx.issues.push(
        fault(
          option,
          'APPLICATION_COMMAND_OPTIONS_REQUIRED_INVALID',
          'Required options must be placed before non-required options',
          [i],
        ),
      );
    }
    if (ctx.value.findIndex((o) => o.name === option.name) !== i) {
      ctx.issues.push(
        fault(option, 'APPLICATION_COMMAND_OPTIONS_NAME_INVALID', 'Option names must be unique', [i]),
      );
    }
  });
});

const subcommand = z.object({ type: z.literal(1), ...described, options: leaves.nullish() });
const group = z.object({ type: z.literal(2), ...described, options: list(subcommand, 1, 25) });

const commandShape = z
  .object({
    id: z.string().nullish(),
    type: z.int().min(1).max(3).default(1),
    name: text(1, 32),
    name_localizations: translations(text(1, 32)),
    description: text(0, 100).default(''),
    description_localizations: translations(text(1, 100)),
    options: z.array(z.looseObject({ type: z.int() })).nullish(),
    default_member_permissions: z
      .union([z.string().regex(/^\d+$/), z.int()])
      .transform(String)
      .nullish(),
    dm_permission: z.boolean().nullish(),
    contexts: z.array(z.int().min(0).max(2)).nullish(),
    integration_types: z.array(z.int().min(0).max(1)).nullish(),
    nsfw: z.boolean().nullish(),
  })
  .transform((command, ctx) => {
    // Options are told apart by type before they are parsed, so that a fault names the option and not the union.
    const options = (command.options ?? []).map((option, i) => {
      const shape = option.type === 1 ? subcommand : option.type === 2 ? group : leafOption;
      const result = shape.safeParse(option);
      if (result.success) return result.data;
      for (const issue of result.error.issues)
        ctx.issues.push({ ...issue, path: ['options', i, ...issue.path] } as never);
      return z.NEVER;
    });
    return { ...command, options };
  })
  .check((ctx) => {
    const { type, name, description, options } = ctx.value;
    const complain = (path: PropertyKey[], code: string, message: string): void => {
      ctx.issues.push(fault(ctx.value, code, message, path));
    };
    if (type !== 1) {
      if (description)
        complain(
          ['description'],
          'APPLICATION_COMMAND_CONTEXT_MENU_DESCRIPTION',
          'Context menu commands cannot have description',
        );
      if (options.length > 0)
        complain(
          ['options'],
          'APPLICATION_COMMAND_CONTEXT_MENU_OPTIONS',
          'Context menu commands cannot have options',
        );
      return;
    }
    if (!NAME.test(name) || name !== name.toLowerCase())
      complain(['name'], 'APPLICATION_COMMAND_INVALID_NAME', 'Command name is invalid');
    for (const [locale, translated] of Object.entries(ctx.value.name_localizations ?? {})) {
      if (!NAME.test(translated) || translated !== translated.toLowerCase())
        complain(
          ['name_localizations', locale],
          'APPLICATION_COMMAND_INVALID_NAME',
          'Command name is invalid',
        );
    }
    if (!description) complain(['description'], 'BASE_TYPE_REQUIRED', 'This field is required');
    if (options.length > 25) complain(['options'], 'BASE_TYPE_MAX_LENGTH', 'Must be 25 or fewer in length.');
    const kinds = new Set(options.map((option) => option.type > 2));
    if (kinds.size > 1)
      complain(
        ['options'],
        'APPLICATION_COMMAND_OPTIONS_TYPE_INVALID',
        'Sub-command and sub-command group option types are mutually exclusive to all other types',
      );
    const result = kinds.has(true) ? leaves.safeParse(options) : undefined;
    for (const issue of result?.error?.issues ?? [])
      ctx.issues.push({ ...issue, path: ['options', ...issue.path] } as never);
  });

interface Named {
  readonly name: string;
  readonly name_localizations?: Record<string, string> | null | undefined;
  readonly description?: string;
  readonly description_localizations?: Record<string, string> | null | undefined;
  readonly choices?: readonly (Named & { readonly value: string | number })[] | null | undefined;
  readonly options?: readonly Named[] | null | undefined;
}

function checkTotal(command: CommandBody, path: readonly PropertyKey[]): Complaint[] {
  const total = countNamed(command);
  return total > 8000
    ? [
        {
          path,
          code: 'APPLICATION_COMMAND_TOO_LARGE',
          message: `Command exceeds maximum size (${total} of 8000)`,
        },
      ]
    : [];
}

/** Of every text its longest translation counts. */
function countNamed(named: Named): number {
  const longest = (value: string | undefined, others: Record<string, string> | null | undefined): number =>
    Math.max(countChars(value), ...Object.values(others ?? {}).map(countChars));
  const choices = (named.choices ?? []).map(
    (c) => longest(c.name, c.name_localizations) + (typeof c.value === 'string' ? countChars(c.value) : 0),
  );
  const options = (named.options ?? []).map(countNamed);
  return [...choices, ...options].reduce(
    (a, b) => a + b,
    longest(named.name, named.name_localizations) +
      longest(named.description, named.description_localizations),
  );
}
