// Checks, by tables, which messages and commands are refused and what the refusal points at.
import { describe, expect, it } from 'vitest';
import { checkCallback } from './limits/check-callback.js';
import { checkCommands } from './limits/check-commands.js';
import { checkMessage, type MessageBefore } from './limits/check-message.js';
import { Refusal, type ErrorTree } from './limits/refusal.js';

const V2 = 1 << 15;
const x = (n: number): string => 'x'.repeat(n);
const row = (...components: object[]): object => ({ type: 1, components });
const button = (more: object = {}): object => ({ type: 2, style: 1, custom_id: 'a', label: 'A', ...more });
const option = (n: number): object => ({ label: `l${n}`, value: `v${n}` });
const times = <T>(n: number, make: (i: number) => T): T[] => Array.from({ length: n }, (_, i) => make(i));

const MESSAGES: readonly [string, object, string | number][] = [
  ['2000 characters', { content: x(2000) }, 'ok'],
  ['2001 characters', { content: x(2001) }, 'content'],
  ['2000 emoji', { content: '😀'.repeat(2000) }, 'ok'],
  ['nothing', {}, 50006],
  ['blank', { content: ' \n ' }, 50006],
  ['a wrong type', { content: 5 }, 'content'],
  ['a long embed title', { embeds: [{ title: x(257) }] }, 'embeds.0.title'],
  ['a long embed description', { embeds: [{ description: x(4097) }] }, 'embeds.0.description'],
  ['6001 characters of embeds', { embeds: [{ description: x(4000) }, { description: x(2001) }] }, 'embeds'],
  ['11 embeds', { embeds: times(11, () => ({ title: 'a' })) }, 'embeds'],
  ['26 fields', { embeds: [{ fields: times(26, () => ({ name: 'a', value: 'b' })) }] }, 'embeds.0.fields'],
  ['an empty field', { embeds: [{ fields: [{ name: 'a', value: ' ' }] }] }, 'embeds.0.fields.0.value'],
  ['six rows', { components: times(6, (i) => row(button({ custom_id: `${i}` }))) }, 'components'],
  [
    'six buttons in a row',
    { components: [row(...times(6, (i) => button({ custom_id: `${i}` })))] },
    'components.0.components',
  ],
  [
    'a long custom id',
    { components: [row(button({ custom_id: x(101) }))] },
    'components.0.components.0.custom_id',
  ],
  ['a long label', { components: [row(button({ label: x(81) }))] }, 'components.0.components.0.label'],
  ['one custom id twice', { components: [row(button(), button())] }, 'components.0.components.1.custom_id'],
  [
    'a link with a custom id',
    { components: [row(button({ style: 5, url: 'https://a.b' }))] },
    'components.0.components.0.custom_id',
  ],
  [
    'a bare button',
    { components: [row({ type: 2, style: 1, custom_id: 'a' })] },
    'components.0.components.0.label',
  ],
  [
    '26 menu options',
    { components: [row({ type: 3, custom_id: 'a', options: times(26, option) })] },
    'components.0.components.0.options',
  ],
  [
    'a menu beside a button',
    { components: [row({ type: 3, custom_id: 'm', options: [option(1)] }, button())] },
    'components.0.components.1',
  ],
  ['a text display without the flag', { components: [{ type: 10, content: 'a' }] }, 'components.0'],
  ['a text display', { flags: V2, components: [{ type: 10, content: 'a' }] }, 'ok'],
  [
    'content with version 2',
    { flags: V2, content: 'a', components: [{ type: 10, content: 'a' }] },
    'content',
  ],
  [
    '4001 characters in version 2',
    {
      flags: V2,
      components: [
        { type: 10, content: x(2000) },
        { type: 10, content: x(2001) },
      ],
    },
    'components',
  ],
  ['41 components', { flags: V2, components: times(41, () => ({ type: 10, content: 'a' })) }, 'components'],
  [
    'exclusive mentions',
    { content: 'a', allowed_mentions: { parse: ['users'], users: ['1'] } },
    'allowed_mentions',
  ],
];

describe('messages', () => {
  it.each(MESSAGES)('%s', (_name, body, expected) => {
    expect(verdict(() => checkMessage(body, { files: [] }))).toBe(expected);
  });

  const before = (more: Partial<MessageBefore>): MessageBefore => ({
    content: 'a',
    flags: 0,
    embeds: 0,
    components: 0,
    attachments: 0,
    ...more,
  });
  it.each<[string, object, Partial<MessageBefore>, string | number]>([
    ['cannot be emptied by an edit', { content: '' }, {}, 50006],
    ['may lose their text when an embed stays', { content: '' }, { embeds: 1 }, 'ok'],
    ['may be edited in part', { components: [] }, {}, 'ok'],
    ['of version 2 stay so', { content: 'b' }, { content: '', flags: V2, components: 1 }, 'content'],
    [
      'turn into version 2 only without text',
      { flags: V2, components: [{ type: 10, content: 'b' }] },
      {},
      'content',
    ],
  ])('%s', (_name, body, start, expected) => {
    expect(verdict(() => checkMessage(body, { files: [], before: before(start) }))).toBe(expected);
  });
});

