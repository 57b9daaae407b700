// Reader of Markdown: front matter for the metadata, CommonMark with tables for the text, markup left out.
import type { Nodes, RootContent, Table } from 'mdast';
import { fromMarkdown } from 'mdast-util-from-markdown';
import { gfmFromMarkdown } from 'mdast-util-gfm';
import { toString } from 'mdast-util-to-string';
import { gfm } from 'micromark-extension-gfm';
import { canonicalText } from '../canonical-text.js';
import { composeText, type ParsedBlock } from '../compose-text.js';
import { decodeBytes } from '../decode-bytes.js';
import { Refusal } from '../file-report.js';
import { readFrontMatter } from '../front-matter.js';
import type { DocumentReader } from '../reader.js';
import { fragmentBlocks } from './html.js';

export const markdownReader: DocumentReader = {
  read: (bytes) => {
    const decoded = decodeBytes(bytes);
    const canonical = canonicalText(decoded.text);
    const { facts, body, warnings } = readFrontMatter(canonical.text);
    if (deepestLine(body) > DEEPEST) throw new Refusal('too-complex');
    const root = fromMarkdown(body, { extensions: [gfm()], mdastExtensions: [gfmFromMarkdown()] });
    const { text, drafts } = composeText(root.children.flatMap((node) => blocksOf(node)));
    return Promise.resolve({
      text,
      drafts,
      stated: facts,
      found: {},
      warnings: [...decoded.warnings, ...canonical.warnings, ...warnings],
    });
  },
};

/** Quotes and lists within each other; the parser's time grows with the third power (measured: two minutes at 16,000). */
const DEEPEST = 200;

/** The largest number of markers of quotes and lists that open one line. */
function deepestLine(text: string): number {
  let deepest = 0;
  for (const [opening] of text.matchAll(/^[ \t>*+\-\d.)]{100,}/gm)) {
    const markers = opening.match(/>|[*+-](?=[ \t])|\d[.)](?=[ \t])/g)?.length ?? 0;
    deepest = Math.max(deepest, markers);
  }
  return deepest;
}

function blocksOf(node: RootContent): ParsedBlock[] {
  switch (node.type) {
    case 'heading':
      return [{ kind: 'heading', text: plain(node), level: node.depth }];
    case 'paragraph':
      return [{ kind: 'paragraph', text: plain(node), linkShare: linkShare(node) }];
    case 'code':
      return [{ kind: 'paragraph', text: node.value }];
    case 'blockquote':
    case 'footnoteDefinition':
      return node.children.flatMap(blocksOf);
    case 'list':
      return node.children.flatMap((item, at) => {
        const marker = node.ordered === true ? `${(node.start ?? 1) + at}. ` : '- ';
        return itemBlocks(item.children, marker);
      });
    case 'table':
      return rowsOf(node);
    case 'html':
      return fragmentBlocks(node.value);
    default:
      return [];
  }
}

/** The first paragraph of an item carries the marker; what is nested in it follows as items and paragraphs of its own. */
function itemBlocks(children: readonly RootContent[], marker: string): ParsedBlock[] {
  return children
    .flatMap(blocksOf)
    .map((block, at) =>
      at === 0 && block.kind === 'paragraph' ? { ...block, kind: 'list-item', marker } : block,
    );
}

function rowsOf(table: Table): ParsedBlock[] {
  return table.children.map((row) => ({
    kind: 'list-item',
    text: row.children
      .map(plain)
      .filter((cell) => cell !== '')
      .join(' | '),
  }));
}

/** Text as it is shown: no markup, no picture descriptions, a soft line break is a space. */
function plain(node: Nodes): string {
  if (node.type === 'break') return '\n';
  if (node.type === 'text') return node.value.replace(/[ \t]*\n[ \t]*/g, ' ');
  if (node.type === 'html' || node.type === 'footnoteReference') return '';
  if ('children' in node) return node.children.map(plain).join('');
  return toString(node, { includeImageAlt: false, includeHtml: false });
}

function linkShare(node: Nodes): number {
  const whole = plain(node).length;
  return whole === 0 ? 0 : linkLength(node) / whole;
}

function linkLength(node: Nodes): number {
  if (node.type === 'link' || node.type === 'linkReference') return plain(node).length;
  return 'children' in node ? node.children.reduce((sum, child) => sum + linkLength(child), 0) : 0;
}
