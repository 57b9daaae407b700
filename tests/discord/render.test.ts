// The renderer: what is sent stays within Discord's limits, and what is seen is what stands in the source.
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { Quote } from '../../src/domain.js';
import {
  packPlaces,
  readCustomId,
  readRef,
  unpackPlaces,
  writeCustomId,
} from '../../src/discord/ids/custom-id.js';
import { cutIntoParts } from '../../src/discord/render/cut-into-parts.js';
import { escapeText } from '../../src/discord/render/escape-text.js';
import { readQuestion } from '../../src/discord/render/read-question.js';
import { renderAnswer, renderMore } from '../../src/discord/render/render-answer.js';
import { renderCard } from '../../src/discord/render/render-card.js';
import { renderCopyable } from '../../src/discord/render/render-copyable.js';
import { renderDate } from '../../src/discord/render/render-date.js';
import { oneLine, renderInline, wellFormed } from '../../src/discord/render/render-inline.js';
import { renderLookup } from '../../src/discord/render/render-lookup.js';
import { renderPage } from '../../src/discord/render/render-page.js';
import { renderSlice, renderedLength } from '../../src/discord/render/render-slice.js';
import { renderUnavailable } from '../../src/discord/render/render-unavailable.js';
import { renderVerification } from '../../src/discord/render/render-verification.js';
import { safeUrl } from '../../src/discord/render/safe-url.js';
import { unescapeRendered } from '../../src/discord/render/unescape-rendered.js';
import type { OutgoingMessage } from '../../src/discord/reply/outgoing-message.js';
import { checkMessage } from '../discord-double/limits/check-message.js';
import { anyAnswer, anyCard, anyQuote, anyText, hostileText, joinedText } from './hostile-answers.js';

/** The double refuses what Discord refuses: lengths, ids, empty labels. */
function mustBeAccepted(message: OutgoingMessage): void {
  expect(message.content.length).toBeLessThanOrEqual(2000);
  expect(message.content.trim()).not.toBe('');
  expect(message.content).not.toMatch(
    /[\u202A-\u202E\u2066-\u2069\u200B\u200E\u200F\uFEFF\u00AD\u0000-\u0008]/,
  );
  expect(message.content).not.toMatch(/\p{Surrogate}/u);
  checkMessage({ content: message.content, components: message.rows }, { files: [] });
}

/** Quotes of a rendered message: what stands in quote bars. */
function quotesIn(content: string): { number: number; raw: string }[] {
  return [...content.matchAll(/^> \*\*(\d+)\*\* › “([\s\S]*?)”\n(?=— )/gm)].map(([, number, raw]) => ({
    number: Number(number),
    raw: raw ?? '',
  }));
}

function mustBeVerbatim(raw: string, text: string): void {
  // A quote begins behind its mark, not at the start of a line, where ">" would be a bar.
  const uncut = unescapeRendered(`“${raw}`).slice(1);
  const cutBefore = uncut.replace(/^… /, '');
  const shown = [uncut, cutBefore, uncut.replace(/ …$/, ''), cutBefore.replace(/ …$/, '')];
  expect(
    shown.some((one) => one !== '' && text.includes(one)),
    JSON.stringify({ raw, shown, text }),
  ).toBe(true);
}

describe('renderAnswer', () => {
  it('is never refused and always verbatim, for 10,000 answers', () => {
    const purposes = ['ask', 'find'] as const;
    fc.assert(
      fc.property(
        anyAnswer,
        fc.constantFrom('en' as const, 'vi' as const),
        fc.constantFrom(...purposes),
        fc.boolean(),
        (answer, locale, purpose, isPrivate) => {
          const message = renderAnswer(answer, { locale, purpose, isPrivate });
          mustBeAccepted(message);
          if (answer.kind !== 'quoted') return;
          const found = quotesIn(message.content);
          expect(found.length).toBeGreaterThan(0);
          expect(found.map(({ number }) => number)).toEqual(found.map((_one, index) => index + 1));
          found.forEach(({ raw }, index) => mustBeVerbatim(raw, answer.quotes[index]?.text ?? ''));
          const citations = message.content.split('\n').filter((line) => line.startsWith('— '));
          expect(citations.length).toBe(found.length);
          if (answer.documentCount % 5 > 0) return;
          mustBeAccepted(renderMore(answer.generation, answer.quotes, 5, { locale, purpose, isPrivate }));
        },
      ),
      { numRuns: Number(process.env['RENDER_RUNS'] ?? 10_000), endOnFailure: true },
    );
  }, 600_000);

  it('looks as designed', () => {
    const document = {
      id: '0123456789ab',
      file: 'a.md',
      title: 'The 27th Dialogue',
      publisher: 'The Report',
      date: '2023-11',
      url: 'https://example.org',
    };
    const text = 'The delegation was headed by Mr. Pham Hai Anh, Director General. It met for two days.';
    const quote: Quote = {
      citation: { number: 1, document, place: { paragraph: 4, line: 9 } },
      span: { start: 100, end: 100 + text.length },
      text,
      best: { start: 129, end: 145 },
      language: 'en',
      cutBefore: true,
      cutAfter: false,
      alsoIn: [],
      support: 1,
    };
    const message = renderAnswer(
      {
        kind: 'quoted',
        question: 'Who led the delegation?',
        language: 'en',
        generation: 'g1',
        documentCount: 5,
        quotes: [quote],
        more: [],
      },
      { locale: 'en', purpose: 'ask', isPrivate: false },
    );
    expect(message.content).toBe(
      '**Question:** Who led the delegation?\n**1 passage may answer this** · 1 document\n\n' +
        '> **1** › “… The delegation was headed by **Mr. Pham Hai Anh**, Director General. It met for two days.”\n' +
        '— *The 27th Dialogue*, The Report, Nov 2023, paragraph 4 · [open](<https://example.org/>)',
    );
    expect(
      message.rows.flatMap((row) => row.components.map((one) => ('label' in one ? one.label : ''))),
    ).toEqual(['Show in context', 'Verify', 'Cite', '👍', '👎', 'Delete']);
  });
});

