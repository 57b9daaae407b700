// What the shape of a line tells without knowing its words: headline, label, date line, trail of links, page number.
import { parseDate } from './parse-date.js';

/** True where the text ends as sentences end, in any of the scripts that have such a mark. */
export function endsLikeSentence(whole: string): boolean {
  const text = whole.slice(-40);
  return (
    /[.!?…。！？．।۔։።៕។။]["'”’»)\]]*(?:\[\d+\])?$/u.test(text) && !/(?:^|\s)\p{Lu}\.$/u.test(text.slice(-3))
  );
}

/** True for what can only be prose: a finished sentence, the opening of a list, or too long for a headline. */
export function isProse(text: string): boolean {
  if (text.length > LONGEST_HEADLINE || wordCount(text) > 22) return true;
  if (endsLikeSentence(text)) return wordCount(text) >= 3;
  return /[:：]$/.test(text) && wordCount(text) >= 4;
}

/** Longest line without a final full stop that is taken for a headline, in UTF-16 units. */
export const LONGEST_HEADLINE = 130;

/** Words of a text; in scripts without spaces, a fifth of its characters. */
export function wordCount(text: string): number {
  const spaced = text.split(/\s+/).filter((word) => /[\p{L}\p{N}]/u.test(word)).length;
  const unspaced =
    text.match(/[\u0e00-\u0eff\u1000-\u109f\u1780-\u17ff\u3040-\u30ff\u3400-\u9fff]/g)?.length ?? 0;
  return Math.max(spaced, Math.floor(unspaced / 5));
}

/** All letters are capitals, with at least four of them. */
export function isAllCaps(text: string): boolean {
  const letters = text.match(/\p{L}/gu) ?? [];
  return letters.length >= 4 && !/\p{Ll}/u.test(text) && /\p{Lu}/u.test(text);
}

/** Most longer words begin with a capital: how headlines, menus and names are written, not sentences. */
export function isTitleCase(text: string): boolean {
  const long = text.split(/\s+/).filter((word) => /^\P{L}*\p{L}{4,}/u.test(word));
  const capital = long.filter((word) => /^\P{L}*\p{Lu}/u.test(word));
  return /\p{Lu}/u.test(text) && capital.length >= long.length * 0.75;
}

export function isDateLine(text: string): boolean {
  if (text.length > 80 || !/\d/.test(text) || /^\d{4}$/.test(text)) return false;
  return parseDate(text) !== undefined || parseDate(`${text} 2000`) !== undefined;
}

export function isAddressLine(text: string): boolean {
  return /^<?(?:https?:\/\/|www\.)\S+>?$/i.test(text);
}

/** `12`, `- 12 -`, `Page 3 of 10`, `Trang 3/10`. */
export function isPageNumber(text: string): boolean {
  return /^(?:[-–—] ?)?(?:(?:page|trang|p\.) ?)?\d{1,4}(?: ?(?:of|\/|trên) ?\d{1,4})?(?: ?[-–—])?$/i.test(
    text,
  );
}

/** Letter and text size switches, e.g. of a picture or a font: nothing but codes. */
export function isSizeCodes(text: string): boolean {
  if (text.length > 40) return false;
  const codes = text.split(/[\s|/,·•]+/).filter((code) => code !== '');
  const sizes = codes.every((code) => /^(?:x{0,3}s|s|m|l|x{0,4}l|[2-5]xl|sm|md|lg|xxs)$/i.test(code));
  return (
    (sizes && (codes.length > 1 || text === text.toUpperCase())) ||
    /^(?:a[+-]?|[+-]?a)(?:[\s|/]+(?:a[+-]?|[+-]?a))+$/i.test(text)
  );
}

/** Short labels in a row with `>`, `›`, `»`, `/`, `|` or `·` between them. */
export function isTrail(text: string): boolean {
  if (text.length > 160 || endsLikeSentence(text)) return false;
  const parts = text.split(/\s+[>›»/|·•→]\s+/);
  return (
    parts.length >= 3 &&
    parts.every((part) => wordCount(part) <= (parts.length > 3 ? 6 : 4) || part.length <= 20)
  );
}

/** No letter and no digit: rules, dingbats, rows of dots. */
export function isOrnament(text: string): boolean {
  return !/[\p{L}\p{N}]/u.test(text);
}

/** A caption: it ends with a note in brackets or after a slash that names the picture or who took it. */
export function isCaption(text: string): boolean {
  return text.length <= 300 && CREDIT.test(text);
}

const CREDIT =
  /[([](?:(?:file )?(?:photo|image|picture|credit|illustration|ảnh|hình|nguồn ảnh|ảnh minh họa|minh họa|tư liệu)s?\b[^()[\]]{0,80}|file|courtesy [^()[\]]{1,60}|(?:AFP|AP|Reuters|Getty)[^()[\]]{0,40})[)\]]\.?$|(?:^|[.\s])(?:photo|image|ảnh)(?: credit)?: ?[^.]{2,60}\.?$|^(?:caption|chú thích|photo by|ảnh:)/iu;
