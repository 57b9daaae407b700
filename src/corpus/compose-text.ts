// Blocks that a parser gave, put together into one canonical text with their spans.
import { canonicalText } from './canonical-text.js';
import type { FileWarning } from './file-report.js';
import type { DraftBlock } from './reader.js';

export interface ParsedBlock {
  readonly kind: DraftBlock['kind'];
  readonly text: string;
  readonly level?: number;
  readonly page?: number;
  readonly linkShare?: number;
  /** What stands before a list item in the text, outside its span: `- `, `2. `. */
  readonly marker?: string;
}

/** Joins blocks with blank lines, list items with line feeds; blocks without visible text are left out. */
export function composeText(parsed: readonly ParsedBlock[]): {
  text: string;
  drafts: DraftBlock[];
  warnings: FileWarning[];
} {
  const drafts: DraftBlock[] = [];
  const warnings = new Map<string, FileWarning>();
  const pieces: string[] = [];
  let length = 0;
  let previous: ParsedBlock | undefined;
  const add = (piece: string): void => {
    pieces.push(piece);
    length += piece.length;
  };
  for (const block of parsed) {
    const canonical = canonicalText(block.text);
    const content = canonical.text.trim();
    if (content === '') continue;
    for (const warning of canonical.warnings) warnings.set(warning.code, warning);
    if (previous !== undefined)
      add(previous.kind === 'list-item' && block.kind === 'list-item' ? '\n' : '\n\n');
    add(block.marker ?? '');
    const { kind, level, page, linkShare } = block;
    drafts.push({
      kind,
      span: { start: length, end: length + content.length },
      ...(level === undefined ? {} : { level }),
      ...(page === undefined ? {} : { page }),
      ...(linkShare === undefined ? {} : { linkShare }),
    });
    add(content);
    previous = block;
  }
  return { text: pieces.join(''), drafts, warnings: [...warnings.values()] };
}
