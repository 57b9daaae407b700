// Page furniture is recognised and real text is kept: generated pages, traps, and the first corpus where it is at hand.
import { existsSync } from 'node:fs';
import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import type { BlockKind, SourceDocument } from '../../src/domain.js';
import { readCorpus } from '../../src/corpus/read-corpus.js';
import { readDocument } from '../../src/corpus/read-document.js';
import { generatePage } from './generate-page.js';

async function read(text: string, file = 'page.txt'): Promise<SourceDocument> {
  const { document, report } = await readDocument(file, Buffer.from(text));
  if (document === undefined) throw new Error(report.reason);
  return document;
}

function textsOf(document: SourceDocument, ...kinds: BlockKind[]): string[] {
  return document.blocks
    .filter((block) => kinds.includes(block.kind))
    .map(({ span }) => document.text.slice(span.start, span.end));
}

const PAGES = Array.from({ length: 120 }, (_, at) => generatePage(at + 1));

describe.each(PAGES)('$name', (page) => {
  it('as text: no furniture is quotable, no paragraph is lost', async () => {
    const document = await read(page.text);
    const quotable = textsOf(document, 'paragraph', 'list-item');
    expect(quotable).toEqual([...page.paragraphs, ...page.items].sort(byPlaceIn(page.text)));
    expect(textsOf(document, 'heading')).toEqual(page.headings);
    expect(document.card.title).toBe(page.headings[0]);
  });

  it('as HTML: no furniture is quotable, no paragraph is lost', async () => {
    const document = await read(page.html, 'page.html');
    const quotable = textsOf(document, 'paragraph', 'list-item');
    for (const text of [...page.paragraphs, ...page.items]) expect(quotable).toContain(text);
    for (const text of page.furniture) expect(quotable.filter((quote) => quote.includes(text))).toEqual([]);
    expect(document.card.title).toBe(page.headings[0]);
  });
});

function byPlaceIn(text: string): (a: string, b: string) => number {
  return (a, b) => text.indexOf(a) - text.indexOf(b);
}

describe('what is not furniture', () => {
  const prose = 'The council met on Monday and agreed on the bridge.';

  it.each<[string, string, string]>([
    [
      'a last paragraph after related headlines',
      `${prose}\n\nRelated news\nA mill opens\nA road closes\n\nThe council will meet again, officials said.`,
      'The council will meet again, officials said.',
    ],
    [
      'a last line without a full stop',
      `${prose}\n\nThe next meeting of the council takes place in spring`,
      'The next meeting of the council takes place in spring',
    ],
    [
      'a paragraph about cookies',
      `Bakeries\n\n${prose}\n\nThe bakery sold forty cookies to the school on Monday.`,
      'The bakery sold forty cookies to the school on Monday.',
    ],
    [
      'a paragraph about official websites',
      `${prose}\n\n${prose} Twice.\n\nThe ministry moved its official website to a .gov address with https for secure payments.`,
      'The ministry moved its official website to a .gov address with https for secure payments.',
    ],
    [
      'a paragraph about copyright',
      `${prose}\n\nCopyright law was changed in the spring session.`,
      'Copyright law was changed in the spring session.',
    ],
    [
      'a paragraph about Vietnamese copyright',
      `${prose}\n\nBản quyền tác giả được luật bảo hộ trong năm mươi năm.`,
      'Bản quyền tác giả được luật bảo hộ trong năm mươi năm.',
    ],
    [
      'a sentence that begins with By',
      `${prose}\n\nBy spring, the bridge had been repaired.`,
      'By spring, the bridge had been repaired.',
    ],
    [
      'a sentence that begins with Theo',
      `${prose}\n\nTheo kế hoạch, cây cầu sẽ xong trước mùa mưa.`,
      'Theo kế hoạch, cây cầu sẽ xong trước mùa mưa.',
    ],
    [
      'a sentence that begins with Share',
      `${prose}\n\nShare prices fell on Monday.`,
      'Share prices fell on Monday.',
    ],
    [
      'a short question',
      `${prose}\n\nWhy did it take so long? Because of the rain.`,
      'Why did it take so long? Because of the rain.',
    ],
    ['a short sentence at the end', `${prose}\n\nThank you for coming.`, 'Thank you for coming.'],
    [
      'a sentence in capitals',
      `${prose}\n\nDO NOT CROSS THE BRIDGE AT NIGHT.`,
      'DO NOT CROSS THE BRIDGE AT NIGHT.',
    ],
    [
      'a long paragraph that mentions a photo',
      `${prose}\n\nThe mayor showed a photo of the bridge from 1950, and everybody laughed.`,
      'The mayor showed a photo of the bridge from 1950, and everybody laughed.',
    ],
    ['Chinese prose', `会议\n\n委员会星期一开会,同意修桥。\n\n大家都很高兴。`, '大家都很高兴。'],
    [
      'Thai prose, which has no full stops',
      'คณะกรรมการประชุมกันในวันจันทร์และเห็นพ้องกันเรื่องสะพานเก่าที่อยู่ใกล้ตลาดน้ำซึ่งจะได้รับการซ่อมแซมก่อนฤดูฝนปีนี้ด้วยความช่วยเหลือของชาวบ้าน',
      'คณะกรรมการ',
    ],
    [
      'a list without bullets',
      `The council named four guests:\nAnn Berg\nBo Chen\nCarla Diaz\nDinh Em\n\n${prose}`,
      'Carla Diaz',
    ],
  ])('%s', async (_, text, kept) => {
    const document = await read(text);
    expect(textsOf(document, 'paragraph', 'list-item').some((quote) => quote.includes(kept))).toBe(true);
  });

  it('keeps a file of short lines', async () => {
    const document = await read(
      'Opening hours\n\nMonday nine to five\nTuesday ten to six\nThe library is closed on Sunday',
    );
    expect(textsOf(document, 'paragraph')).toHaveLength(3);
    expect(textsOf(document, 'heading')).toEqual(['Opening hours']);
  });

  it('takes section titles, numbered ones too, for headings', async () => {
    const document = await read(`${prose}\n\nMenu\n\n${prose}\n\n2. Scope\n\n${prose}\n\nAnnex A\n${prose}`);
    expect(textsOf(document, 'heading')).toEqual(['Menu', '2. Scope', 'Annex A']);
  });

  it('joins lines that were wrapped at a column', async () => {
    const wrapped =
      'The harbour council met on Monday for the third time since the\nbridge was closed, and it agreed at last on a plan that all of\nthe villages can pay for.\n\nFarmers in the north had asked for such a plan for many years,\nbut nobody had listened to them until now, said the chairwoman\nof the union.';
    expect(textsOf(await read(wrapped), 'paragraph')).toEqual(wrapped.split('\n\n'));
  });
});

