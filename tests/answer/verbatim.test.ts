// Whatever stands in the documents and whatever is asked: a quote is an exact slice of its document, or is not shown.
import fc from 'fast-check';
import { beforeAll, describe, expect, it } from 'vitest';
import { answerQuestion } from '../../src/answer/answer-question.js';
import { isVerbatim } from '../../src/answer/cite.js';
import type { Answer, SourceDocument } from '../../src/domain.js';
import { normaliseSpace } from '../../src/evaluation/score-answer.js';
import type { SearchableIndex } from '../../src/search/search-passages.js';
import { createHashedEmbedder } from '../fakes/hashed-embedder.js';
import { openIndex, readText, twoRounds } from '../open-fixture.js';

const embedder = createHashedEmbedder();

const SCRIPTS: readonly (readonly string[])[] = [
  'the delegation discussed “rights”, progress — and U.S. law; Dr. Ng’s café naïve 27th 3.5%'.split(' '),
  'Đoàn Việt Nam trao đổi về quyền con người, hoà bình và tự do'.normalize('NFD').split(' '),
  ['人权对话', '在河内', '举行，', '双方', '讨论了', '法律。'],
  'ناقش الوفدان حقوق الإنسان، والحرية في المدينة'.split(' '),
  ['สิทธิมนุษยชน', 'การเจรจา', 'จัดขึ้น', 'ที่ฮานอย'],
  ['😀', '👩🏽‍🚀', '🇻🇳', 'launch', '🚀🚀', 'ok'],
  ['é', 'e\u0301', 'ﬁ', 'ß', 'İ', '\u00a0', '<b>', '**bold**', '@everyone', '\\n', '[x](y)'],
];

const sentence = fc
  .constantFrom(...SCRIPTS)
  .chain((words) => fc.array(fc.constantFrom(...words), { minLength: 4, maxLength: 40 }))
  .map((words) => `${words.join(' ')}.`);
const paragraph = fc.array(sentence, { minLength: 1, maxLength: 3 }).map((sentences) => sentences.join(' '));
const text = fc.array(paragraph, { minLength: 1, maxLength: 5 }).map((paragraphs) => paragraphs.join('\n\n'));

describe('an answer over generated documents', () => {
  it('quotes nothing but exact slices', async () => {
    let quotes = 0;
    await fc.assert(
      fc.asyncProperty(fc.array(text, { minLength: 1, maxLength: 3 }), fc.nat(), async (texts, pick) => {
        const documents: SourceDocument[] = [];
        for (const [at, of] of texts.entries())
          documents.push(await readText(`${at}.txt`, `A title\n\n${of}\n`));
        const index = await openIndex(documents, embedder);
        const all = texts.join(' ').split(/\s+/);
        for (const question of [
          all
            .slice(pick % all.length)
            .slice(0, 12)
            .join(' '),
          texts[0]!.slice(0, 300),
        ]) {
          const answer = await answerQuestion(index, embedder, question);
          quotes += quotesOf(answer).length;
          for (const quote of quotesOf(answer)) {
            const at = documents.findIndex(({ card }) => card.id === quote.citation.document.id);
            const document = documents[at]!;
            expect(document.text.slice(quote.span.start, quote.span.end)).toBe(quote.text);
            expect(isVerbatim(document, quote.span, quote.text)).toBe(true);
            expect(normaliseSpace(texts[at]!.normalize('NFC'))).toContain(normaliseSpace(quote.text));
            expect(quote.text.isWellFormed()).toBe(true);
            expect(quote.text.length).toBeLessThanOrEqual(400);
            expect(quote.best.start).toBeGreaterThanOrEqual(quote.span.start);
            expect(quote.best.end).toBeLessThanOrEqual(quote.span.end);
          }
          expect(quotesOf(answer).map(({ citation }) => citation.number)).toEqual(
            quotesOf(answer).map((_, number) => number + 1),
          );
        }
      }),
      { numRuns: 25 },
    );
    expect(quotes).toBeGreaterThan(25);
  });
});

describe('a document whose text is not the one that was read', () => {
  let index: SearchableIndex;

  beforeAll(async () => {
    index = await openIndex(await twoRounds(), embedder);
  });

  it('is never quoted, even where its text still holds the words', async () => {
    const tampered = change(index, 'lighthouse.en.txt', (document) => ({
      ...document,
      text: document.text.replace('1991', '1992'),
    }));
    const question = 'Who built the lighthouse on Gull Rock?';
    expect(filesOf(await answerQuestion(index, embedder, question))).toContain('lighthouse.en.txt');
    expect(filesOf(await answerQuestion(tampered, embedder, question))).not.toContain('lighthouse.en.txt');
  });

  it('gives "not found" where nothing else answers', async () => {
    const tampered = {
      ...index,
      generation: {
        ...index.generation,
        documents: index.generation.documents.map((document) => ({ ...document, hash: '0'.repeat(64) })),
      },
    };
    const answer = await answerQuestion(tampered, embedder, 'Who built the lighthouse on Gull Rock?');
    expect(answer).toMatchObject({ kind: 'not-found', reason: 'weak-support' });
  });

  it('is not quoted with the passage’s text where the slice differs', async () => {
    const moved = change(index, 'lighthouse.en.txt', (document) => ({
      ...document,
      text: ` ${document.text}`,
    }));
    const answer = await answerQuestion(moved, embedder, 'Who built the lighthouse on Gull Rock?');
    expect(filesOf(answer)).not.toContain('lighthouse.en.txt');
  });
});

describe('isVerbatim', () => {
  it('wants the stored hash, the slice and some text', async () => {
    const document = await readText(
      'a.txt',
      'The lamp\n\nThe lamp burned whale oil for twenty long years.\n',
    );
    const start = document.text.indexOf('burned');
    const span = { start, end: start + 6 };
    expect(isVerbatim(document, span, 'burned')).toBe(true);
    expect(isVerbatim(document, span, 'Burned')).toBe(false);
    expect(isVerbatim(document, { start, end: start + 7 }, 'burned')).toBe(false);
    expect(isVerbatim(document, { start, end: start }, '')).toBe(false);
    expect(isVerbatim({ ...document, hash: 'f'.repeat(64) }, span, 'burned')).toBe(false);
  });
});

function change(
  index: SearchableIndex,
  file: string,
  edit: (document: SourceDocument) => SourceDocument,
): SearchableIndex {
  const documents = index.generation.documents.map((document) =>
    document.card.file === file ? edit(document) : document,
  );
  return { ...index, generation: { ...index.generation, documents } };
}

function quotesOf(answer: Answer) {
  return answer.kind === 'quoted' ? [...answer.quotes, ...answer.more] : [];
}

function filesOf(answer: Answer): string[] {
  return quotesOf(answer).map(({ citation }) => citation.document.file);
}
