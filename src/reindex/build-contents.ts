// Documents → everything an index generation holds: passages, vectors, token ids, and one shard a language.
import type { LanguageCode, Passage, SourceDocument } from '../domain.js';
import type { Embedder } from '../embed/embedder.js';
import { contextOfPassage } from '../store/context-of-passage.js';
import type { IndexContents, ShardContents, StoredContents } from '../store/index-contents.js';
import { accentedTerms, foldedTerms, weighTerms } from '../store/index-terms.js';
import { joinInteraction } from '../store/join-interaction.js';
import { buildKeywordIndex, type KeywordIndexData, type WeightedTerms } from '../store/keyword-index.js';
import { updateKeywordIndex } from '../store/update-keyword-index.js';
import { collectInteraction } from './collect-interaction.js';

/** Weight of a term that stands in a passage's title, section or date only; settled on the project's questions. */
const CONTEXT_WEIGHT = 0.3;

export interface ContentsInput {
  readonly documents: readonly SourceDocument[];
  readonly passages: readonly Passage[];
  readonly embedder: Embedder;
  /** Vectors for texts, in order; usually the embedder behind a cache. */
  readonly embed: (texts: readonly string[]) => Promise<readonly Float32Array[]>;
  /** What some passages are taken over from. */
  readonly previous?: {
    readonly contents: StoredContents;
    /** For each passage its ordinal in `contents`, or -1 where it is new; those taken over stand in their old order. */
    readonly origins: Int32Array;
  };
}

/** A passage that is new, with what it is about beyond its own words. */
export interface NewPassage {
  readonly passage: Passage;
  readonly document: SourceDocument;
  readonly context: string;
}

/** Embeds and inverts the passages. They keep their order; shards are ordered by language code. */
export async function buildContents(input: ContentsInput): Promise<IndexContents> {
  const { documents, passages, embedder, embed, previous } = input;
  const origins = previous?.origins ?? new Int32Array(passages.length).fill(-1);
  const byId = new Map(documents.map((document) => [document.card.id, document]));
  const fresh = new Map<number, NewPassage>();
  origins.forEach((origin, ordinal) => {
    if (origin !== -1) return;
    const passage = passages[ordinal]!;
    const document = byId.get(passage.documentId)!;
    fresh.set(ordinal, { passage, document, context: contextOfPassage(document, passage) });
  });
  const embedded = await embed([...fresh.values()].map(textToEmbed));
  const vectors = new Map([...fresh.keys()].map((ordinal, index) => [ordinal, embedded[index]!]));
  const collected = await collectInteraction([...fresh.values()], embedder, embed);
  const interaction = previous
    ? joinInteraction(previous.contents.interaction, collected, origins)
    : collected;
  const shards = [...groupByLanguage(passages)]
    .sort(([a], [b]) => (a < b ? -1 : 1))
    .map(([language, ordinals]) => buildShard(language, ordinals, { origins, fresh, vectors, previous }));
  return { documents, passages, interaction, shards };
}

/** The text whose vector stands for a passage. */
export function textToEmbed({ passage, context }: Pick<NewPassage, 'passage' | 'context'>): string {
  return context === '' ? passage.text : `${context}\n${passage.text}`;
}

interface ShardSources {
  readonly origins: Int32Array;
  readonly fresh: ReadonlyMap<number, NewPassage>;
  readonly vectors: ReadonlyMap<number, Float32Array>;
  readonly previous: ContentsInput['previous'];
}

function buildShard(language: LanguageCode, ordinals: readonly number[], sources: ShardSources): ShardContents {
  const { origins, fresh, vectors, previous } = sources;
  const old = previous?.contents.shards.find((shard) => shard.language === language);
  const positions = new Map(Array.from(old?.passages ?? [], (ordinal, position) => [ordinal, position]));
  const oldPositions = Int32Array.from(ordinals, (ordinal) =>
    origins[ordinal] === -1 ? -1 : positions.get(origins[ordinal]!)!,
  );
  const added = ordinals.flatMap((ordinal) => fresh.get(ordinal) ?? []);
  const termsOf = (split: (text: string) => string[]): WeightedTerms[] =>
    added.map(({ passage, context }) => weighTerms(split(passage.text), split(context), CONTEXT_WEIGHT));
  const invert = (data: KeywordIndexData | undefined, split: (text: string) => string[]): KeywordIndexData =>
    data ? updateKeywordIndex(data, oldPositions, termsOf(split)) : buildKeywordIndex(termsOf(split));
  return {
    language,
    passages: Uint32Array.from(ordinals),
    folded: invert(old?.folded, foldedTerms),
    accented: invert(old?.accented, accentedTerms),
    vectors: ordinals.map((ordinal, position) => vectors.get(ordinal) ?? oldPositions[position]!),
    ...(old && { previousVectors: old.vectors }),
  };
} // prettier-ignore

function groupByLanguage(passages: readonly Passage[]): Map<LanguageCode, number[]> {
  const groups = new Map<LanguageCode, number[]>();
  passages.forEach((passage, ordinal) => {
    const group = groups.get(passage.language);
    if (group) group.push(ordinal);
    else groups.set(passage.language, [ordinal]);
  });
  return groups;
}