const SOURCES = join(import.meta.dirname, '../../../shared/sources');
const RULES = join(import.meta.dirname, '../../../shared/eval/README.md');

describe('the first corpus', () => {
  if (!existsSync(SOURCES) || !existsSync(RULES)) {
    it.skip(`skipped: ${SOURCES} is not there`, () => undefined);
    return;
  }
  const squeeze = (text: string): string => text.replace(/\s+/g, ' ').trim();

  it('quotes none of the strings that must never be quoted', async () => {
    const rules = await readFile(RULES, 'utf8');
    const table = (name: string): Record<string, string[]> =>
      JSON.parse(new RegExp('```json ' + name + '\\n([\\s\\S]*?)```').exec(rules)?.[1] ?? '') as Record<
        string,
        string[]
      >;
    const { documents } = await readCorpus(SOURCES);
    expect(documents).toHaveLength(5);
    for (const document of documents) {
      const quotable = textsOf(document, 'paragraph', 'list-item').map(squeeze);
      for (const text of table('never-quote-contains')[document.card.file] ?? []) {
        expect(quotable.filter((quote) => quote.includes(squeeze(text)))).toEqual([]);
      }
      for (const line of table('never-quote-line')[document.card.file] ?? [])
        expect(quotable).not.toContain(line);
    }
  });

  it('loses no line that ends as a sentence, but for banners and captions', async () => {
    const { documents } = await readCorpus(SOURCES);
    for (const document of documents) {
      const quotable = textsOf(document, 'paragraph', 'list-item').join('\n');
      const lines = document.text.split('\n').map((line) => line.trim().replace(/^- /, ''));
      const lost = lines.filter((line) => line.length > 40 && /[.]$/.test(line) && !quotable.includes(line));
      expect(lost.filter((line) => !/\.gov/.test(line))).toEqual([]);
    }
  });
});

describe('a file without prose', () => {
  it('of a title above page furniture alone has nothing to quote', async () => {
    const document = await read('The bridge at Alden\n\nShare on Facebook\n');
    expect(textsOf(document, 'paragraph', 'list-item')).toEqual([]);
    expect(document.card.title).toBe('The bridge at Alden');
  });

  it.each([
    ['of one line', 'The bridge at Alden\n'],
    ['of one line with furniture right below it', 'The bridge at Alden\nShare on Facebook\n'],
    ['of one line below furniture', 'Share on Facebook\n\nThe bridge at Alden\n'],
  ])('%s can be quoted', async (_, text) => {
    expect(textsOf(await read(text), 'paragraph')).toEqual(['The bridge at Alden']);
  });
});
