// A safe name below the corpus folder for a file that somebody hands in.
import path from 'node:path';
import sanitize from 'sanitize-filename';
import { toNfc } from '../language/fold.js';

/** Characters of a name without its ending; Discord and file systems take more. */
const LONGEST_STEM = 80;
/** Names that mean something else in a corpus folder. */
const RESERVED = /^(?:readme|sources|canaries)$/i;

/**
 * The last part of a proposed name or address, without what file systems or people could trip over, with the ending
 * of the type that the content has.
 * @param extension with the dot
 */
export function safeFileName(proposed: string, extension: string): string {
  const last = toNfc(proposed).split(/[/\\]/).filter(Boolean).at(-1) ?? '';
  const stem = path.basename(last, path.extname(last));
  const clean = sanitize(stem.replace(/\p{C}/gu, ''), { replacement: '-' })
    .replace(/\s+/gu, ' ')
    .replace(/^[.\s~-]+|[.\s]+$/gu, '');
  const short = [...clean].slice(0, LONGEST_STEM).join('').trim();
  const name = short === '' ? 'document' : short;
  return `${RESERVED.test(name) ? `document-${name}` : name}${extension}`;
}
