// The settings: defaults, every fault at once, and .env.example beside the schema.
import { readFile } from 'node:fs/promises';
import { parse } from 'dotenv';
import { describe, expect, it } from 'vitest';
import { configSchema, readConfig } from '../src/config.js';
import { VerbatimError } from '../src/errors.js';

describe('readConfig', () => {
  it('needs nothing', () => {
    expect(readConfig({})).toMatchObject({
      DISCORD_TOKEN: '',
      CORPUS_DIR: 'corpus',
      EMBEDDING_MODEL: 'bundled',
      KEEP_GENERATIONS: 3,
      ALLOW_PRIVATE_ADDRESSES: false,
      MODERATION_GUILD_IDS: [],
      MODERATOR_ROLE_IDS: [],
      BOT_LANGUAGE: 'en',
    });
  });

  it('takes empty values for absent and knows nothing of other variables', () => {
    const config = readConfig({
      CORPUS_DIR: '',
      KEEP_GENERATIONS: '  ',
      BOT_LANGUAGE: undefined,
      PATH: '/bin',
    });
    expect(config).toEqual(readConfig({}));
    expect(config).not.toHaveProperty('PATH');
  });

  it.each([
    ['KEEP_GENERATIONS', '7', 7],
    ['MAX_FILE_MB', '200', 200],
    ['ALLOW_PRIVATE_ADDRESSES', 'true', true],
    ['ALLOW_PRIVATE_ADDRESSES', 'false', false],
    ['BOT_LANGUAGE', 'vi', 'vi'],
    ['DISCORD_TOKEN', ' abc ', 'abc'],
    ['MODERATION_GUILD_IDS', '123456789012345678', ['123456789012345678']],
    [
      'MODERATOR_ROLE_IDS',
      ' 123456789012345678, 223456789012345678,',
      ['123456789012345678', '223456789012345678'],
    ],
  ] as const)('reads %s=%s', (key, text, value) => {
    expect(readConfig({ [key]: text })[key]).toEqual(value);
  });

  it.each([
    [{ KEEP_GENERATIONS: '0' }, ['KEEP_GENERATIONS']],
    [{ KEEP_GENERATIONS: 'many' }, ['KEEP_GENERATIONS']],
    [{ KEEP_GENERATIONS: '1.5' }, ['KEEP_GENERATIONS']],
    [{ ALLOW_PRIVATE_ADDRESSES: 'yes' }, ['ALLOW_PRIVATE_ADDRESSES']],
    [{ BOT_LANGUAGE: 'fr' }, ['BOT_LANGUAGE']],
    [{ DISCORD_API_URL: 'nowhere' }, ['DISCORD_API_URL']],
    [{ MODERATION_GUILD_IDS: '123456789012345678,my server' }, ['MODERATION_GUILD_IDS']],
    [{ MODERATOR_ROLE_IDS: '@mods' }, ['MODERATOR_ROLE_IDS']],
    [
      { LOG_LEVEL: 'loud', BOT_LANGUAGE: 'fr', MAX_FILE_MB: '-1' },
      ['MAX_FILE_MB', 'BOT_LANGUAGE', 'LOG_LEVEL'],
    ],
  ])('names every fault of %j at once', (environment, keys) => {
    const { code, details } = faultOf(environment);
    expect(code).toBe('config/invalid');
    expect(details.faults.map((fault) => fault.split(':')[0]).sort()).toEqual([...keys].sort());
  });

  it('never repeats a secret', () => {
    expect(JSON.stringify(faultOf({ DISCORD_TOKEN: 'secret', BOT_LANGUAGE: 'fr' }).details)).not.toContain(
      'secret',
    );
  });
});

describe('.env.example', () => {
  const text = readFile(new URL('../.env.example', import.meta.url), 'utf8');

  it('has the schema’s keys, in its order', async () => {
    expect(Object.keys(parse(await text))).toEqual(Object.keys(configSchema.shape));
  });

  it('shows the defaults', async () => {
    expect(readConfig(parse(await text))).toEqual(readConfig({}));
  });

  it('explains every key in a comment above it', async () => {
    const lines = (await text).split('\n');
    for (const [at, line] of lines.entries())
      if (/^\w+=/.test(line)) expect(lines[at - 1]).toMatch(/^# .+\.$/);
  });
});

function faultOf(environment: Record<string, string>): VerbatimError<'config/invalid'> {
  try {
    readConfig(environment);
  } catch (error) {
    if (error instanceof VerbatimError) return error as VerbatimError<'config/invalid'>;
    throw error;
  }
  throw new Error('no fault was found');
}
