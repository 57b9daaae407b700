// What a button or menu carries: a version, an action, its arguments; at most 100 characters, no memory behind it.
import type { QuoteRef } from '../../app-types.js';
import { PACKED_PLACE_LENGTH, packPlace, unpackPlace } from './quote-ref.js';

export interface CustomId {
  readonly action: string;
  readonly args: readonly string[];
}

const VERSION = '1';
const LONGEST_ID = 100;

/** @throws RangeError where it would be longer than Discord allows, or an argument holds the separator */
export function writeCustomId(action: string, ...args: readonly (string | number)[]): string {
  const parts = [VERSION, action, ...args.map(String)];
  if (parts.some((part) => part.includes('|'))) throw new RangeError('An argument of a custom id holds "|"');
  const id = parts.join('|');
  if (id.length > LONGEST_ID) throw new RangeError(`A custom id has ${id.length} characters`);
  return id;
}

/** `undefined` where another version of the bot, or another bot, made it. */
export function readCustomId(id: string): CustomId | undefined {
  const [version, action, ...args] = id.split('|');
  return version === VERSION && action !== undefined && action !== '' ? { action, args } : undefined;
}

/** Two arguments: generation and place. */
export function refArgs(ref: QuoteRef): [string, string] {
  return [ref.generation, packPlace(ref.documentId, ref.span)];
}

export function readRef(generation: string | undefined, packed: string | undefined): QuoteRef | undefined {
  return generation === undefined || packed === undefined ? undefined : unpackPlace(generation, packed);
}

/** As many places of one generation as fit into a custom id beside `used` characters. */
export function packPlaces(refs: readonly QuoteRef[], used: number): string {
  const room = Math.floor((LONGEST_ID - used) / PACKED_PLACE_LENGTH);
  return refs
    .slice(0, Math.max(0, room))
    .map((ref) => packPlace(ref.documentId, ref.span))
    .join('');
}

export function unpackPlaces(generation: string, packed: string): QuoteRef[] {
  const refs: QuoteRef[] = [];
  for (let at = 0; at < packed.length; at += PACKED_PLACE_LENGTH) {
    const ref = unpackPlace(generation, packed.slice(at, at + PACKED_PLACE_LENGTH));
    if (ref !== undefined) refs.push(ref);
  }
  return refs;
}
