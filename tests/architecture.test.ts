// The rules of ARCHITECTURE.md against the sources: who may import whom, and which file owns a heavy package.
import { readFileSync, readdirSync } from 'node:fs';
import path from 'node:path';
import { fileURLToPath } from 'node:url';
import { describe, expect, it } from 'vitest';

const SRC = fileURLToPath(new URL('../src/', import.meta.url));

/** What each part may import beside itself: a folder of src, or a file in src itself. */
const MAY_IMPORT: Readonly<Record<string, readonly string[]>> = {
  'domain.ts': [],
  'errors.ts': [],
  'start-worker.ts': [],
  'lock-folder.ts': [],
  'app-types.ts': ['domain.ts'],
  'keeper-types.ts': ['domain.ts', 'app-types.ts', 'corpus'],
  'config.ts': ['domain.ts', 'errors.ts'],
  'app-options.ts': ['config.ts'],
  language: ['domain.ts'],
  corpus: ['domain.ts', 'errors.ts', 'language'],
  chunk: ['domain.ts'],
  embed: ['domain.ts', 'errors.ts'],
  store: ['domain.ts', 'errors.ts', 'language'],
  reindex: [
    'domain.ts', 'errors.ts', 'app-types.ts', 'lock-folder.ts', 'language', 'corpus', 'chunk', 'embed', 'store',
  ],
  search: ['domain.ts', 'language', 'embed', 'store'],
  answer: ['domain.ts', 'app-types.ts', 'language', 'embed', 'store', 'search'],
  'library.ts': ['domain.ts', 'app-types.ts', 'language', 'store', 'search', 'answer'],
  'open-index.ts': ['embed', 'store', 'search', 'reindex'],
  'live-index.ts': ['errors.ts', 'embed', 'store', 'search', 'open-index.ts'],
  'app.ts': [
    'domain.ts', 'errors.ts', 'app-types.ts', 'app-options.ts', 'config.ts', 'corpus', 'embed', 'store', 'reindex', 'search',
    'answer', 'keep', 'library.ts', 'live-index.ts',
  ],
  keep: [
    'domain.ts', 'errors.ts', 'app-types.ts', 'keeper-types.ts', 'app-options.ts', 'config.ts', 'start-worker.ts',
    'lock-folder.ts', 'open-index.ts', 'language', 'corpus', 'embed', 'store', 'reindex', 'search', 'answer', 'evaluation',
  ],
  i18n: ['domain.ts', 'errors.ts', 'app-types.ts', 'keeper-types.ts', 'corpus'],
  evaluation: [
    'domain.ts', 'errors.ts', 'open-index.ts', 'language', 'embed', 'store', 'reindex', 'search', 'answer',
  ],
  terminal: [
    'domain.ts', 'errors.ts', 'app-types.ts', 'keeper-types.ts', 'app-options.ts', 'config.ts', 'language', 'corpus',
    'embed', 'reindex', 'keep', 'app.ts', 'i18n', 'evaluation',
  ],
  discord: [
    'domain.ts', 'errors.ts', 'app-types.ts', 'keeper-types.ts', 'config.ts', 'language', 'keep', 'i18n',
  ],
  'main.ts': ['app.ts', 'keep', 'i18n', 'discord'],
  'cli.ts': ['domain.ts', 'keeper-types.ts', 'config.ts', 'i18n', 'terminal'],
}; // prettier-ignore

/** The only places that may import a heavy or effectful package. */
const OWNERS: Readonly<Record<string, RegExp>> = {
  'discord.js': /^(discord\/|main\.ts$)/,
  'hnswlib-node': /^store\/hnswlib-index\.ts$/,
  '@xenova/transformers': /^embed\/transformers-worker\.ts$/,
  'proper-lockfile': /^(lock-folder|discord\/start\/lock-data)\.ts$/,
  'pdfjs-dist': /^corpus\/readers\//,
  mammoth: /^corpus\/readers\//,
  linkedom: /^corpus\//,
  '@mozilla/readability': /^corpus\//,
  undici: /^(corpus\/|discord\/reply\/(create-rest|download-attachment)\.ts$)/,
  commander: /^cli\.ts$/,
  dotenv: /^(main|cli)\.ts$/,
};

const files = readdirSync(SRC, { recursive: true, encoding: 'utf8' })
  .filter((name) => name.endsWith('.ts'))
  .map((name) => name.split(path.sep).join('/'))
  .sort();
const texts = new Map(files.map((file) => [file, readFileSync(path.join(SRC, file), 'utf8')]));

