// Cuts a document into passages: exact slices that can be embedded, found and quoted.
import { MAX_QUOTE_LENGTH } from '../domain.js';
import type { LanguageCode, Passage, SourceDocument, Span } from '../domain.js';
import { balanceParts } from './balance-parts.js';
import { bisectSentence } from './bisect-sentence.js';
import { groupPieces } from './group-pieces.js';
import { readPieces, spanOf } from './read-pieces.js';
import type { Piece } from './read-pieces.js';

/** Goes into the index manifest: change it whenever the same document would give other passages. */
export const CHUNKING_RECIPE = 'blocks-2';

export interface ChunkOptions {
  /** Tokens of each text, in order, without special tokens. */
  readonly countTokens: (texts: readonly string[]) => Promise<readonly number[]>;
  /** Tokens that a passage should not exceed, as it should not exceed a quote's length; only a single sentence may. */
  readonly budget: number;
  /** Tokens above which even a single sentence is cut; the budget doubled if not given. */
  readonly hardLimit?: number;
  /** ISO 639-1 code, or `und`. */
  readonly detectLanguage: (text: string) => LanguageCode;
}

/** A list item's mark, outside its block. */
const LIST_MARK = /(?<=^|\n[^\S\n]*)(?:[-–—*+•▪●■◦‣]|\(?(?:\d{1,3}|\p{L})[.)])[^\S\n]+$/u;

/** What is never cut unless it alone is over the budget. */
interface Atom {
  readonly piece: Piece;
  readonly sentences: readonly Span[];
  readonly size: number;
}

/**
 * One passage a paragraph; list items together, with the paragraph that announces them; short lines with the
 * paragraph below; what is longer than a quote or over the budget in even parts, cut between list items or sentences, so
 * that a passage that is found can be quoted whole. No passage holds
 * a heading or furniture, or reaches over a section, a page or a change of language.
 *
 * @returns passages in order, without overlap; `text === document.text.slice(span.start, span.end)`. A passage's
 * sentences cover all of it but white space and list marks. Deterministic.
 * @throws what `countTokens` and `detectLanguage` throw
 */
export async function chunkDocument(
  document: SourceDocument,
  options: ChunkOptions,
): Promise<readonly Passage[]> {
  const { text } = document;
  const { pieces, tokens } = await measurePieces(text, readPieces(document, options.detectLanguage), options);
  const sizeOf = (spans: readonly Span[]): number =>
    spans.reduce((sum, of) => sum + sizeOfSentence(of, tokens.get(of) ?? 0, options.budget), 0);
  const lineAt = lineCounter(text);
  const passages: Passage[] = [];
  for (const group of groupPieces(text, pieces, (piece) => sizeOf(piece.sentences), options.budget)) {
    const atoms = group.flatMap((piece) => atomsOf(piece, sizeOf, options.budget));
    const parts = balanceParts(
      atoms.map((atom) => atom.size),
      options.budget,
    );
    for (const { from, to } of parts) {
      const part = passageOf(document, atoms.slice(from, to), lineAt);
      const continues = from > 0 && { continues: true as const };
      const known = new Set(group.map((piece) => piece.language).filter((language) => language !== 'und'));
      const [language] = known.size === 1 ? known : [options.detectLanguage(part.text)];
      passages.push({ ...part, language: language ?? 'und', ...continues });
    }
  }
  return passages;
}

/**
 * A sentence's share of a passage, in tokens: by characters where they fill a quote before the tokens fill the budget. The
 * white space behind it counts as one character.
 */
function sizeOfSentence({ start, end }: Span, tokens: number, budget: number): number {
  return Math.max(tokens, Math.ceil(((end - start + 1) * budget) / MAX_QUOTE_LENGTH));
}

/** Counts every sentence's tokens; sentences over the hard limit are halved until they fit. */
async function measurePieces(
  text: string,
  pieces: readonly Piece[],
  options: ChunkOptions,
): Promise<{ pieces: readonly Piece[]; tokens: Map<Span, number> }> {
  const limit = options.hardLimit ?? options.budget * 2;
  const tokens = new Map<Span, number>();
  let measured = pieces;
  for (;;) {
    const uncounted = measured.flatMap((piece) => piece.sentences).filter((span) => !tokens.has(span));
    if (uncounted.length === 0) return { pieces: measured, tokens };
    const counts = await options.countTokens(uncounted.map((span) => text.slice(span.start, span.end)));
    for (const [index, span] of uncounted.entries()) tokens.set(span, counts[index] ?? 0);
    measured = measured.map((piece) => ({
      ...piece,
      sentences: piece.sentences.flatMap((span) =>
        (tokens.get(span) ?? 0) > limit ? bisectSentence(text, span) : [span],
      ),
    }));
  }
}

/** A list item stays whole where it fits; a paragraph may always be cut between its sentences. */
function atomsOf(piece: Piece, sizeOf: (spans: readonly Span[]) => number, budget: number): Atom[] {
  const whole = { piece, sentences: piece.sentences, size: sizeOf(piece.sentences) };
  if (piece.kind === 'list-item' && whole.size <= budget) return [whole];
  return piece.sentences.map((span) => ({ piece, sentences: [span], size: sizeOf([span]) }));
}

function passageOf(
  document: SourceDocument,
  atoms: readonly Atom[],
  lineAt: (offset: number) => number,
): Omit<Passage, 'language'> {
  const piece = atoms[0]?.piece;
  if (!piece) throw new RangeError('a passage needs text');
  const sentences = atoms.flatMap((atom) => atom.sentences);
  const span = withListMark(document.text, atoms, spanOf(sentences));
  return {
    documentId: document.card.id,
    span,
    text: document.text.slice(span.start, span.end),
    sentences,
    paragraph: piece.paragraph,
    line: lineAt(span.start),
    ...(piece.section === undefined ? {} : { section: piece.section }),
    ...(piece.page === undefined ? {} : { page: piece.page }),
  };
}

/** Where several items follow each other, the first one's list mark is shown like the others'. */
function withListMark(text: string, atoms: readonly Atom[], span: Span): Span {
  if (atoms.filter((atom) => atom.piece.kind === 'list-item').length < 2) return span;
  if (atoms[0]?.piece.kind !== 'list-item' || atoms[0].piece.span.start !== span.start) return span;
  const mark = LIST_MARK.exec(text.slice(Math.max(0, span.start - 12), span.start));
  return mark ? { start: span.start - mark[0].length, end: span.end } : span;
}

/** 1-based line of an offset; offsets must be asked for in ascending order. */
function lineCounter(text: string): (offset: number) => number {
  let line = 1;
  let at = 0;
  return (offset) => {
    for (let next = text.indexOf('\n', at); next !== -1 && next < offset; next = text.indexOf('\n', at)) {
      line += 1;
      at = next + 1;
    }
    return line;
  };
}
