// A quote's place packed into 16 characters, so that several fit into one button.
import type { QuoteRef } from '../../app-types.js';
import type { DocumentId, Span } from '../../domain.js';

/** Document (48 bits), start (30 bits), length (18 bits) in base 64. */
export function packPlace(documentId: DocumentId, span: Span): string {
  if (!/^[0-9a-f]{12}$/.test(documentId)) throw new RangeError('A document id has 12 hex digits');
  const length = Math.min(span.end - span.start, LONGEST);
  return (
    packNumber(parseInt(documentId.slice(0, 6), 16), 4) +
    packNumber(parseInt(documentId.slice(6), 16), 4) +
    packNumber(span.start, 5) +
    packNumber(length, 3)
  );
}

export const PACKED_PLACE_LENGTH = 16;

/** `undefined` where the text was not made by `packPlace`. */
export function unpackPlace(generation: string, packed: string): QuoteRef | undefined {
  if (!/^[A-Za-z0-9_-]{16}$/.test(packed)) return undefined;
  const hex = (part: string) => unpackNumber(part).toString(16).padStart(6, '0');
  const start = unpackNumber(packed.slice(8, 13));
  const length = unpackNumber(packed.slice(13));
  return {
    generation,
    documentId: hex(packed.slice(0, 4)) + hex(packed.slice(4, 8)),
    span: { start, end: start + length },
  };
}

const LONGEST = 2 ** 18 - 1;
const DIGITS = 'ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789-_';

function packNumber(value: number, digits: number): string {
  if (!Number.isInteger(value) || value < 0 || value >= 64 ** digits)
    throw new RangeError(`${value} needs more than ${digits} digits`);
  let out = '';
  for (let rest = value, i = 0; i < digits; i++, rest = Math.floor(rest / 64))
    out = DIGITS.charAt(rest % 64) + out;
  return out;
}

function unpackNumber(packed: string): number {
  return [...packed].reduce((value, digit) => value * 64 + DIGITS.indexOf(digit), 0);
}
