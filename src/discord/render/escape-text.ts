// Makes any text harmless in Discord Markdown, so that what is seen is what stands in the source.

/** One character (or a run of one invisible character) of the source with what is sent for it. */
export interface EscapedUnit {
  readonly start: number;
  readonly end: number;
  readonly out: string;
}

/**
 * Escapes Markdown, mentions, links, invites and emoji names with backslashes, which Discord does not show, and
 * makes invisible characters visible as `⟨U+202E⟩`. `unescapeRendered` undoes both. Newlines stay newlines.
 */
export function escapeText(text: string): string {
  return escapeUnits(text)
    .map((unit) => unit.out)
    .join('');
}

export function escapeUnits(text: string): EscapedUnit[] {
  const units: EscapedUnit[] = [];
  let line: LineState = 'start';
  let marks = 0;
  for (let start = 0; start < text.length;) {
    const character = String.fromCodePoint(text.codePointAt(start) ?? 0);
    let end = start + character.length;
    const isAscii = character >= ' ' && character <= '~';
    marks = !isAscii && MARK.test(character) ? marks + 1 : 0;
    let out = character;
    if (!isAscii && (isHidden(text, start, character) || marks > MARKS_IN_A_ROW)) {
      while (text.startsWith(character, end)) end += character.length;
      out = visibleName(character, (end - start) / character.length);
    } else if (needsBackslash(text, start, character, line)) {
      out = `\\${character}`;
    }
    units.push({ start, end, out });
    line = nextLineState(line, character);
    start = end;
  }
  return units;
}

/** `⟨U+200B⟩`, `⟨U+200B ×3⟩`. */
function visibleName(character: string, count: number): string {
  const code = (character.codePointAt(0) ?? 0).toString(16).toUpperCase().padStart(4, '0');
  return `⟨U+${code}${count > 1 ? ` ×${count}` : ''}⟩`;
}

const ALWAYS = new Set('\\*_~`|<[]@');
/** Headings, quotes, lists and small print begin a line. */
const AT_LINE_START = new Set('#>-+');

function needsBackslash(text: string, at: number, character: string, line: LineState): boolean {
  if (ALWAYS.has(character)) return true;
  if (line === 'start' && AT_LINE_START.has(character)) return true;
  if (character === '.') return line === 'digits' || isDotOfInvite(text, at);
  if (character === ')') return line === 'digits';
  if (character === ':') return startsAddressOrEmoji(text, at);
  return character === '⟨' && text.startsWith('U+', at + 1);
}

/** `https://`, and names such as `:tada:`. */
function startsAddressOrEmoji(text: string, at: number): boolean {
  ADDRESS_OR_EMOJI.lastIndex = at;
  return ADDRESS_OR_EMOJI.test(text);
}
const ADDRESS_OR_EMOJI = /:(?:\/\/|[^\s:]{1,80}:)/y;

/** Discord finds invites (`discord.gg/…`) in the raw text, also without `https://`. */
function isDotOfInvite(text: string, at: number): boolean {
  return (
    /discord(?:app)?$/i.test(text.slice(Math.max(0, at - 10), at)) &&
    /^\p{L}/u.test(text.slice(at + 1, at + 3))
  );
}

type LineState = 'start' | 'digits' | 'inside';

function nextLineState(line: LineState, character: string): LineState {
  if (character === '\n') return 'start';
  if (line === 'start' && (/\s/.test(character) || AT_LINE_START.has(character))) return 'start';
  if (line !== 'inside' && /\d/.test(character)) return 'digits';
  return 'inside';
}

const MARK = /^\p{M}$/u;
/** More combining marks than any writing stacks run into the lines above and below. */
const MARKS_IN_A_ROW = 4;

/** Invisible, direction-changing, control and unpaired characters. */
const HIDDEN =
  /^(?:(?![\n\t])\p{Cc}|\p{Cs}|\p{Zl}|\p{Zp}|\p{Noncharacter_Code_Point}|\p{Default_Ignorable_Code_Point}|[\uFFF9-\uFFFB\u2800])$/u;

function isHidden(text: string, at: number, character: string): boolean {
  if (!HIDDEN.test(character)) return false;
  const before = text.slice(Math.max(0, at - 2), at);
  const after = text.slice(at + character.length, at + character.length + 2);
  if (character === '\uFE0F' || character === '\uFE0E') return !EMOJI_END.test(before);
  if (character === '\u200D' && EMOJI_END.test(before) && EMOJI_START.test(after)) return false;
  if (character === '\u200D' || character === '\u200C')
    return !(JOINED_END.test(before) && JOINED_START.test(after));
  return true;
}
const EMOJI_END = /[\p{Emoji}\uFE0F]$/u;
const EMOJI_START = /^\p{Extended_Pictographic}/u;
/** Scripts that are written with joiners. */
const JOINED = String.raw`[\p{Script=Arabic}\p{Script=Devanagari}\p{Script=Bengali}\p{Script=Gujarati}\p{Script=Gurmukhi}\p{Script=Tamil}\p{Script=Telugu}\p{Script=Kannada}\p{Script=Malayalam}\p{Script=Oriya}\p{Script=Sinhala}\p{Script=Khmer}\p{Script=Myanmar}]`;
const JOINED_END = new RegExp(`${JOINED}$`, 'u');
const JOINED_START = new RegExp(`^${JOINED}`, 'u');
