// What holds for the passages of every document, over generated ones in several scripts.
import fc from 'fast-check';
import { expect, test } from 'vitest';
import { chunkDocument } from '../../src/chunk/chunk-document.js';
import { splitSentences } from '../../src/chunk/split-sentences.js';
import type { Passage, SourceDocument } from '../../src/domain.js';
import { countTokens, detectByLetters, makeDocument } from './make-document.js';

const BUDGET = 30;
const WORDS = [
  ...'The dialogue U.S. Mr. No. 5 human rights, law; state.gov 3.5 “quoted” (in 2015) – H.E. D.C. Why? e.g.'.split(
    ' ',
  ),
  ...'Đối thoại nhân quyền Hoa Kỳ, TP. HCM v.v. PGS.TS. Điều 5. và Cuộc Ông'.split(' '),
  ...'人权对话。 为什么？ การเจรจา यह है। ما هو؟ Диалог. 👩‍👩‍👧‍👦 🇻🇳 e\u0301 \u00a0 \u202f ... … ! ? : ; - • * [12] "'.split(
    ' ',
  ),
];
const text = fc
  .array(
    fc.oneof(
      { weight: 20, arbitrary: fc.constantFrom(...WORDS) },
      fc.string({ unit: 'grapheme', maxLength: 6 }),
    ),
    {
      minLength: 1,
      maxLength: 60,
    },
  )
  .chain((words) =>
    fc.constantFrom(' ', '', '  ', '\u00a0').map((gap) => words.join(gap).replace(/[\r\n]/g, ' ')),
  );
const line = fc
  .tuple(fc.constantFrom('', '', '', '- ', '- ', '# ', '~ ', '\n'), text)
  .map(([mark, of]) => mark + of);
const document = fc
  .array(fc.oneof({ weight: 12, arbitrary: line }, fc.constant('---'), fc.constant('')), { maxLength: 14 })
  .map(makeDocument);

const chunk = (of: SourceDocument): Promise<readonly Passage[]> =>
  chunkDocument(of, { countTokens, budget: BUDGET, detectLanguage: detectByLetters });

/** Offsets inside the spans, without white space. */
function inked(of: string, spans: readonly { start: number; end: number }[]): Set<number> {
  const offsets = new Set<number>();
  for (const { start, end } of spans)
    for (let at = start; at < end; at += 1) if (/\S/.test(of[at] ?? ' ')) offsets.add(at);
  return offsets;
}

test('sentences are trimmed, in order, and cover all but white space', () => {
  fc.assert(
    fc.property(fc.oneof(text, fc.string({ unit: 'binary', maxLength: 200 })), (of) => {
      const spans = splitSentences(of);
      for (const [index, { start, end }] of spans.entries()) {
        expect(start).toBeGreaterThanOrEqual(spans[index - 1]?.end ?? 0);
        expect(end).toBeGreaterThan(start);
        expect(of.slice(start, end)).toBe(of.slice(start, end).trim());
      }
      expect(inked(of, spans)).toEqual(inked(of, [{ start: 0, end: of.length }]));
    }),
    { numRuns: 400 },
  );
});

test('passages are exact slices, in order, without overlap, sentences inside', async () => {
  await fc.assert(
    fc.asyncProperty(document, async (of) => {
      let end = 0;
      for (const passage of await chunk(of)) {
        expect(passage.text).toBe(of.text.slice(passage.span.start, passage.span.end));
        expect(passage.text).toBe(passage.text.trim());
        expect(passage.span.start).toBeGreaterThanOrEqual(end);
        end = passage.span.end;
        let at = passage.span.start;
        for (const sentence of passage.sentences) {
          expect(sentence.start).toBeGreaterThanOrEqual(at);
          expect(sentence.end).toBeGreaterThan(sentence.start);
          at = sentence.end;
        }
        expect(at).toBe(passage.span.end);
        expect(passage.line).toBe(of.text.slice(0, passage.span.start).split('\n').length);
      }
    }),
    { numRuns: 300 },
  );
});

test('every word of the paragraphs and items is in one passage, and nothing of headings or furniture', async () => {
  await fc.assert(
    fc.asyncProperty(document, async (of) => {
      const kinds = (...wanted: string[]): { start: number; end: number }[] =>
        of.blocks
          .filter((block) => wanted.includes(block.kind))
          .map((block) => block.span)
          .filter((span) => /[\p{L}\p{N}]/u.test(of.text.slice(span.start, span.end)));
      const passages = await chunk(of);
      const quotable = inked(of.text, kinds('paragraph', 'list-item'));
      expect(
        inked(
          of.text,
          passages.flatMap((passage) => passage.sentences),
        ),
      ).toEqual(quotable);
      const covered = inked(
        of.text,
        passages.map((passage) => passage.span),
      );
      for (const offset of inked(of.text, kinds('heading', 'furniture')))
        expect(covered.has(offset)).toBe(false);
    }),
    { numRuns: 300 },
  );
});

test('no passage of several sentences is over the budget, and none reaches over a page or section', async () => {
  await fc.assert(
    fc.asyncProperty(document, async (of) => {
      for (const passage of await chunk(of)) {
        const tokens = await countTokens(
          passage.sentences.map(({ start, end }) => of.text.slice(start, end)),
        );
        if (tokens.length > 1) expect(tokens.reduce((a, b) => a + b, 0)).toBeLessThanOrEqual(BUDGET);
        const blocks = of.blocks.filter(
          ({ span }) => span.start < passage.span.end && span.end > passage.span.start,
        );
        expect(new Set(blocks.map((block) => block.page)).size).toBe(1);
      }
    }),
    { numRuns: 200 },
  );
});

test('the same document gives the same passages', async () => {
  await fc.assert(
    fc.asyncProperty(document, async (of) => {
      expect(await chunk(of)).toEqual(await chunk(of));
    }),
    { numRuns: 50 },
  );
});
