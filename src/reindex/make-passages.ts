// Documents → passages, within the token budget of the model that will embed them.
import type { LanguageCode, Passage, SourceDocument } from '../domain.js';
import { chunkDocument } from '../chunk/chunk-document.js';
import type { Embedder } from '../embed/embedder.js';

/** More than 400 characters, the longest quote, take in English or Vietnamese; other scripts may need more tokens. */
const PASSAGE_TOKENS = 256;
/** What title, section and date may take of the model's input. */
const CONTEXT_TOKENS = 64;

/** Cuts every document; `onDocument` is called after each. */
export async function makePassages(
  documents: readonly SourceDocument[],
  embedder: Embedder,
  detectLanguage: (text: string) => LanguageCode,
  onDocument: (done: number, total: number) => void = () => undefined,
): Promise<Passage[]> {
  const budget = Math.max(32, Math.min(PASSAGE_TOKENS, embedder.maxTokens - CONTEXT_TOKENS));
  const passages: Passage[] = [];
  for (const [index, document] of documents.entries()) {
    const cut = await chunkDocument(document, {
      countTokens: async (texts) => (await embedder.tokenise(texts)).map((ids) => ids.length),
      budget,
      hardLimit: embedder.maxTokens - CONTEXT_TOKENS,
      detectLanguage,
    });
    passages.push(...cut);
    onDocument(index + 1, documents.length);
  }
  return passages;
}
