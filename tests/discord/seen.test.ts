// What a reader sees, by the rules of a Discord Markdown parser that is not ours.
import { parse } from 'discord-markdown-parser';
import fc from 'fast-check';
import { expect, it } from 'vitest';
import { escapeText } from '../../src/discord/render/escape-text.js';
import { renderInline } from '../../src/discord/render/render-inline.js';
import { renderSlice } from '../../src/discord/render/render-slice.js';
import { hostilePiece } from './hostile-answers.js';

interface Node {
  readonly type: string;
  readonly content?: Node[] | string;
  readonly name?: string;
}

/** Nothing that anybody wrote may become a mention, a heading, a list, a spoiler, code, a link, a time or an emoji name. */
const PLAIN = new Set(['text', 'strong', 'em', 'br', 'newline', 'blockQuote', 'twemoji']);

/** Short: the parser takes very long over long lines. */
const someText = fc
  .tuple(fc.array(hostilePiece, { minLength: 1, maxLength: 15 }), fc.constantFrom('', ' '))
  .map(([pieces, space]) => pieces.join(space))
  .filter((text) => text.length < 300);

it.each(['normal', 'extended'] as const)('is what stands in the source (%s)', (rules) => {
  fc.assert(
    fc.property(someText, fc.nat(40), fc.nat(40), (text, from, length) => {
      const start = Math.min(from, text.length);
      const { markdown } = renderSlice(text, [{ start, end: Math.min(text.length, start + length) }], 5000);
      const title = renderInline(text, 100);
      const tree = parse(`**Question:** ${title}\n> **1** › “${markdown}”\n— *${title}*, p`, rules) as Node[];
      expect(flatten(tree).filter(({ type }) => !PLAIN.has(type))).toEqual([]);
      const quotes = tree.filter(({ type }) => type === 'blockQuote');
      expect(quotes.map(textOf).join('').trimEnd()).toBe(`1 › “${withoutBackslashes(escapeText(text))}”`);
    }),
    { numRuns: 2000 },
  );
});

function flatten(nodes: readonly Node[]): Node[] {
  return nodes.flatMap((node) => [node, ...(Array.isArray(node.content) ? flatten(node.content) : [])]);
}

function textOf(node: Node): string {
  if (node.type === 'br' || node.type === 'newline') return '\n';
  if (node.type === 'twemoji') return node.name ?? '';
  return typeof node.content === 'string' ? node.content : (node.content ?? []).map(textOf).join('');
}

/** The source, with names in the place of invisible characters; the parser writes tabs as spaces. */
function withoutBackslashes(escaped: string): string {
  return escaped.replace(/\\(.)/gsu, '$1').replaceAll('\t', '    ');
}
