// A rendered message as a page that looks like a chat: its Markdown as a reader sees it, its menus and buttons below.
import { parse } from 'discord-markdown-parser';
import { ButtonStyle, ComponentType, type APIComponentInMessageActionRow } from 'discord.js';
import type { OutgoingMessage } from '../../src/discord/reply/outgoing-message.js';
import { STYLE } from './style.js';

export const PAGE_WIDTH = 760;

interface Node {
  readonly type: string;
  readonly content?: Node[] | string;
  readonly name?: string;
}

export function composePage(message: OutgoingMessage): string {
  const text = (parse(message.content, 'extended') as Node[]).map(toHtml).join('');
  const rows = message.rows.map((row) => `<div class="row">${row.components.map(component).join('')}</div>`);
  return `<!doctype html>
<html lang="en"><head><meta charset="utf-8"><title></title><style>${STYLE}</style></head>
<body style="width: ${PAGE_WIDTH}px">
<main>
  <div class="face">“”</div>
  <div class="message">
    <div class="by"><b>Verbatim</b><span class="app">APP</span><time>Today at 10:24</time></div>
    <div class="text">${text}</div>
    ${rows.join('\n    ')}
  </div>
</main>
<script>document.title = String(document.querySelector('main').offsetHeight);</script>
</body></html>
`;
}

const TAGS: Readonly<Record<string, string>> = { strong: 'b', em: 'i', blockQuote: 'blockquote', url: 'a' };

function toHtml(node: Node): string {
  if (node.type === 'br' || node.type === 'newline') return '<br>';
  const inner =
    typeof node.content === 'string'
      ? escapeHtml(node.content)
      : (node.content ?? [{ type: 'text', content: node.name ?? '' }]).map(toHtml).join('');
  const tag = TAGS[node.type];
  return tag === undefined ? inner : `<${tag}>${inner.replace(/(<br>)+$/, '')}</${tag}>`;
}

const LOOKS: Readonly<Record<number, string>> = {
  [ButtonStyle.Primary]: 'main',
  [ButtonStyle.Danger]: 'danger',
};

function component(shown: APIComponentInMessageActionRow): string {
  if (shown.type === ComponentType.Button) {
    const label = 'label' in shown ? (shown.label ?? '') : '';
    return `<span class="button ${LOOKS[shown.style] ?? ''}">${escapeHtml(label)}</span>`;
  }
  if (shown.type !== ComponentType.StringSelect) return '';
  const chosen = shown.options.find((option) => option.default === true);
  const label =
    chosen === undefined
      ? escapeHtml(shown.placeholder ?? '')
      : `${escapeHtml(chosen.label)}<small>${escapeHtml(chosen.description ?? '')}</small>`;
  return `<span class="menu"><span>${label}</span><span>⌄</span></span>`;
}

function escapeHtml(text: string): string {
  return text.replaceAll('&', '&amp;').replaceAll('<', '&lt;').replaceAll('>', '&gt;');
}
