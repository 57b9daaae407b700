// An independent WordPiece tokenizer over the bundled tokenizer.json: the oracle for token ids.
import { readFileSync } from 'node:fs';

interface TokenizerFile {
  readonly model: { readonly vocab: Record<string, number>; readonly max_input_chars_per_word: number };
}

/** Lower case, accents kept, split at white space and punctuation, longest pieces first; unknown words are [UNK]. */
export function wordPieces(tokenizerFile: string): (text: string) => number[] {
  const { model } = JSON.parse(readFileSync(tokenizerFile, 'utf8')) as TokenizerFile;
  const unknown = model.vocab['[UNK]']!;
  const pieces = (word: string): number[] => {
    const letters = [...word];
    if (letters.length > model.max_input_chars_per_word) return [unknown];
    const ids: number[] = [];
    for (let from = 0; from < letters.length;) {
      let to = letters.length;
      let id: number | undefined;
      for (; to > from; to -= 1) {
        id = model.vocab[(from > 0 ? '##' : '') + letters.slice(from, to).join('')];
        if (id !== undefined) break;
      }
      if (id === undefined) return [unknown];
      ids.push(id);
      from = to;
    }
    return ids;
  };
  return (text) =>
    (
      text
        .replace(/[\u200b-\u200f\ufeff]/g, '')
        .replace(/\p{Script=Han}/gu, ' $& ')
        .toLowerCase()
        .match(/[\p{P}$+<=>^`|~]|[^\s\p{P}$+<=>^`|~]+/gu) ?? []
    ).flatMap(pieces);
}
