// Lines of a PDF page to blocks: a new one at a gap, a change of type size, or a list marker.
import type { ParsedBlock } from './compose-text.js';
import { endsLikeSentence, LONGEST_HEADLINE } from './line-shape.js';
import { LIST_MARKER } from './split-paragraphs.js';

export interface PdfLine {
  readonly text: string;
  /** Type size and distance from the page's lower edge, in points. */
  readonly height: number;
  readonly y: number;
}

/** Line spacing, in type sizes, beyond which lines are paragraphs of their own. */
const WIDEST_SPACING = 1.7;

/** Blocks of one page, top to bottom. Lines keep their breaks, so that nothing is glued that was apart. */
export function pdfBlocks(lines: readonly PdfLine[], page: number): ParsedBlock[] {
  const size = quantile(
    lines.map((line) => line.height),
    0.5,
  );
  const steps = lines.slice(1).map((line, at) => Math.abs((lines[at] as PdfLine).y - line.y));
  const step = Math.min(quantile(steps, 0.25), size * WIDEST_SPACING);
  const groups: PdfLine[][] = [];
  lines.forEach((line, at) => {
    const before = lines[at - 1];
    if (before === undefined || startsBlock(before, line, step)) groups.push([line]);
    else groups.at(-1)?.push(line);
  });
  return groups.map((group) => blockOf(group, size, page));
}

function startsBlock(before: PdfLine, line: PdfLine, step: number): boolean {
  const gap = before.y - line.y;
  if (gap < 0 || gap > Math.max(step, line.height) * 1.4) return true;
  if (Math.abs(before.height - line.height) > line.height * 0.12) return true;
  return (
    LIST_MARKER.test(line.text) &&
    (endsLikeSentence(before.text) || /[:;]$/.test(before.text) || /^[-•*]/.test(line.text))
  );
}

function blockOf(group: readonly PdfLine[], size: number, page: number): ParsedBlock {
  const text = group.map((line) => line.text).join('\n');
  const marker = LIST_MARKER.exec(text)?.[0];
  if (marker !== undefined && marker.length < text.length) {
    return { kind: 'list-item', text: text.slice(marker.length), marker, page };
  }
  const large =
    (group[0]?.height ?? 0) > size * 1.15 && text.length <= LONGEST_HEADLINE && !endsLikeSentence(text);
  return large ? { kind: 'heading', text, level: page === 1 ? 1 : 2, page } : { kind: 'line', text, page };
}

function quantile(values: readonly number[], share: number): number {
  return [...values].sort((a, b) => a - b)[Math.floor(values.length * share)] ?? 0;
}
