// Picks the second stage by what the index holds.
import type { Embedder } from '../embed/embedder.js';
import type { Generation } from '../store/open-generation.js';
import type { InteractionScorer } from './interaction.js';
import { scoreBySentenceVectors } from './sentence-interaction.js';
import { scoreByTokens } from './token-interaction.js';

/** @throws {TypeError} for tokens whose vectors the embedder does not know; the manifest has made sure that it fits the index */
export function openInteraction(
  { interaction, passages }: Pick<Generation, 'interaction' | 'passages'>,
  embedder: Embedder,
): InteractionScorer {
  if (interaction.kind === 'sentences') return scoreBySentenceVectors(interaction, embedder);
  if (embedder.interaction.kind !== 'tokens') throw new TypeError('token data needs a token table');
  const continues = (passage: number): boolean => passages[passage]?.continues === true;
  return scoreByTokens(interaction, embedder.interaction.tokens, embedder, continues);
}