describe('escaping', () => {
  it('is undone by unescapeRendered', () => {
    fc.assert(
      fc.property(anyText, (text) => unescapeRendered(escapeText(text).replaceAll('\n', '\n> ')) === text),
      { numRuns: 3000 },
    );
  });

  it.each([
    ['@everyone', '\\@everyone'],
    ['https://evil.example', 'https\\://evil.example'],
    ['discord.gg/abc', 'discord\\.gg/abc'],
    ['a :tada: b 10:30', 'a \\:tada: b 10:30'],
    ['U.S. 3.14 co-op #1', 'U.S. 3.14 co-op #1'],
    ['# x', '\\# x'],
    ['a\n  - b\n12. c', 'a\n  \\- b\n12\\. c'],
    ['\u202Egpj', '⟨U+202E⟩gpj'],
    ['a\u200B\u200B\u200Bb', 'a⟨U+200B ×3⟩b'],
    ['👨‍👩‍👧 ❤️ 1️⃣', '👨‍👩‍👧 ❤️ 1️⃣'],
    ['⟨U+202E⟩', '\\⟨U+202E⟩'],
  ])('%j becomes %j', (text, escaped) => {
    expect(escapeText(text)).toBe(escaped);
  });

  it('keeps other people’s words on one line and within their budget', () => {
    fc.assert(
      fc.property(anyText, fc.integer({ min: 1, max: 200 }), (text, budget) => {
        const inline = renderInline(text, budget);
        expect(inline.length).toBeLessThanOrEqual(budget);
        expect(inline).not.toContain('\n');
      }),
    );
  });
});

describe('renderSlice', () => {
  it('shows the marked part and as much around it as fits, at word borders', () => {
    const text = `${'before '.repeat(60)}the marked words ${'after '.repeat(60)}`;
    const start = text.indexOf('the marked');
    const { markdown, shown } = renderSlice(text, [{ start, end: start + 16 }], 200);
    expect(markdown).toContain('**the marked words**');
    expect(markdown.length).toBeLessThanOrEqual(200);
    expect(markdown.length).toBeGreaterThan(170);
    expect(text.slice(shown.start, shown.end)).toMatch(/^before .*(after|before)$/);
  });

  it('never exceeds the budget, and shows all of what fits', () => {
    fc.assert(
      fc.property(
        anyText,
        fc.integer({ min: 20, max: 400 }),
        fc.nat(50),
        fc.nat(50),
        (text, budget, from, length) => {
          const start = Math.min(from, text.length);
          const marks = [{ start, end: Math.min(text.length, start + length) }];
          const { markdown, shown } = renderSlice(text, marks, budget);
          expect(markdown.length).toBeLessThanOrEqual(budget);
          expect(unescapeRendered(`“${markdown}`)).toBe(`“${text.slice(shown.start, shown.end)}`);
          if (renderedLength(text, marks) <= budget) expect(shown).toEqual({ start: 0, end: text.length });
        },
      ),
      { numRuns: 2000 },
    );
  });
});

describe('pages', () => {
  it('are cut into parts that are the whole page', () => {
    fc.assert(
      fc.property(fc.oneof(joinedText, hostileText), fc.integer({ min: 60, max: 600 }), (text, budget) => {
        const parts = cutIntoParts(text, [], budget);
        expect(parts.map(({ start, end }) => text.slice(start, end)).join('')).toBe(text);
      }),
      { numRuns: 1000 },
    );
  });

  it('fit a message and lead on, whatever the text', () => {
    const card = { id: '0123456789ab', file: 'a', title: 'T' };
    fc.assert(
      fc.property(
        anyText,
        anyCard,
        fc.constantFrom('first' as const, 'last' as const, 'marked' as const, 1),
        (text, document, part) => {
          const page = {
            generation: 'g',
            document,
            page: 1,
            pageCount: 3,
            text: text.repeat(3),
            span: { start: 0, end: text.length * 3 },
            marked: { start: text.length, end: text.length + Math.min(30, text.length) },
            languages: ['en'],
          };
          mustBeAccepted(
            renderPage(page, part, 'vi', (turn) => writeCustomId('page', card.id, 1 + turn.by, turn.part)),
          );
        },
      ),
      { numRuns: 1000 },
    );
  });
});

