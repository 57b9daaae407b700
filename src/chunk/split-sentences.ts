// Sentence spans of a block of text, by rules of our own.
// Intl.Segmenter was considered: its tables change with Node's ICU, which would silently change an index,
// and most of its borders in `H.E. Mr.` or `Code.We` need repair anyway.
import type { Span } from '../domain.js';
import { BEFORE_NUMBERS, DOMAINS, NEVER_LAST, OPENERS, SOMETIMES_LAST } from './abbreviations.js';

/** Marks that may end a sentence, with the quotes, brackets and `[12]` notes that close behind them. */
const CANDIDATE =
  /(?<marks>[\p{STerm}…]+)(?<closers>(?:[\p{Pf}\p{Pe}’”]|["'](?![\p{L}\p{N}])|\[\d{1,3}\])*)|\n[^\S\n]*\n|[\u2028\u2029]|\s(?=[•▪●■◦‣]\s?)|\n(?=\s*(?:[-–—*+]|\d{1,3}[.)])\s)/gu;

/** UTF-16 units looked at on both sides of a mark: no rule needs more, and long blocks stay linear. */
const LOOK_BACK = 80;
const LOOK_AHEAD = 80;

/**
 * Splits a block into sentences.
 *
 * @returns spans in offsets of `text`: trimmed of white space, in order, together covering every other
 * character. A block without white space or marks is one sentence; an empty block has none.
 */
export function splitSentences(text: string): Span[] {
  const spans: Span[] = [];
  let start = 0;
  for (const match of text.matchAll(CANDIDATE)) {
    const end = match.index + match[0].length;
    if (
      match.groups?.['marks'] === undefined ||
      isEnd(text, start, match.index, match.groups['marks'], end)
    ) {
      addTrimmed(spans, text, start, end);
      start = end;
    }
  }
  addTrimmed(spans, text, start, text.length);
  return joinWordless(spans, text);
}

/** Decides whether the marks at `at` end the sentence that began at `start`; `end` is behind their closers. */
function isEnd(text: string, start: number, at: number, marks: string, end: number): boolean {
  const rest = text.slice(end, end + LOOK_AHEAD);
  const ahead =
    /^(?<gap>\s*)(?<opening>[\p{P}\p{S}\s]*)(?<next>[\p{L}\p{M}\p{N}]*)/u.exec(rest)?.groups ?? {};
  const next = ahead['next'] ?? '';
  const spaced = ahead['gap'] !== '';
  const before = text.slice(Math.max(start, at - LOOK_BACK), at);
  if (next === '') return spaced || rest === '' || /[^.…]/u.test(marks);
  if (/^[,;:،、，；：]/u.test(rest) || /^\p{Ll}/u.test(next)) return false;
  if (/[([]\s?$/u.test(before) && /^[)\]]/u.test(text.slice(at + marks.length))) return false;
  if (/[^.…?!]/u.test(marks)) return !/^と/u.test(next);
  if (!spaced) return isGluedEnd(before, marks, next, rest);
  return marks === '.' ? isFullStop(before, at - start < LOOK_BACK, next) : true;
}

/** `Penal Code.We`: an end without white space behind it; not in addresses, decimals or abbreviations. */
function isGluedEnd(before: string, marks: string, next: string, rest: string): boolean {
  const word = /[\p{L}\p{M}\p{N}.@/:_-]*$/u.exec(before)?.[0] ?? '';
  if (!/^[.?!]$/u.test(marks) || /[@/:_.]/u.test(word) || isAbbreviation(word)) return false;
  if (!/^["'“‘«(]?(?:\p{Lu}[\p{Ll}\p{M}]+|\p{Lu})(?=[\s,’'])/u.test(rest)) return false;
  return /^\p{L}?[\p{Ll}\p{M}]{2,}$/u.test(word) && !DOMAINS.has(next.toLowerCase());
}

/** A single full stop with white space behind it and no small letter after. */
function isFullStop(before: string, fromStart: boolean, next: string): boolean {
  const word = (/[\p{L}\p{M}\p{N}./&]*$/u.exec(before)?.[0] ?? '').toLowerCase();
  const opens = /^\p{Lu}/u.test(next) && OPENERS.has(next.toLowerCase());
  if (NEVER_LAST.has(word) || isTitleChain(word)) return false;
  if (BEFORE_NUMBERS.has(word)) return !/^\p{N}/u.test(next);
  if (SOMETIMES_LAST.has(word)) return opens;
  if (word === 'v.v' || word === 'etc') return true;
  if (/^(?:\p{L}\p{M}*\.)*\p{L}\p{M}*$/u.test(word)) return opens;
  // `1.`, `a)`, `IV.` and `Article 5.` at the beginning number what follows.
  return (
    !fromStart ||
    !/^\s*(?:[-–—•*(]\s*)?(?:\p{N}{1,3}|[IVXLC]{1,6}|\p{Lu}[\p{L}\p{M}]*\s\p{N}{1,4})$/u.test(before)
  );
}

/** `PGS.TS` and the like: every part is an abbreviation. */
function isTitleChain(word: string): boolean {
  return word.includes('.') && word.split('.').every((part) => NEVER_LAST.has(part));
}

function isAbbreviation(word: string): boolean {
  const lower = word.toLowerCase();
  return (
    NEVER_LAST.has(lower) || BEFORE_NUMBERS.has(lower) || SOMETIMES_LAST.has(lower) || /^\p{L}?$/u.test(word)
  );
}

function addTrimmed(spans: Span[], text: string, from: number, to: number): void {
  const slice = text.slice(from, to);
  const start = from + (slice.length - slice.trimStart().length);
  const end = from + slice.trimEnd().length;
  if (end > start) spans.push({ start, end });
}

/** A span without a letter or number (`* * *`, `...`) belongs to its neighbour. */
function joinWordless(spans: readonly Span[], text: string): Span[] {
  const joined: Span[] = [];
  for (const span of spans) {
    const last = joined.at(-1);
    const wordless = (of: Span): boolean => !/[\p{L}\p{N}]/u.test(text.slice(of.start, of.end));
    if (last && (wordless(span) || wordless(last)))
      joined[joined.length - 1] = { start: last.start, end: span.end };
    else joined.push(span);
  }
  return joined;
}