/** Everything a file imports, re-exports, loads later or starts as a worker. */
function importsOf(file: string, { types } = { types: true }): string[] {
  const found = texts
    .get(file)!
    .matchAll(
      /(?:^(?:import|export) (?<type>type )?(?:[^'";]*? from )?|\bimport\(\s*|new URL\(\s*)'(?<name>[^'\n]+)'/gm,
    );
  return [...found].flatMap(({ groups }) => (groups!['type'] && !types ? [] : [groups!['name']!]));
}

function localImportsOf(file: string, { types } = { types: true }): string[] {
  return importsOf(file, { types })
    .filter((name) => /^\.\.?\/.*\.[jt]s$/.test(name))
    .map((name) => path.posix.join(path.posix.dirname(file), name).replace(/\.js$/, '.ts'));
}

const partOf = (file: string): string => file.split('/')[0]!;

describe('the parts of src', () => {
  it('are all in the table', () => {
    expect([...new Set(files.map(partOf))].sort()).toEqual(Object.keys(MAY_IMPORT).sort());
  });

  it.each(Object.keys(MAY_IMPORT))('%s imports only what the table allows', (part) => {
    const foreign = files
      .filter((file) => partOf(file) === part)
      .flatMap((file) => localImportsOf(file).map((target) => `${file} → ${target}`))
      .filter((edge) => partOf(edge.split(' → ')[1]!) !== part)
      .filter((edge) => !MAY_IMPORT[part]!.includes(partOf(edge.split(' → ')[1]!)));
    expect(foreign).toEqual([]);
  });

  it('use everything that the table allows them', () => {
    for (const [part, allowed] of Object.entries(MAY_IMPORT)) {
      const used = new Set(
        files
          .filter((file) => partOf(file) === part)
          .flatMap((file) => localImportsOf(file))
          .map(partOf),
      );
      expect({ part, unused: allowed.filter((other) => !used.has(other)) }).toEqual({ part, unused: [] });
    }
  });

  it('import files that exist, without a cycle at run time', () => {
    const done = new Set<string>();
    const visit = (file: string, above: readonly string[]): void => {
      expect(files).toContain(file);
      if (above.includes(file)) throw new Error(`cycle: ${[...above, file].join(' → ')}`);
      if (done.has(file)) return;
      for (const target of localImportsOf(file, { types: false })) visit(target, [...above, file]);
      done.add(file);
    };
    for (const file of files) visit(file, []);
    expect(done.size).toBe(files.length);
  });
});

describe('heavy packages', () => {
  it.each(Object.entries(OWNERS))('%s is imported where it belongs', (name, owners) => {
    const users = files.filter((file) =>
      importsOf(file).some((of) => of === name || of.startsWith(`${name}/`)),
    );
    expect(users.length).toBeGreaterThan(0);
    expect(users.filter((file) => !owners.test(file))).toEqual([]);
  });

  it('are declared: every import stands in package.json, and nothing declared is unused', () => {
    const manifest = JSON.parse(readFileSync(new URL('../package.json', import.meta.url), 'utf8')) as {
      readonly dependencies: Readonly<Record<string, string>>;
    };
    const packages = files
      .flatMap((file) => importsOf(file))
      .filter((name) => !/^(\.|node:|data:|https?:|file:)/.test(name))
      .map((name) =>
        name
          .split('/')
          .slice(0, name.startsWith('@') ? 2 : 1)
          .join('/'),
      );
    // tsx runs the program and its worker threads; mdast is types only.
    const imported = new Set([...packages, 'tsx']);
    imported.delete('mdast');
    expect([...imported].sort()).toEqual(Object.keys(manifest.dependencies).sort());
  });
});

describe('every file of src', () => {
  it('begins with a comment that says what it is for', () => {
    for (const [file, text] of texts)
      expect({ file, first: text.split('\n')[0] }).toEqual({
        file,
        first: expect.stringMatching(/^\/\/ \S.{10,}/) as unknown,
      });
  });

  it('is at most 350 lines long', () => {
    expect(files.filter((file) => texts.get(file)!.split('\n').length > 351)).toEqual([]);
  });

  it('reads the environment only where the program starts', () => {
    const readers = files.filter((file) => /\bprocess\.env\b/.test(code(texts.get(file)!)));
    expect(readers).toEqual(['cli.ts', 'main.ts']);
  });
});

/** A source without its comments. */
function code(text: string): string {
  return text.replace(/\/\*[\s\S]*?\*\//g, '').replace(/(?<![:'"`])\/\/.*$/gm, '');
}
