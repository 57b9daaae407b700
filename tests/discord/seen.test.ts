// What a reader sees, by the rules of a Discord Markdown parser that is not ours.
import { parse } from 'discord-markdown-parser';
import fc from 'fast-check';
import { expect, it } from 'vitest';
import { renderAnswer } from '../../src/discord/render/render-answer.js';
import { unescapeRendered } from '../../src/discord/render/unescape-rendered.js';
import { anyAnswer } from './hostile-answers.js';

interface Node {
  readonly type: string;
  readonly content?: Node[] | string;
  readonly name?: string;
  readonly target?: string;
}

/** Nothing that anybody wrote may become a mention, a heading, a list, a spoiler, code, a link, a time or an emoji. */
const PLAIN = new Set(['text', 'strong', 'em', 'br', 'newline', 'blockQuote', 'twemoji']);

it.each(['normal', 'extended'] as const)('is what stands in the source (%s)', (rules) => {
  fc.assert(
    fc.property(anyAnswer, (answer) => {
      const { content } = renderAnswer(answer, { locale: 'en', purpose: 'ask', isPrivate: false });
      const tree = parse(content, rules) as Node[];
      for (const node of flatten(tree))
        if (!PLAIN.has(node.type)) expect(isOwnLink(node, content)).toBe(true);
      const quotes = tree
        .filter((node) => node.type === 'blockQuote')
        .map((node) => textOf(node).replace(/\n$/, ''));
      const written = [...content.matchAll(/^> [^\n]*(?:\n> [^\n]*)*/gm)].map(([block]) =>
        visible(unescapeRendered(block)),
      );
      expect(quotes.map(visible)).toEqual(written);
    }),
    { numRuns: 2000 },
  );
});

/** The one link that the frame makes: `[open](<…>)`; the parser calls its address an autolink. */
function isOwnLink(node: Node, content: string): boolean {
  return (
    ['autolink', 'url', 'link'].includes(node.type) && content.includes(`[open](<${node.target ?? ''}>)`)
  );
}

function flatten(nodes: readonly Node[]): Node[] {
  return nodes.flatMap((node) => [
    node,
    ...(Array.isArray(node.content) && !node.target ? flatten(node.content) : []),
  ]);
}

function textOf(node: Node): string {
  if (node.type === 'br' || node.type === 'newline') return '\n';
  if (node.type === 'twemoji') return node.name ?? '';
  return typeof node.content === 'string' ? node.content : (node.content ?? []).map(textOf).join('');
}

/** Names of invisible characters count as what they name. */
function visible(text: string): string {
  return unescapeRendered(`“${text.replaceAll('\\', '\\\\').replaceAll('*', '\\*')}`);
}
