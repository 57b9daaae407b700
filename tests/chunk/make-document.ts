// Documents for the chunking tests, written as lines with a mark for the kind of block.
import type { Block, BlockKind, SourceDocument } from '../../src/domain.js';

const KINDS: Readonly<Record<string, BlockKind>> = { '#': 'heading', '-': 'list-item', '~': 'furniture' };

/**
 * Each line is a block: `# ` heading, `- ` list item, `~ ` furniture, anything else a paragraph; `---` turns the
 * page; an empty line is only white space. Spans leave out the marks, as the corpus readers do.
 */
export function makeDocument(lines: readonly string[]): SourceDocument {
  const blocks: Block[] = [];
  let text = '';
  let page = lines.includes('---') ? 1 : undefined;
  for (const line of lines) {
    if (line === '---') {
      page = (page ?? 0) + 1;
      continue;
    }
    const kind = KINDS[line.slice(0, 2).trimEnd()] ?? 'paragraph';
    const mark = kind === 'paragraph' ? 0 : 2;
    const start = text.length + mark;
    text += `${line}\n`;
    if (line.trim() === '') continue;
    blocks.push({
      kind,
      span: { start, end: text.length - 1 },
      ...(kind === 'heading' ? { level: 1 } : {}),
      ...(page === undefined ? {} : { page }),
    });
  }
  return { card: { id: 'abcdef012345', file: 'test.txt', title: 'Test' }, text, hash: '', blocks };
}

/** A token is a word or a mark; CJK and Thai characters count one each. */
export function countTokens(texts: readonly string[]): Promise<number[]> {
  const token = /[\p{Script=Han}\p{Script=Thai}]|[^\s\p{P}\p{Script=Han}\p{Script=Thai}]+|\p{P}/gu;
  return Promise.resolve(texts.map((text) => text.match(token)?.length ?? 0));
}

/** Vietnamese by its letters, `und` below three words or without letters, else English. */
export function detectByLetters(text: string): string {
  if (/[\u1ea0-\u1ef9ăâđêôơưĂÂĐÊÔƠƯ]/u.test(text)) return 'vi';
  return (text.match(/[a-z]+/gi)?.length ?? 0) < 3 ? 'und' : 'en';
}
