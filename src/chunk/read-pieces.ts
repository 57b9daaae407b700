// A document's blocks → pieces: the paragraphs and list items with all that decides whether they may be joined.
import type { LanguageCode, SourceDocument, Span } from '../domain.js';
import { splitByLanguage } from './split-by-language.js';
import { splitSentences } from './split-sentences.js';

/** A paragraph or list item, or the part of one that is in one language. */
export interface Piece {
  readonly kind: 'paragraph' | 'list-item';
  readonly span: Span;
  /** Document offsets; together they cover the span's non-space text. */
  readonly sentences: readonly Span[];
  readonly language: LanguageCode;
  /** Equal for pieces with nothing between them that no passage may contain: a heading, furniture, loose text. */
  readonly stretch: number;
  readonly section?: string;
  readonly page?: number;
  /** 1-based, furniture and headings not counted. */
  readonly paragraph: number;
}

/** What may stand between two blocks of one passage: white space and marks of quotes or list items. */
const ONLY_MARKERS = /^(?:\s|[-–—*+•▪●■◦‣>|]|\(?(?:\d{1,3}|\p{L})[.)])*$/u;

/** Reads the pieces in order. Empty blocks and those without a letter or number are left out. */
export function readPieces(
  document: SourceDocument,
  detectLanguage: (text: string) => LanguageCode,
): readonly Piece[] {
  const pieces: Piece[] = [];
  let stretch = 0;
  let paragraph = 0;
  let section: string | undefined;
  let end = 0;
  for (const block of document.blocks) {
    if (block.kind === 'heading') section = trimmed(document.text, block.span).text;
    if (block.kind === 'heading' || block.kind === 'furniture') {
      stretch += 1;
      end = block.span.end;
      continue;
    }
    const { span, text } = trimmed(document.text, block.span);
    if (!/[\p{L}\p{N}]/u.test(text)) continue;
    paragraph += 1;
    const gap = document.text.slice(end, span.start);
    if (pieces.length > 0 && (!ONLY_MARKERS.test(gap) || pieces.at(-1)?.page !== block.page)) stretch += 1;
    end = span.end;
    const sentences = splitSentences(text).map((of) => shift(of, span.start));
    for (const run of splitByLanguage(document.text, sentences, detectLanguage)) {
      pieces.push({
        kind: block.kind,
        span: spanOf(run.sentences),
        sentences: run.sentences,
        language: run.language,
        stretch,
        paragraph,
        ...(section === undefined ? {} : { section }),
        ...(block.page === undefined ? {} : { page: block.page }),
      });
    }
  }
  return pieces;
}

/** From the first span's start to the last one's end. */
export function spanOf(spans: readonly Span[]): Span {
  const [first, last] = [spans[0], spans.at(-1)];
  if (!first || !last) throw new RangeError('no spans');
  return { start: first.start, end: last.end };
}

function trimmed(text: string, span: Span): { span: Span; text: string } {
  const slice = text.slice(span.start, span.end);
  const start = span.start + slice.length - slice.trimStart().length;
  return { span: { start, end: start + slice.trim().length }, text: slice.trim() };
}

function shift(span: Span, by: number): Span {
  return { start: span.start + by, end: span.end + by };
}
