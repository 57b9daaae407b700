// Which pieces share a passage: lists with their lead-in, short lines with the paragraph below.
import type { LanguageCode } from '../domain.js';
import { countWords } from './count-words.js';
import type { Piece } from './read-pieces.js';

/** A block below this many words (a greeting, a date line) says too little: not worth a quote, nor sure of its language. */
const SHORT_WORDS = 8;

/**
 * Pieces in the groups that become passages; a group over the budget is cut into several.
 *
 * @param sizeOf size of a piece, in tokens
 * @param budget what a passage should not exceed
 */
export function groupPieces(
  text: string,
  pieces: readonly Piece[],
  sizeOf: (piece: Piece) => number,
  budget: number,
): readonly (readonly Piece[])[] {
  const groups: Piece[][] = [];
  let language: LanguageCode = 'und';
  let size = 0;
  for (const piece of pieces) {
    const open = groups.at(-1) ?? [];
    const last = open.at(-1);
    size += sizeOf(piece);
    const announced = last !== undefined && joinsList(text, last, piece);
    const joins = announced || (size <= budget && introduces(text, open, piece));
    // In a list, short items in another language (names, a glossary) stay where they are.
    const aside = announced && last.kind === 'list-item' && isShort(text, piece);
    const agrees = aside || piece.language === 'und' || language === 'und' || piece.language === language;
    if (last?.stretch === piece.stretch && joins && agrees) {
      open.push(piece);
    } else {
      groups.push([piece]);
      language = 'und';
      size = sizeOf(piece);
    }
    if (language === 'und' && !(piece.kind === 'list-item' && isShort(text, piece)))
      language = piece.language;
  }
  return groups;
}

/** A list item goes with the item before it, or with the paragraph that announces it by a colon. */
function joinsList(text: string, last: Piece, piece: Piece): boolean {
  if (piece.kind !== 'list-item') return false;
  return last.kind === 'list-item' || /[:：]["'”’)]?$/u.test(text.slice(last.span.start, last.span.end));
}

/** All that is open are short paragraphs, waiting for the paragraph that they introduce. */
function introduces(text: string, open: readonly Piece[], piece: Piece): boolean {
  return piece.kind === 'paragraph' && open.every((of) => of.kind === 'paragraph' && isShort(text, of));
}

function isShort(text: string, { span }: Piece): boolean {
  return countWords(text.slice(span.start, span.end)) < SHORT_WORDS;
}
