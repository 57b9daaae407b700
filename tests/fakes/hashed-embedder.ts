// An embedder without a model: token vectors from a hash, deterministic and quick; implements the whole port.
import { makeTokenTable, normalise, poolFromTable, setVectors } from '../../src/embed/token-table.js';
import type { Embedder, SingleTokens } from '../../src/embed/embedder.js';
import { openTokenMatches } from '../../src/embed/token-matches.js';
import type { TokenTable } from '../../src/embed/token-table.js';
import { fold } from '../../src/language/fold.js';
import { seededRandom } from './seeded-random.js';

export interface HashedEmbedderOptions {
  readonly fingerprint?: string;
  readonly dimensions?: number;
  readonly interaction?: 'tokens' | 'sentences';
  /** Called with the texts before they are embedded, and awaited; what it throws is the embedder's failure. */
  readonly beforeEmbedding?: (texts: readonly string[]) => void | Promise<void>;
}

export interface HashedEmbedder extends Embedder {
  /** Every passage text that was embedded so far. */
  readonly embedded: readonly string[];
  readonly table: TokenTable;
}

const SHORT_WORDS = 500;
const VOCABULARY = 4000;

/** Texts that share words are alike; short words weigh little; accents and capitals make no difference. */
export function createHashedEmbedder(options: HashedEmbedderOptions = {}): HashedEmbedder {
  const { fingerprint = 'hashed-1', dimensions = 64, interaction = 'tokens' } = options;
  const { table, tokens } = openRandomTable(dimensions);
  const embedded: string[] = [];
  return {
    fingerprint,
    model: 'hashed',
    dimensions,
    maxTokens: 320,
    languages: ['en', 'vi'],
    interaction: interaction === 'tokens' ? { kind: 'tokens', tokens } : { kind: 'sentences' },
    embedded,
    table,
    async embedPassages(texts) {
      await options.beforeEmbedding?.(texts);
      embedded.push(...texts);
      return texts.map((text) => poolFromTable(table, tokenIds(text)));
    },
    embedQuestion(text) {
      const ids = tokenIds(text);
      return Promise.resolve({ vector: poolFromTable(table, ids), tokenIds: ids });
    },
    tokenise: (texts) => Promise.resolve(texts.map(tokenIds)),
    close: () => Promise.resolve(),
  };
}

const TOKEN =
  /[\p{Script=Han}\p{Script=Hiragana}\p{Script=Katakana}\p{Script=Thai}]|\p{Extended_Pictographic}|[\p{L}\p{N}]+/gu;

function tokenIds(text: string): Uint32Array {
  return Uint32Array.from(fold(text).match(TOKEN) ?? [], (token) => {
    let hash = 2166136261;
    for (const character of token) hash = Math.imul(hash ^ character.codePointAt(0)!, 16777619) >>> 0;
    return token.length <= 3 && /^[a-z]+$/.test(token)
      ? hash % SHORT_WORDS
      : SHORT_WORDS + (hash % (VOCABULARY - SHORT_WORDS));
  });
}

interface OpenTable {
  readonly table: TokenTable;
  readonly tokens: SingleTokens;
}

/** One for all embedders: every WebAssembly memory reserves gigabytes of addresses. */
const openTables = new Map<number, OpenTable>();

function openRandomTable(dimensions: number): OpenTable {
  let open = openTables.get(dimensions);
  if (!open) {
    const table = randomTable(dimensions);
    openTables.set(dimensions, (open = { table, tokens: openTokenMatches(table) }));
  }
  return open;
}

function randomTable(dimensions: number): TokenTable {
  const random = seededRandom(7);
  const table = makeTokenTable(VOCABULARY, dimensions, 0.9);
  for (let id = 0; id < VOCABULARY; id += 1) {
    const vector = Float32Array.from({ length: dimensions }, () => random() * 2 - 1);
    normalise(vector);
    const weight = id < SHORT_WORDS ? 0.25 : 1;
    setVectors(
      table,
      id,
      vector.map((value) => value * weight),
    );
  }
  return table;
}
