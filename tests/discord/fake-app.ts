// An app without model and index, for tests of the Discord front: a few documents, answers by shared words.
import { createHash } from 'node:crypto';
import { setTimeout as sleep } from 'node:timers/promises';
import type { App, DocumentPage, LookupHit, QuoteRef, Unavailable } from '../../src/app-types.js';
import type { Answer, DocumentCard, LanguageCode, Quote, Span } from '../../src/domain.js';
import { fold, words } from '../../src/language/fold.js';

export interface FakeDocument {
  readonly card: DocumentCard;
  readonly language: LanguageCode;
  readonly text: string;
}

const GENERATION = '20261125T220000-abc123';

/** Words in a question that make the app misbehave: `crash`, `slow` (3 s), `never`. */
export function createFakeApp(documents: readonly FakeDocument[] = DOCUMENTS): App {
  const removed = new Set<string>();
  const find = (id: string) => documents.find(({ card }) => card.id === id && !removed.has(id));

  const misbehave = async (question: string) => {
    const said = new Set(words(question));
    if (said.has('crash')) throw new Error(`boom while answering ${question}`);
    if (said.has('slow')) await sleep(3000);
    if (said.has('never')) await new Promise(() => undefined);
    if (said.has('unplug'))
      for (const { card } of documents) if (card.title.includes('Guide')) removed.add(card.id);
  };

  const ask = async (question: string, filter: (document: FakeDocument) => boolean): Promise<Answer> => {
    await misbehave(question);
    const frame = { question, language: 'en', generation: GENERATION, documentCount: documents.length };
    const wanted = contentWords(question);
    if (wanted.length === 0)
      return { ...frame, kind: 'not-found', reason: 'empty-question', missing: [], nearest: [] };
    const all = documents.filter(filter).flatMap((document) => paragraphs(document));
    const scored = all
      .map((part) => ({
        part,
        score: contentWords(part.text).filter((word) => wanted.includes(word)).length,
      }))
      .filter(({ score }) => score > 0)
      .sort((a, b) => b.score - a.score)
      .map(({ part }, index) => toQuote(part, index + 1));
    if (scored.length > 0)
      return { ...frame, kind: 'quoted', quotes: scored.slice(0, 3), more: scored.slice(3, 7) };
    const missing = wanted.filter((word) => !documents.some(({ text }) => contentWords(text).includes(word)));
    return {
      ...frame,
      kind: 'not-found',
      reason: 'words-nowhere',
      missing,
      nearest: documents.slice(0, 2).map(({ card }) => card),
    };
  };

  return {
    ask: ({ question, previousQuestion, language, documentId }) =>
      ask(
        `${question}${previousQuestion === undefined || contentWords(question).length > 2 ? '' : ` ${previousQuestion}`}`,
        (document) =>
          (language === undefined || document.language === language) &&
          (documentId === undefined || document.card.id === documentId),
      ).then((answer) => ({ ...answer, question })),
    findSources: (statement) => ask(statement, () => true),
    lookup(query, { offset, limit }) {
      const phrase = /^"(.+)"$/.exec(query)?.[1];
      const hits = documents.flatMap((document) => hitsIn(document, phrase ?? query));
      return { generation: GENERATION, total: hits.length, offset, hits: hits.slice(offset, offset + limit) };
    },
    documents: () => documents.filter(({ card }) => !removed.has(card.id)).map(({ card }) => card),
    suggestDocuments: (typed, limit) =>
      documents
        .map(({ card }) => card)
        .filter((card) => fold(`${card.title} ${card.publisher ?? ''} ${card.file}`).includes(fold(typed)))
        .slice(0, limit),
    openDocument(documentId, page) {
      const document = find(documentId);
      return document === undefined ? undefined : pageOf(document, page);
    },
    openContext(ref, turn): Promise<DocumentPage | Unavailable> {
      const document = find(ref.documentId);
      if (document === undefined || ref.generation !== GENERATION)
        return Promise.resolve(unavailable(ref, documents));
      const pages = pagesOf(document.text);
      const at = pages.findIndex((page) => ref.span.start >= page.start && ref.span.start < page.end);
      const page = pageOf(document, Math.min(Math.max(at + turn, 0), pages.length - 1), ref.span);
      return Promise.resolve(page ?? { state: 'unknown' });
    },
    openQuote(ref) {
      const document = find(ref.documentId);
      if (document === undefined || ref.generation !== GENERATION)
        return Promise.resolve(unavailable(ref, documents));
      const text = document.text.slice(ref.span.start, ref.span.end);
      return Promise.resolve(toQuote({ document, span: ref.span, text, number: 1 }, 1));
    },
    verify(ref) {
      const document = find(ref.documentId);
      if (ref.generation !== GENERATION) return Promise.resolve({ state: 'pruned' });
      if (document === undefined) return Promise.resolve({ state: 'removed' });
      return Promise.resolve({
        state: 'identical',
        document: document.card,
        place: { paragraph: 1, line: 1 },
      });
    },
    status: () => ({
      generation: GENERATION,
      builtAt: '2026-11-25T22:00:00Z',
      documents: documents.length,
      passages: 12,
      languages: [
        { language: 'en', passages: 8 },
        { language: 'vi', passages: 4 },
      ],
      model: 'fake',
    }),
    explain: (question) =>
      Promise.resolve({
        question,
        language: 'en',
        generation: GENERATION,
        contentWords: ['delegation'],
        missing: ['29th'],
        threshold: 0.1,
        outcome: 'words-nowhere',
        candidates: 12,
        best: documents.slice(0, 6).map(({ card, text }) => ({
          document: card,
          place: { paragraph: 1, line: 1 },
          language: 'en',
          text,
          ranks: { keyword: 1, dense: 2, passage: 3 },
          matched: ['delegation'],
          figures: { passage: 0.5, keyword: 0.25 },
          score: -1,
          support: 0.07,
        })),
      }),
    refresh: () => Promise.resolve(),
    close: () => Promise.resolve(),
  };
}

