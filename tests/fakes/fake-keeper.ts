// A keeper without files and index, for tests of the fronts: documents in memory, work that takes as long as asked.
import { createHash } from 'node:crypto';
import { setTimeout as sleep } from 'node:timers/promises';
import type { IndexPhase, IndexProgress } from '../../src/app-types.js';
import type { DocumentCard } from '../../src/domain.js';
import { VerbatimError } from '../../src/errors.js';
import type {
  AddResult,
  CanaryResult,
  CorpusPlan,
  GivenFacts,
  HistoryEntry,
  IncomingFile,
  Keeper,
  ReindexOutcome,
  Running,
} from '../../src/keeper-types.js';

export interface FakeKeeperOptions {
  /** How long a build takes. */
  readonly jobMs?: number;
}

type Report = CorpusPlan['reports'][number];

const PHASES: readonly IndexPhase[] = ['reading', 'splitting', 'embedding', 'building', 'publishing'];

/**
 * What a file's name makes it do: `crash…` fails unexpectedly, `unwritable…` as expected, `locked…` is refused;
 * `busy…` is applied while another process builds, `canary…` is applied and not published, `many…` brings along a hundred changes with hostile titles.
 */
export function createFakeKeeper(files: readonly string[], { jobMs = 300 }: FakeKeeperOptions = {}): Keeper {
  const corpus = new Map(files.map((file) => [file, {}]));
  const added = new Map<string, GivenFacts>();
  const removed = new Set<string>();
  let built = 1;
  let isBusy = false;
  const generations: HistoryEntry[] = [entryOf(1, corpus.size, false), entryOf(0, corpus.size, false, false)];
  generations.unshift(entryOf(2, corpus.size, true));
  built = 2;

  const staged = () => ({ added: [...added.keys()].sort(), removed: [...removed].sort() });
  const stampNow = () =>
    createHash('sha256')
      .update(JSON.stringify([staged(), live().generation, [...corpus.keys()]]))
      .digest('hex')
      .slice(0, 12);
  const live = () => generations.find(({ isLive }) => isLive)!;
  const makeLive = (wanted: string): HistoryEntry => {
    const target = generations.find(({ generation }) => generation === wanted);
    if (target === undefined) throw new VerbatimError('index/unknown', { generation: wanted });
    generations.forEach((entry, at) => {
      generations[at] = { ...entry, isLive: entry.generation === wanted };
    });
    return live();
  };
  const lay = async (file: IncomingFile, facts: GivenFacts = {}): Promise<AddResult> => {
    await Promise.resolve();
    if (file.name.startsWith('crash')) throw new Error('boom');
    if (file.name.startsWith('unwritable')) throw new VerbatimError('corpus/write', { directory: 'corpus' });
    if (file.name.startsWith('locked'))
      return {
        status: 'refused',
        report: { ...reportOf(file.name), status: 'refused', reason: 'encrypted' },
      };
    const replaces = corpus.has(file.name);
    added.set(file.name, facts);
    removed.delete(file.name);
    return { status: 'staged', file: file.name, replaces, report: reportOf(file.name) };
  };

  const build = (onProgress: ((progress: IndexProgress) => void) | undefined, before: () => void) => {
    let isCancelled = false;
    const work = async (): Promise<ReindexOutcome> => {
      await Promise.resolve();
      if (isBusy || [...added.keys()].some((file) => file.startsWith('busy')))
        throw new VerbatimError('index/busy', {});
      isBusy = true;
      try {
        before();
        for (const phase of PHASES) {
          for (let done = 0; done < 10; done++) {
            onProgress?.({ phase, done: done * 12, total: 120 });
            await sleep(jobMs / 50);
            if (isCancelled) throw new VerbatimError('reindex/cancelled', {});
          }
        }
        const isHeld = [...corpus.keys()].some((file) => file.startsWith('canary'));
        const entry = entryOf(++built, corpus.size, false);
        generations.unshift(entry);
        if (!isHeld) makeLive(entry.generation);
        return outcomeOf(entry, isHeld, jobMs, [...corpus.keys()]);
      } finally {
        isBusy = false;
      }
    };
    return { done: work(), cancel: () => (isCancelled = true) } as Running<ReindexOutcome>;
  };

  return {
    status: () =>
      Promise.resolve({
        ...live(),
        languages: [
          { language: 'en', passages: 8 },
          { language: 'vi', passages: 4 },
        ],
        reports: [...corpus.keys()].map(reportOf),
        durationMs: 12_000,
        staged: staged(),
      }),
    add: lay,
    addAddress(address, facts) {
      const { hostname, pathname } = new URL(address);
      if (hostname.endsWith('.invalid'))
        return Promise.reject(new VerbatimError('download/failed', { address, reason: 'unreachable' }));
      return lay({ name: `${pathname.split('/').at(-1) || hostname}.html`, bytes: new Uint8Array() }, facts);
    },
    suggestFiles: (typed, limit) =>
      Promise.resolve([...corpus.keys()].filter((file) => file.includes(typed)).slice(0, limit)),
    remove(file) {
      if (added.delete(file)) return Promise.resolve(true);
      if (!corpus.has(file)) return Promise.resolve(false);
      removed.add(file);
      return Promise.resolve(true);
    },
    discard() {
      const forgotten = staged();
      added.clear();
      removed.clear();
      return Promise.resolve(forgotten);
    },
    plan: () => ({
      done: Promise.resolve(
        planOf(added, removed, corpus, {
          generation: live().generation,
          staged: staged(),
          stamp: stampNow(),
        }),
      ),
      cancel: () => undefined,
    }),
    apply: (stamp, onProgress) =>
      build(onProgress, () => {
        if (stamp !== stampNow()) throw new VerbatimError('corpus/changed', {});
        for (const [file, facts] of added) corpus.set(file, facts);
        for (const file of removed) corpus.delete(file);
        added.clear();
        removed.clear();
      }),
    reindex: (onProgress) => build(onProgress, () => undefined),
    publish: async (generation) => Promise.resolve(makeLive(generation)),
    history: () => {
      const at = generations.findIndex(({ isLive }) => isLive);
      const previous = generations.slice(at + 1).find(({ fits }) => fits);
      return Promise.resolve(generations.map((entry) => ({ ...entry, isPrevious: entry === previous })));
    },
    async rollback(generation) {
      const at = generations.findIndex(({ isLive }) => isLive);
      const wanted = generation ?? generations.slice(at + 1).find(({ fits }) => fits)?.generation;
      if (wanted === undefined) throw new VerbatimError('index/no-earlier', {});
      return Promise.resolve(makeLive(wanted));
    },
  };
}