const CALLBACKS: readonly [string, number, object, string][] = [
  ['a form after a form', 5, { type: 9, data: {} }, 'type'],
  ['suggestions for a command', 2, { type: 8, data: { choices: [] } }, 'type'],
  ['25 suggestions', 4, { type: 8, data: { choices: times(25, (i) => ({ name: `${i}`, value: i })) } }, 'ok'],
  [
    '26 suggestions',
    4,
    { type: 8, data: { choices: times(26, (i) => ({ name: `${i}`, value: i })) } },
    'data.choices',
  ],
  [
    'a long suggestion',
    4,
    { type: 8, data: { choices: [{ name: x(101), value: 'a' }] } },
    'data.choices.0.name',
  ],
  ['a long answer', 2, { type: 4, data: { content: x(2001) } }, 'data.content'],
  [
    'a long form title',
    2,
    { type: 9, data: { custom_id: 'a', title: x(46), components: [{ type: 10, content: 'a' }] } },
    'data.title',
  ],
  ['an update of nothing', 2, { type: 7, data: { content: 'a' } }, 'type'],
];

describe('callbacks', () => {
  it.each(CALLBACKS)('%s', (_name, interactionType, body, expected) => {
    expect(
      verdict(() =>
        checkCallback(body, { interactionType, hasMessage: false, files: [], attachmentLimit: 1e6 }),
      ),
    ).toBe(expected);
  });
});

const ask = (more: object = {}): object => ({ name: 'ask', description: 'Ask', ...more });
const string = (more: object = {}): object => ({ type: 3, name: 'q', description: 'q', ...more });

const COMMANDS: readonly [string, object[], string][] = [
  ['a Vietnamese name', [ask({ name: 'hỏi' })], 'ok'],
  ['a decomposed Vietnamese name', [ask({ name: 'hỏi'.normalize('NFD') })], '0.name'],
  [
    'a decomposed translation',
    [ask({ name_localizations: { vi: 'hỏi'.normalize('NFD') } })],
    '0.name_localizations.vi',
  ],
  ['capitals', [ask({ name: 'Ask' })], '0.name'],
  ['an unknown locale', [ask({ name_localizations: { vn: 'hoi' } })], '0.name_localizations.vn'],
  ['no description', [ask({ description: '' })], '0.description'],
  ['a long description', [ask({ description: x(101) })], '0.description'],
  ['two of one name', [ask(), ask()], '1'],
  ['26 options', [ask({ options: times(26, (i) => string({ name: `o${i}` })) })], '0.options'],
  [
    '26 choices',
    [ask({ options: [string({ choices: times(26, (i) => ({ name: `${i}`, value: `${i}` })) })] })],
    '0.options.0.choices',
  ],
  [
    'choices with autocomplete',
    [ask({ options: [string({ autocomplete: true, choices: [{ name: 'a', value: 'a' }] })] })],
    '0.options.0',
  ],
  [
    'required after optional',
    [ask({ options: [string(), string({ name: 'r', required: true })] })],
    '0.options.1',
  ],
  ['a menu with a description', [{ name: 'Find sources', type: 3, description: 'no' }], '0.description'],
  ['a menu', [{ name: 'Find sources', type: 3 }], 'ok'],
  ['16 menus', times(16, (i) => ({ name: `Menu ${i}`, type: 3 })), ''],
  [
    '8001 characters',
    [
      ask({
        options: times(25, (i) =>
          string({
            name: `o${i}`,
            description: x(100),
            choices: times(3, (j) => ({ name: x(99) + j, value: `${j}` })),
          }),
        ),
      }),
    ],
    '0',
  ],
];

describe('commands', () => {
  it.each(COMMANDS)('%s', (_name, body, expected) => {
    expect(verdict(() => checkCommands(body))).toBe(expected);
  });
});

/** 'ok', the path of the first fault, or the code of a refusal without one. */
function verdict(check: () => unknown): string | number {
  try {
    check();
    return 'ok';
  } catch (error) {
    if (!(error instanceof Refusal)) throw error;
    return error.errors ? firstPath(error.errors) : error.code;
  }
}

function firstPath(tree: ErrorTree): string {
  const [key = '', child] = Object.entries(tree)[0] ?? [];
  if (key === '_errors' || !child || Array.isArray(child)) return '';
  const rest = firstPath(child);
  return rest === '' ? key : `${key}.${rest}`;
}