function unavailable(ref: QuoteRef, documents: readonly FakeDocument[]): Unavailable {
  if (ref.generation !== GENERATION) return { state: 'pruned' };
  const card = documents.find((document) => document.card.id === ref.documentId)?.card;
  return card === undefined ? { state: 'unknown' } : { state: 'removed', document: card };
}

interface Part {
  readonly document: FakeDocument;
  readonly span: Span;
  readonly text: string;
  readonly number: number;
}

function paragraphs(document: FakeDocument): Part[] {
  return [...document.text.matchAll(/[^\n]+/g)].map((match, index) => ({
    document,
    span: { start: match.index, end: match.index + match[0].length },
    text: match[0],
    number: index + 1,
  }));
}

function toQuote({ document, span, text, number }: Part, citationNumber: number): Quote {
  const sentence = /^.*?[.!?](?=\s|$)/.exec(text)?.[0] ?? text;
  return {
    citation: { number: citationNumber, document: document.card, place: { paragraph: number, line: number } },
    span,
    text,
    best: { start: span.start, end: span.start + sentence.length },
    language: document.language,
    cutBefore: false,
    cutAfter: false,
    alsoIn: [],
    support: 0.8,
  };
}

function hitsIn(document: FakeDocument, query: string): LookupHit[] {
  const found: LookupHit[] = [];
  const text = document.text.toLowerCase();
  for (let at = text.indexOf(query.toLowerCase()); at >= 0; at = text.indexOf(query.toLowerCase(), at + 1)) {
    const start = Math.max(0, at - 60);
    const end = Math.min(text.length, at + query.length + 60);
    found.push({
      ref: { generation: GENERATION, documentId: document.card.id, span: { start, end } },
      document: document.card,
      place: { paragraph: 1, line: 1 },
      language: document.language,
      text: document.text.slice(start, end),
      matches: [{ start: at - start, end: at - start + query.length }],
    });
  }
  return found;
}

const PAGE_LENGTH = 600;

function pagesOf(text: string): Span[] {
  const pages: Span[] = [];
  for (let start = 0; start < text.length; start = pages.at(-1)?.end ?? text.length) {
    const border = text.indexOf('\n', start + PAGE_LENGTH);
    pages.push({ start, end: border < 0 ? text.length : border + 1 });
  }
  return pages;
}

function pageOf(document: FakeDocument, page: number, quoted?: Span): DocumentPage | undefined {
  const pages = pagesOf(document.text);
  const span = pages[page];
  if (span === undefined) return undefined;
  const start = Math.max(quoted?.start ?? 0, span.start);
  const end = Math.min(quoted?.end ?? 0, span.end);
  return {
    generation: GENERATION,
    document: document.card,
    page,
    pageCount: pages.length,
    text: document.text.slice(span.start, span.end),
    span,
    ...(end > start ? { marked: { start: start - span.start, end: end - span.start } } : {}),
    languages: [document.language],
  };
}

const STOP_WORDS = new Set(
  'the a an of in on and or to is are was were who what when where how did does do la gi ai o va cua co cac cho khi nao 28th'.split(
    ' ',
  ),
);

function contentWords(text: string): string[] {
  return words(fold(text)).filter((word) => word.length > 1 && !STOP_WORDS.has(word));
}

function card(file: string, rest: Omit<DocumentCard, 'id' | 'file'>): DocumentCard {
  return { id: createHash('sha256').update(file).digest('hex').slice(0, 12), file, ...rest };
}

const filler = (topic: string) =>
  Array.from(
    { length: 12 },
    (_unused, i) =>
      `Paragraph ${i + 1} of the ${topic} goes on at length about small matters, tides and lamps, so that there are pages to turn.`,
  ).join('\n');

const DOCUMENTS: readonly FakeDocument[] = [
  {
    card: card('harbour-guide.en.md', {
      title: 'Harbour Guide',
      publisher: 'Port Office',
      date: '2023-11-02',
      url: 'https://example.org/guide_(new)',
    }),
    language: 'en',
    text: `The lighthouse keeper was Anna Berg. She kept the lamp for forty years.\nThe harbour opens at six in the morning. Boats wait outside the mole until then.\nFerries leave for the island twice a day.\n${filler('guide')}`,
  },
  {
    card: card('so-tay-cang.vi.md', {
      title: 'Sổ tay cảng biển',
      publisher: 'Ban Quản lý Cảng',
      date: '2024-05',
    }),
    language: 'vi',
    text: 'Người giữ hải đăng là bà Nguyễn Thị Hoa. Bà giữ ngọn đèn suốt bốn mươi năm.\nCảng mở cửa lúc sáu giờ sáng. Thuyền phải đợi ngoài đê chắn sóng.\nPhà ra đảo mỗi ngày hai chuyến.',
  },
  {
    card: card('evil.en.md', {
      title: '**Evil** [title](https://evil.example) @everyone',
      publisher: '<@123> `code`',
      url: 'javascript:alert(1)',
    }),
    language: 'en',
    text: 'Smugglers wrote: @everyone see https://evil.example and discord.gg/abcdef now, **bold** ||spoiler|| <t:0:R> <:x:123456789012345678> \u202Egnp.exe\u202C end.\n# Smugglers heading\n- smugglers list ```js\nsmugglers code``` -# small print of smugglers',
  },
];
