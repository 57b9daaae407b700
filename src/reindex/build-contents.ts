// Documents → everything an index generation holds: passages, vectors, token ids, and one shard a language.
import type { LanguageCode, Passage, SourceDocument } from '../domain.js';
import type { Embedder } from '../embed/embedder.js';
import { contextOfPassage } from '../store/context-of-passage.js';
import type { IndexContents, InteractionData, ShardContents } from '../store/index-contents.js';
import { accentedTerms, foldedTerms, weighTerms } from '../store/index-terms.js';
import { buildKeywordIndex } from '../store/keyword-index.js';

/** Weight of a term that stands in a passage's title, section or date only; settled on the project's questions. */
const CONTEXT_WEIGHT = 0.3;

export interface ContentsInput {
  readonly documents: readonly SourceDocument[];
  readonly passages: readonly Passage[];
  readonly embedder: Embedder;
  /** Vectors for texts, in order; usually the embedder behind a cache. */
  readonly embed: (texts: readonly string[]) => Promise<readonly Float32Array[]>;
}

/** Embeds and inverts the passages. Passages keep their order; shards are ordered by language code. */
export async function buildContents(input: ContentsInput): Promise<IndexContents> {
  const { documents, passages, embedder } = input;
  const byId = new Map(documents.map((document) => [document.card.id, document]));
  const contexts = passages.map((passage) => contextOfPassage(byId.get(passage.documentId)!, passage));
  const vectors = await input.embed(passages.map((passage, index) => textToEmbed(passage, contexts[index]!)));
  const interaction =
    embedder.interaction.kind === 'tokens'
      ? await collectTokens(embedder, documents, passages, contexts)
      : await collectSentenceVectors(input, byId);
  const shards = [...groupByLanguage(passages)]
    .sort(([a], [b]) => (a < b ? -1 : 1))
    .map(([language, ordinals]): ShardContents => {
      const terms = (split: (text: string) => string[]) =>
        ordinals.map((ordinal) =>
          weighTerms(split(passages[ordinal]!.text), split(contexts[ordinal]!), CONTEXT_WEIGHT),
        );
      return {
        language,
        passages: Uint32Array.from(ordinals),
        folded: buildKeywordIndex(terms(foldedTerms)),
        accented: buildKeywordIndex(terms(accentedTerms)),
        vectors: ordinals.map((ordinal) => vectors[ordinal]!),
      };
    });
  return { documents, passages, interaction, shards };
}

/** The text whose vector stands for a passage. */
function textToEmbed(passage: Passage, context: string): string {
  return context === '' ? passage.text : `${context}\n${passage.text}`;
}

function groupByLanguage(passages: readonly Passage[]): Map<LanguageCode, number[]> {
  const groups = new Map<LanguageCode, number[]>();
  passages.forEach((passage, ordinal) => {
    const group = groups.get(passage.language);
    if (group) group.push(ordinal);
    else groups.set(passage.language, [ordinal]);
  });
  return groups;
}

async function collectTokens(
  embedder: Embedder,
  documents: readonly SourceDocument[],
  passages: readonly Passage[],
  contexts: readonly string[],
): Promise<InteractionData> {
  const texts = new Map(documents.map((document) => [document.card.id, document.text]));
  const sentences = passages.flatMap((passage) =>
    passage.sentences.map(({ start, end }) => texts.get(passage.documentId)!.slice(start, end)),
  );
  const sentenceTokens = await embedder.tokenise(sentences);
  const distinctContexts = [...new Set(contexts)];
  const contextTokens = await embedder.tokenise(distinctContexts);
  const contextOf = new Map(distinctContexts.map((context, index) => [context, contextTokens[index]!]));
  const flat = concatenate(sentenceTokens);
  const context = concatenate(contexts.map((text) => Uint32Array.from(new Set(contextOf.get(text)))));
  return {
    kind: 'tokens',
    ids: flat.values,
    sentenceStarts: flat.starts,
    passageStarts: cumulate(passages.map((passage) => passage.sentences.length)),
    contextIds: context.values,
    contextStarts: context.starts,
  };
}

async function collectSentenceVectors(
  { passages, embed, embedder }: ContentsInput,
  byId: ReadonlyMap<string, SourceDocument>,
): Promise<InteractionData> {
  const sentences = passages.flatMap((passage) =>
    passage.sentences.map(({ start, end }) => byId.get(passage.documentId)!.text.slice(start, end)),
  );
  const vectors = await embed(sentences);
  const { dimensions } = embedder;
  const rows = new Int8Array(vectors.length * dimensions);
  const scales = new Float32Array(vectors.length);
  vectors.forEach((vector, row) => {
    const largest = vector.reduce((max, value) => Math.max(max, Math.abs(value)), 1e-9);
    scales[row] = largest / 127;
    vector.forEach((value, i) => (rows[row * dimensions + i] = Math.round((value / largest) * 127)));
  });
  const passageStarts = cumulate(passages.map((passage) => passage.sentences.length));
  return { kind: 'sentences', dimensions, rows, scales, passageStarts };
}

function concatenate(parts: readonly Uint32Array[]): { values: Uint32Array; starts: Uint32Array } {
  const starts = cumulate(parts.map((part) => part.length));
  const values = new Uint32Array(starts[parts.length]!);
  parts.forEach((part, index) => values.set(part, starts[index]));
  return { values, starts };
}

/** Counts → start offsets, with the total at the end. */
function cumulate(counts: readonly number[]): Uint32Array {
  const starts = new Uint32Array(counts.length + 1);
  counts.forEach((count, index) => (starts[index + 1] = starts[index]! + count));
  return starts;
}