function entryOf(number: number, documents: number, isLive: boolean, fits = true): HistoryEntry {
  return {
    generation: `2026112${number % 10}T220000-${String(number).padStart(6, '0')}`,
    builtAt: `2026-11-2${number % 10}T22:00:00Z`,
    documents,
    passages: documents * 4,
    model: fits ? 'fake' : 'another **model**',
    isLive,
    isHeld: false,
    isPrevious: false,
    fits,
  };
}

function reportOf(file: string): Report {
  const isOdd = file.startsWith('evil') || file.startsWith('many');
  return {
    file,
    status: 'read',
    warnings: isOdd ? [{ code: 'mixed-languages', detail: 'en, vi' }] : [],
    languages: ['en'],
    characters: 1000,
    furnitureCharacters: 0,
  };
}

const HOSTILE = '**Evil** @everyone \u202Egnp <@123456789012345678> [x](https://evil.example) `code` ||no||';

function cardOf(file: string, facts: GivenFacts): DocumentCard {
  const id = createHash('sha256').update(file).digest('hex').slice(0, 12);
  const title =
    file.startsWith('evil') || file.startsWith('many') ? `${HOSTILE} ${file}` : `Title of ${file}`;
  return { id, file, title, ...facts };
}

function planOf(
  added: ReadonlyMap<string, GivenFacts>,
  removed: ReadonlySet<string>,
  corpus: ReadonlyMap<string, GivenFacts>,
  frame: Pick<CorpusPlan, 'staged' | 'stamp'> & { readonly generation: string },
): CorpusPlan {
  const many = [...added.keys()].some((file) => file.startsWith('many'))
    ? Array.from({ length: 100 }, (_unused, at) => `many-${at}.md`)
    : [];
  const change = (file: string, kind: 'added' | 'text' | 'removed') => ({
    card: cardOf(file, added.get(file) ?? corpus.get(file) ?? {}),
    change: kind,
    passagesAdded: kind === 'removed' ? 0 : 5,
    passagesRemoved: kind === 'added' ? 0 : 4,
  });
  const changes = [
    ...[...added.keys(), ...many].map((file) => change(file, corpus.has(file) ? 'text' : 'added')),
    ...[...removed].map((file) => change(file, 'removed')),
  ];
  return {
    ...frame,
    changes,
    unchangedDocuments: corpus.size - removed.size,
    passagesAdded: changes.reduce((sum, { passagesAdded }) => sum + passagesAdded, 0),
    passagesRemoved: changes.reduce((sum, { passagesRemoved }) => sum + passagesRemoved, 0),
    passagesKept: 1234,
    embeddings: changes.length * 5,
    estimatedMs: 65_000,
    reports: [...added.keys(), ...many].map(reportOf),
    unknownLanguages: many.length === 0 ? [] : [{ language: 'fr', files: 1 }],
  };
}

function outcomeOf(
  { generation, documents, passages }: HistoryEntry,
  isHeld: boolean,
  durationMs: number,
  files: readonly string[],
): ReindexOutcome {
  const canaries: readonly CanaryResult[] = [
    { question: 'Who kept the lamp?', outcome: isHeld ? 'lost' : 'held', before: 'Anna Berg @here', after: isHeld ? '' : 'Anna Berg @here' },
    { question: 'When does the harbour open?', outcome: 'held', before: 'At six.', after: 'At **six** in the morning.' },
  ]; // prettier-ignore
  return {
    generation,
    published: !isHeld,
    documents,
    passages,
    durationMs,
    embedded: 7,
    reports: files.map(reportOf),
    unknownLanguages: [],
    canaries,
  };
}
