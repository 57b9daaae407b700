// Both languages say everything, each in its own words, in NFC.
import { describe, expect, it } from 'vitest';
import { LOCALES, type Locale } from '../../src/domain.js';
import { VerbatimError, type ErrorCode, type ErrorDetails } from '../../src/errors.js';
import { cliTexts } from '../../src/i18n/cli.js';
import { COMMAND_TEXTS } from '../../src/i18n/discord/command-texts.js';
import { sentencesFor } from '../../src/i18n/discord/sentences-for.js';
import { START_SENTENCES } from '../../src/i18n/discord/start-sentences.js';
import { explainError } from '../../src/i18n/errors.js';
import { ingestTexts } from '../../src/i18n/ingest.js';

const DETAILS: ErrorDetails = {
  'config/invalid': { faults: ['KEEP_GENERATIONS: 0', 'BOT_LANGUAGE: fr'] },
  'config/no-token': {},
  'corpus/missing': { directory: 'DIR' },
  'corpus/empty': { directory: 'DIR' },
  'corpus/unreadable': { directory: 'DIR' },
  'corpus/write': { directory: 'DIR' },
  'corpus/sources': { directory: 'DIR' },
  'corpus/busy': {},
  'corpus/changed': {},
  'download/failed': { address: 'ADDRESS', reason: 'http-status', detail: '404' },
  'model/not-found': { model: 'MODEL' },
  'model/unreachable': { model: 'MODEL' },
  'model/checksum': { file: 'FILE' },
  'model/failed': { model: 'MODEL' },
  'index/missing': {},
  'index/damaged': { file: 'FILE' },
  'index/mismatch': { built: 'BUILT', wanted: 'WANTED' },
  'index/busy': {},
  'index/unknown': { generation: 'GENERATION' },
  'index/held': { generation: 'GENERATION' },
  'index/no-earlier': {},
  'index/write': { directory: 'DIR' },
  'reindex/cancelled': {},
  'file/unreadable': { file: 'FILE' },
  'file/unwritable': { file: 'FILE' },
  'evaluation/input': { file: 'FILE', reason: 'REASON' },
  'usage/argument': { argument: 'ARGUMENT', reason: 'REASON' },
};

const errorTexts = (locale: Locale) =>
  Object.fromEntries(
    (Object.keys(DETAILS) as ErrorCode[]).map((code) => [
      code,
      explainError(new VerbatimError(code, DETAILS[code]), locale),
    ]),
  );

const TREES: Readonly<Record<string, Readonly<Record<Locale, unknown>>>> = {
  cli: cliTexts,
  ingest: ingestTexts,
  start: START_SENTENCES,
  discord: { en: sentencesFor('en'), vi: sentencesFor('vi') },
  errors: { en: errorTexts('en'), vi: errorTexts('vi') },
  commands: { en: pick(COMMAND_TEXTS, 'en'), vi: pick(COMMAND_TEXTS, 'vi') },
};

/** Texts that are made of names and arguments only. */
const SAME_IN_BOTH =
  /^(errors\.usage\/argument|discord\.(button\.(dis)?like|cite\.markdown|corpus\.count|languageName))$/;

describe.each(Object.entries(TREES))('the %s texts', (name, tree) => {
  const [en, vi] = LOCALES.map((locale) => new Map(leavesOf(tree[locale], name)));

  it('have the same keys in both languages', () => {
    expect([...vi!.keys()].sort()).toEqual([...en!.keys()].sort());
    expect(en!.size).toBeGreaterThan(8);
  });

  it('are in NFC, without stray spaces, and never empty', () => {
    for (const text of [...en!.values(), ...vi!.values()]) {
      expect(text).toBe(text.normalize('NFC'));
      expect(text.trim()).toBe(text);
      expect(text).not.toMatch(/ {2}|undefined|null|\[object/);
      expect(text).not.toBe('');
    }
  });

  it('have nothing English left in the Vietnamese', () => {
    const same = [...en!].filter(([key, text]) => vi!.get(key) === text && !SAME_IN_BOTH.test(key));
    expect(same).toEqual([]);
    const english = [...vi!].filter(([, text]) =>
      /\b(the|and|not|cannot|was|with|from|this|document|question)\b/i.test(text),
    );
    expect(english).toEqual([]);
  });

  it('name the same arguments in both languages', () => {
    for (const [key, text] of en!) expect([key, marksOf(vi!.get(key)!)]).toEqual([key, marksOf(text)]);
  });
});

describe('explainError', () => {
  it('says in both languages what happened with anything that is thrown', () => {
    for (const locale of LOCALES) {
      expect(explainError(new Error('boom'), locale)).toContain('boom');
      expect(explainError('boom', locale)).toContain('boom');
    }
    expect(explainError('boom', 'vi')).not.toBe(explainError('boom', 'en'));
  });

  it('ends every failure in a full sentence', () => {
    for (const text of [...Object.values(errorTexts('en')), ...Object.values(errorTexts('vi'))])
      expect(text).toMatch(/[.”]$/);
  });
});

/** What stands in for an argument, so that it can be found again in the sentence. */
const ARGUMENTS = ['«1»', '«2»', '«3»'];

function marksOf(text: string): string[] {
  return [...new Set(text.match(/«\d»/g) ?? [])].sort();
}

/** Every text by its path; functions are called with marks for arguments. */
function* leavesOf(tree: unknown, path: string): Generator<[string, string]> {
  if (typeof tree === 'string') yield [path, tree];
  else if (typeof tree === 'function')
    yield [path, String((tree as (...of: unknown[]) => unknown)(...ARGUMENTS))];
  else if (typeof tree === 'object' && tree !== null)
    for (const [key, value] of Object.entries(tree)) yield* leavesOf(value, `${path}.${key}`);
}

/** The texts of one language out of a tree whose leaves name both. */
function pick(tree: unknown, locale: Locale): unknown {
  if (typeof tree !== 'object' || tree === null) return tree;
  if (LOCALES.every((known) => known in tree)) return (tree as Readonly<Record<Locale, unknown>>)[locale];
  return Object.fromEntries(Object.entries(tree).map(([key, value]) => [key, pick(value, locale)]));
}
