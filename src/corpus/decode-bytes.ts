// Bytes to characters: byte-order marks, UTF-8, UTF-16, then the two Windows code pages of Western and Vietnamese text.
import { Refusal, type FileWarning } from './file-report.js';

export interface DecodedText {
  readonly text: string;
  readonly warnings: readonly FileWarning[];
}

/**
 * Decodes a text file. `declared` is an encoding that the file itself names (HTML).
 * Throws `Refusal`: `binary` for what is no text, `encoding` for what is broken text.
 */
export function decodeBytes(bytes: Uint8Array, declared?: string): DecodedText {
  const marked = markedEncoding(bytes) ?? unmarkedUtf16(bytes);
  if (marked !== undefined) return { text: strictly(bytes, marked), warnings: [] };
  if (looksBinary(bytes)) throw new Refusal('binary');
  const utf8 = decodeAs(bytes, 'utf-8');
  if (utf8 !== undefined) return { text: utf8, warnings: [] };
  if (declared !== undefined) {
    const text = decodeAs(bytes, declared);
    if (text !== undefined) return { text, warnings: [] };
  }
  return decodeLegacy(bytes);
}

/** True for what `decodeBytes` would not call binary at first sight. */
export function looksLikeText(bytes: Uint8Array): boolean {
  return (markedEncoding(bytes) ?? unmarkedUtf16(bytes)) !== undefined || !looksBinary(bytes);
}

function markedEncoding(bytes: Uint8Array): string | undefined {
  if (bytes[0] === 0xef && bytes[1] === 0xbb && bytes[2] === 0xbf) return 'utf-8';
  if (bytes[0] === 0xff && bytes[1] === 0xfe) return 'utf-16le';
  if (bytes[0] === 0xfe && bytes[1] === 0xff) return 'utf-16be';
  return undefined;
}

/** UTF-16 without a mark: in text with ASCII letters or spaces, NULs stand on one side of each pair only. */
function unmarkedUtf16(bytes: Uint8Array): string | undefined {
  const length = Math.min(bytes.length, SAMPLE_BYTES) & ~1;
  if (length < 4 || bytes.length % 2 === 1) return undefined;
  let even = 0;
  let odd = 0;
  for (let at = 0; at < length; at += 2) {
    if (bytes[at] === 0) even++;
    if (bytes[at + 1] === 0) odd++;
  }
  const pairs = length / 2;
  if (odd > pairs * 0.4 && even < pairs * 0.02) return 'utf-16le';
  if (even > pairs * 0.4 && odd < pairs * 0.02) return 'utf-16be';
  return undefined;
}

const SAMPLE_BYTES = 64 * 1024;

/** A NUL, or more than one control character in a hundred: an image, an archive, a database. */
function looksBinary(bytes: Uint8Array): boolean {
  if (bytes.includes(0)) return true;
  const length = Math.min(bytes.length, SAMPLE_BYTES);
  let controls = 0;
  for (let at = 0; at < length; at++) {
    const byte = bytes[at] as number;
    if (byte < 32 && !(byte >= 9 && byte <= 13) && byte !== 27) controls++;
  }
  return controls * 100 > length;
}

function strictly(bytes: Uint8Array, encoding: string): string {
  const text = decodeAs(bytes, encoding);
  if (text === undefined) throw new Refusal('encoding', encoding);
  if (text.includes('\0')) throw new Refusal('binary');
  return text;
}

/** Windows-1258 where its combining tone marks stand after vowels, else Windows-1252 where the rest reads as words. */
function decodeLegacy(bytes: Uint8Array): DecodedText {
  const vietnamese = decodeAs(bytes, 'windows-1258')?.normalize('NFC');
  if (vietnamese !== undefined && composedTones(vietnamese) > 0 && wordLike(vietnamese)) {
    return { text: vietnamese, warnings: [{ code: 'guessed-encoding', detail: 'windows-1258' }] };
  }
  const western = decodeAs(bytes, 'windows-1252');
  if (western !== undefined && wordLike(western)) {
    return { text: western, warnings: [{ code: 'guessed-encoding', detail: 'windows-1252' }] };
  }
  throw new Refusal('encoding', 'utf-8');
}

/** The text in a named encoding; undefined where the bytes are not that or the name is unknown. */
export function decodeAs(bytes: Uint8Array, encoding: string): string | undefined {
  try {
    const text = new TextDecoder(encoding, { fatal: true }).decode(bytes);
    return WESTERN_LABELS.test(encoding) ? text.replace(/[\u0080-\u009f]/g, windows1252) : text;
  } catch {
    return undefined;
  }
}

/** Labels of Windows-1252, whose upper controls Node 20.18.3 and later decode as Latin-1 (nodejs/node#60888). */
const WESTERN_LABELS = /^(?:windows-1252|cp1252|iso-?8859-1|latin1|l1|ascii|us-ascii)$/i;
const UPPER_CONTROLS = '€\u0081‚ƒ„…†‡ˆ‰Š‹Œ\u008dŽ\u008f\u0090‘’“”•–—˜™š›œ\u009džŸ';

function windows1252(control: string): string {
  return UPPER_CONTROLS[control.charCodeAt(0) - 0x80] ?? control;
}

/** Letters that only a vowel with a combined tone mark gives, less tone marks that found no vowel. */
function composedTones(text: string): number {
  return (text.match(/[\u1ea0-\u1ef9]/g)?.length ?? 0) - 2 * (text.match(/\p{M}/gu)?.length ?? 0);
}

/** High characters of real text are letters inside words or typographic marks; those of broken UTF-8 are a jumble. */
function wordLike(text: string): boolean {
  const high = text.match(/[^\x00-\x7f]/g) ?? [];
  const letters = text.match(/(?<=[\p{L}\s'’(“"-]|^)[\u00c0-\u1ef9](?=[\p{L}\s'’)”".,;:!?-]|$)/gu) ?? [];
  const marks = text.match(/[\u00a0«»“”‘’–—…°§©®€•]/g) ?? [];
  const jumble = text.match(/[\u0080-\u009f\ufffd]|[ÃÂ][\u0080-\u00bf]|â€/g) ?? [];
  return jumble.length === 0 && letters.length + marks.length >= high.length * 0.9;
}
