// Reader of web pages: the article by Mozilla's Readability, its metadata, its block elements.
import { Readability } from '@mozilla/readability';
import { parseHTML } from 'linkedom';
import { composeText, type ParsedBlock } from '../compose-text.js';
import { decodeBytes } from '../decode-bytes.js';
import { Refusal } from '../file-report.js';
import { htmlBlocks, type DomNode } from '../html-blocks.js';
import { isProse } from '../line-shape.js';
import { parseDate } from '../parse-date.js';
import type { DocumentReader, WorkFacts } from '../reader.js';
import { mergeFacts, oneLine, readWorkFacts } from '../work-facts.js';

/** Pages that people write nest some tens of elements; a thousand is a machine's mistake or an attack. */
const DEEPEST = 1000;
/** Deeper than this, Readability is not asked: 300 levels take it half a second, 500 take seven. */
const DEEPEST_ARTICLE = 200;
/**
 * Readability walks up from each element: its time grows with the sum of all depths. Above this sum (measured: 5 s at
 * 1.6 million) the whole body is read instead.
 */
const MOST_STEPS = 1_500_000;
/** Where less than this share of the page's prose is left, the article was not found and the whole body is read. */
const LEAST_PROSE = 0.5;

export const htmlReader: DocumentReader = {
  read: (bytes) => {
    const decoded = decodeBytes(bytes, declaredEncoding(bytes));
    if (countTags(decoded.text) > MOST_TAGS) throw new Refusal('too-complex');
    const page = parsePage(decoded.text);
    const steps = stepsToRoot(page.body);
    const whole = htmlBlocks(page.body, { withoutFrame: true });
    const heading = oneLine(page.querySelector('h1')?.textContent ?? '');
    const facts = factsOfPage(page, heading);
    const article = steps > MOST_STEPS ? NO_ARTICLE : articleOf(page);
    const found = mergeFacts(facts, article.facts);
    const blocks = prose(article.blocks) >= prose(whole) * LEAST_PROSE ? article.blocks : whole;
    const { text, drafts, warnings } = composeText(withTitle(blocks, heading));
    return Promise.resolve({ text, drafts, stated: {}, found, warnings: [...decoded.warnings, ...warnings] });
  },
};

/** A page of a thousand paragraphs has some thousands; a million elements take a gigabyte. */
const MOST_TAGS = 300_000;

function countTags(html: string): number {
  let count = 0;
  for (let at = html.indexOf('<'); at >= 0; at = html.indexOf('<', at + 1)) count++;
  return count;
}

interface Page {
  readonly body: DomNode;
  readonly documentElement: DomNode;
  readonly querySelector: (selector: string) => DomNode | null;
  readonly querySelectorAll: (selector: string) => { readonly length: number };
}

/** `<meta charset>` or `<meta http-equiv>` near the start, as browsers look for it. */
function declaredEncoding(bytes: Uint8Array): string | undefined {
  const head = Buffer.from(bytes.subarray(0, 4096)).toString('latin1');
  return /<meta[^>]+charset\s*=\s*["']?\s*([\w:.-]+)/i.exec(head)?.[1];
}

function parsePage(html: string): Page {
  const whole = /<html[\s>]/i.test(html.slice(0, 10_000))
    ? html
    : `<!doctype html><html><head></head><body>${html}</body></html>`;
  const parsed: unknown = parseHTML(whole);
  return (parsed as { document: Page }).document;
}

/** Sum of the depths of all elements, infinite where one is too deep for Readability. Throws `Refusal` for a page nested deeper than pages are. */
function stepsToRoot(root: DomNode): number {
  let steps = 0;
  const stack = [root.childNodes[Symbol.iterator]()];
  for (let top = stack.at(-1); top !== undefined; top = stack.at(-1)) {
    const next = top.next();
    if (next.done === true) stack.pop();
    else if (next.value.nodeType === 1) {
      stack.push(next.value.childNodes[Symbol.iterator]());
      steps += stack.length > DEEPEST_ARTICLE ? Infinity : stack.length;
      if (stack.length > DEEPEST) throw new Refusal('too-complex');
    }
  }
  return steps;
}

const NO_ARTICLE: { blocks: ParsedBlock[]; facts: WorkFacts } = { blocks: [], facts: {} };

/** Readability as it is used here; its own types need the `dom` library, which Node code must not see. */
const ArticleFinder = Readability as unknown as new (
  page: Page,
  options: { serializer: (node: DomNode) => DomNode; charThreshold: number },
) => { parse: () => Article | null };

interface Article {
  readonly title?: string | null;
  readonly siteName?: string | null;
  readonly publishedTime?: string | null;
  readonly lang?: string | null;
  readonly content?: DomNode | null;
}

/** Readability changes the page, so this comes last. */
function articleOf(page: Page): typeof NO_ARTICLE {
  const article = new ArticleFinder(page, { serializer: (node) => node, charThreshold: 200 }).parse();
  if (article === null) return NO_ARTICLE;
  const { title, siteName, publishedTime, lang, content } = article;
  const { facts } = readWorkFacts({
    title,
    publisher: siteName,
    date: publishedTime,
    languages: lang,
  });
  return { blocks: content ? htmlBlocks(content) : [], facts };
}

/** What the page's head says; Readability knows the rest. */
function factsOfPage(page: Page, heading: string): WorkFacts {
  const attribute = (selector: string, name: string): string | undefined =>
    page.querySelector(selector)?.getAttribute?.(name)?.trim() || undefined;
  const date =
    attribute('meta[property="article:published_time"]', 'content') ??
    attribute('meta[itemprop="datePublished"]', 'content') ??
    attribute('time[datetime]', 'datetime');
  const title =
    attribute('meta[property="og:title"]', 'content') ??
    oneLine(page.querySelector('title')?.textContent ?? '');
  const { facts } = readWorkFacts({
    title: title.includes(heading) && heading !== '' ? heading : title,
    publisher: attribute('meta[property="og:site_name"]', 'content'),
    date: date === undefined ? undefined : parseDate(date),
    url: attribute('link[rel="canonical"]', 'href') ?? attribute('meta[property="og:url"]', 'content'),
    languages: page.documentElement.getAttribute?.('lang'),
  });
  return facts;
}

function prose(blocks: readonly ParsedBlock[]): number {
  return blocks
    .filter((block) => block.kind !== 'furniture' && block.kind !== 'heading' && isProse(block.text))
    .reduce((sum, block) => sum + block.text.length, 0);
}

/** Readability leaves the page's own headline out of the article. */
function withTitle(blocks: readonly ParsedBlock[], heading: string): readonly ParsedBlock[] {
  if (heading === '' || blocks.some((block) => block.kind === 'heading' && oneLine(block.text) === heading))
    return blocks;
  return [{ kind: 'heading', text: heading, level: 1 }, ...blocks];
}

/** Blocks of a piece of HTML, e.g. inside Markdown. */
export function fragmentBlocks(html: string): ParsedBlock[] {
  const { body } = parsePage(html);
  stepsToRoot(body);
  return htmlBlocks(body);
}
