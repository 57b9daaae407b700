// A DOM tree to blocks: block elements end a block, lists and tables become items, hidden and active elements are skipped.
import type { ParsedBlock } from './compose-text.js';

/** The little of a DOM element that is used; linkedom's types need the `dom` library, which Node code must not see. */
export interface DomNode {
  readonly nodeType: number;
  readonly localName?: string;
  readonly textContent: string | null;
  readonly childNodes: Iterable<DomNode>;
  readonly parentNode: DomNode | null;
  readonly getAttribute?: (name: string) => string | null;
  readonly querySelector?: (selector: string) => DomNode | null;
}

const BLOCK_ELEMENTS = new Set(
  `address article aside blockquote body caption center dd details div dl dt fieldset figcaption figure footer form
  h1 h2 h3 h4 h5 h6 header hr html legend li main menu nav ol p pre section summary table tbody td tfoot th thead tr ul`.split(
    /\s+/,
  ),
);
/** Nothing in these is text of the page. */
const SKIPPED_ELEMENTS = new Set(
  `audio button canvas embed head iframe input map math meta noscript object picture script select style svg template
  textarea title video`.split(/\s+/),
);
/** Parts of a page that frame the article, skipped where the whole body is read. */
const FRAME_ELEMENTS = new Set(['nav', 'footer', 'aside', 'form']);
const FRAME_ROLES = new Set([
  'navigation',
  'banner',
  'contentinfo',
  'search',
  'complementary',
  'dialog',
  'alertdialog',
  'menu',
]);

export interface HtmlBlockOptions {
  /** Leave out navigation, footer, asides and forms. */
  readonly withoutFrame?: boolean;
}

/** Blocks of an element in document order. Iterative, so that deep nesting cannot exhaust the stack. */
export function htmlBlocks(root: DomNode, options: HtmlBlockOptions = {}): ParsedBlock[] {
  const collector = new BlockCollector();
  const stack: { node: DomNode; children: Iterator<DomNode> }[] = [];
  const enter = (node: DomNode): void => {
    if (node.nodeType === 3) return collector.text(node.textContent ?? '');
    if (node.nodeType !== 1 && node !== root) return;
    if (isSkipped(node, options)) return;
    collector.open(node.localName ?? '', node);
    stack.push({ node, children: node.childNodes[Symbol.iterator]() });
  };
  enter(root);
  for (let top = stack.at(-1); top !== undefined; top = stack.at(-1)) {
    const next = top.children.next();
    if (next.done !== true) enter(next.value);
    else {
      stack.pop();
      collector.close(top.node.localName ?? '');
    }
  }
  collector.flush();
  return collector.blocks;
}

function isSkipped(node: DomNode, options: HtmlBlockOptions): boolean {
  const name = node.localName ?? '';
  const attribute = (key: string): string | null => node.getAttribute?.(key) ?? null;
  if (SKIPPED_ELEMENTS.has(name) || attribute('hidden') !== null || attribute('aria-hidden') === 'true')
    return true;
  if (/display\s*:\s*none|visibility\s*:\s*hidden/i.test(attribute('style') ?? '')) return true;
  return (
    options.withoutFrame === true && (FRAME_ELEMENTS.has(name) || FRAME_ROLES.has(attribute('role') ?? ''))
  );
}

const CELLS = new Set(['td', 'th']);
const CAPTIONS = new Set(['figcaption', 'caption']);
const LISTS = new Set(['ol', 'ul', 'menu']);
const ITEMS = new Set(['li', 'tr', 'dt', 'dd']);
const HEADING = /^h[1-6]$/;

class BlockCollector {
  readonly blocks: ParsedBlock[] = [];
  private buffer = '';
  private linked = 0;
  private links = 0;
  private preformatted = 0;
  private caption = 0;
  private heading = 0;
  /** Inside a table row whose cells are put on one line. */
  private row = false;
  /** Open lists, the next number of each; 0 for lists without numbers. */
  private readonly lists: number[] = [];
  private marker: string | undefined;

  text(raw: string): void {
    const text = this.preformatted > 0 ? raw : collapse(raw, this.buffer);
    this.buffer += text;
    if (this.links > 0) this.linked += text.length;
  }

  open(name: string, node: DomNode): void {
    if (name === 'br') return this.lineBreak();
    if (name === 'a') this.links++;
    if (!BLOCK_ELEMENTS.has(name)) return;
    if (this.row) return this.text(CELLS.has(name) && this.buffer.trim() !== '' ? ' | ' : ' ');
    this.flush();
    if (name === 'pre') this.preformatted++;
    if (CAPTIONS.has(name)) this.caption++;
    if (HEADING.test(name)) this.heading = Number(name[1]);
    if (LISTS.has(name)) this.lists.push(name === 'ol' ? Number(node.getAttribute?.('start') ?? 1) || 1 : 0);
    if (name === 'tr') this.row = isDataRow(node);
    if (ITEMS.has(name)) this.marker = name === 'li' ? this.nextMarker() : '';
  }

  close(name: string): void {
    if (name === 'a') this.links = Math.max(0, this.links - 1);
    if (!BLOCK_ELEMENTS.has(name)) return;
    if (this.row && name !== 'tr') return this.text(' ');
    this.flush();
    this.row = false;
    if (name === 'pre') this.preformatted--;
    if (CAPTIONS.has(name)) this.caption--;
    if (HEADING.test(name)) this.heading = 0;
    if (LISTS.has(name)) this.lists.pop();
    if (ITEMS.has(name)) this.marker = undefined;
  }

  flush(): void {
    const text = this.preformatted > 0 ? this.buffer : this.buffer.replace(/[ \t]*\n[ \t]*/g, '\n').trim();
    const linkShare = text.length === 0 ? 0 : Math.min(1, this.linked / text.length);
    this.buffer = '';
    this.linked = 0;
    if (text.trim() === '') return;
    if (this.caption > 0) this.blocks.push({ kind: 'furniture', text });
    else if (this.heading > 0)
      this.blocks.push({ kind: 'heading', text: text.replace(/\s+/g, ' '), level: this.heading, linkShare });
    else if (this.marker !== undefined) {
      this.blocks.push({ kind: 'list-item', text, marker: this.marker, linkShare });
      this.marker = undefined;
    } else this.blocks.push({ kind: 'paragraph', text, linkShare });
  }

  /** Two line breaks in a row are how old pages end a paragraph. */
  private lineBreak(): void {
    if (/\n[ \t]*$/.test(this.buffer)) this.flush();
    else this.buffer += '\n';
  }

  private nextMarker(): string {
    const number = this.lists.at(-1) ?? 0;
    if (number === 0) return '- ';
    this.lists[this.lists.length - 1] = number + 1;
    return `${number}. `;
  }
}

/** Longest text of a row that is data; longer ones are the layout of a page or hold paragraphs. */
const LONGEST_ROW = 300;

function isDataRow(row: DomNode): boolean {
  return (row.textContent ?? '').length <= LONGEST_ROW && !row.querySelector?.('table, ul, ol');
}

/** White space as a browser shows it: runs are one space, none at a block's start; non-breaking spaces stay. */
function collapse(raw: string, before: string): string {
  const text = raw.replace(/[ \t\n\r\f]+/g, ' ');
  return text.startsWith(' ') && (before === '' || /[ \n]$/.test(before)) ? text.slice(1) : text;
}