describe('other messages', () => {
  it('are never refused', () => {
    fc.assert(
      fc.property(
        anyQuote,
        fc.array(anyQuote, { minLength: 1, maxLength: 5 }),
        anyText,
        (quote, quotes, words) => {
          mustBeAccepted(renderCopyable(quote, 'en'));
          mustBeAccepted(
            renderCard(
              {
                generation: 'g',
                document: quote.citation.document,
                page: 0,
                pageCount: 2,
                text: 'x',
                span: { start: 0, end: 1 },
                languages: ['en', 'vi'],
              },
              'en',
            ),
          );
          mustBeAccepted(renderUnavailable({ state: 'removed', document: quote.citation.document }, 'vi'));
          mustBeAccepted(
            renderVerification(
              { state: 'identical', document: quote.citation.document, place: quote.citation.place },
              'vi',
            ),
          );
          const hits = quotes.map(({ citation, span, text }) => ({
            ref: { generation: 'g', documentId: citation.document.id, span },
            document: citation.document,
            place: citation.place,
            language: 'en',
            text,
            matches: [{ start: 0, end: Math.min(5, text.length) }],
          }));
          const typed = wellFormed(oneLine(words).slice(0, 200)).trim();
          const lookup = renderLookup(typed, { generation: 'g', total: 99, offset: 4, hits }, 'en');
          mustBeAccepted(lookup);
          if (typed !== '') expect(readQuestion(lookup.content)).toBe(typed);
        },
      ),
      { numRuns: 500 },
    );
  });
});

describe('looked-up words', () => {
  const hit = (text: string, matches: readonly string[]) => ({
    ref: { generation: 'g', documentId: '0123456789ab', span: { start: 0, end: text.length } },
    document: { id: '0123456789ab', file: 'a.md', title: 'T' },
    place: { paragraph: 1, line: 1 },
    language: 'en',
    text,
    matches: matches.map((word) => ({ start: text.indexOf(word), end: text.indexOf(word) + word.length })),
  });
  const rendered = (text: string, matches: readonly string[]) =>
    renderLookup('x', { generation: 'g', total: 1, offset: 0, hits: [hit(text, matches)] }, 'en').content;

  it('show where a hit is cut, and mark a phrase as one', () => {
    expect(rendered('of religious freedom in law', ['religious', 'freedom'])).toContain(
      '> **1** › … of **religious freedom** in law …\n',
    );
    expect(rendered('They met in “Hue.”', ['Hue'])).toContain('› … They met in “**Hue**.”\n');
  });
});

describe('custom ids', () => {
  it('come back as they were written', () => {
    const ref = {
      generation: '20261125T220000-abc123',
      documentId: '00ff00ff00ff',
      span: { start: 123_456_789, end: 123_457_000 },
    };
    const packed = packPlaces([ref, ref, ref, ref], 35);
    expect(unpackPlaces(ref.generation, packed)).toEqual([ref, ref, ref, ref]);
    const id = writeCustomId('more', ref.generation, 5, packed);
    expect(id.length).toBeLessThanOrEqual(100);
    expect(readCustomId(id)).toEqual({ action: 'more', args: [ref.generation, '5', packed] });
  });

  it('are not read where another version wrote them, or nobody', () => {
    expect(readCustomId('0|verify|g')).toBeUndefined();
    expect(readCustomId('anything')).toBeUndefined();
    expect(readRef('g', 'short')).toBeUndefined();
    expect(readRef('g', '!'.repeat(16))).toBeUndefined();
  });
});

describe('dates and addresses', () => {
  it.each([
    ['2023-11-02', '2 Nov 2023', '2/11/2023'],
    ['2023-11', 'Nov 2023', '11/2023'],
    ['2023', '2023', '2023'],
    ['about 1900', 'about 1900', 'about 1900'],
  ])('%s', (date, en, vi) => {
    expect(renderDate(date, 'en')).toBe(en);
    expect(renderDate(date, 'vi')).toBe(vi);
  });

  it('end no link early and hide no host', () => {
    expect(safeUrl('https://e.org/a_(b)')?.href).toBe('https://e.org/a_%28b%29');
    expect(safeUrl('https://e.org/>)<@1>')?.href).not.toMatch(/[<>()]/);
    expect(safeUrl('javascript:alert(1)')).toBeUndefined();
    expect(safeUrl('https://discord.com@evil.example')).toBeUndefined();
  });
});
