// One file's bytes to a document with its report: told by its content what it is, then parsed here or apart.
import { extname } from 'node:path';
import { toNfc } from '../language/fold.js';
import { parseDocument, refused, type ReadResult } from './parse-document.js';
import { sharedParser } from './parse-apart.js';
import type { WorkFacts } from './reader.js';
import { FORMATS } from './readers.js';
import { sniffType, typeOfName } from './sniff-type.js';

export { refused, type ReadResult };

/**
 * Reads a file. `file` is its path below the corpus folder with `/`; `known` is what sources.json says of it.
 * Never throws for what the bytes are: the report says why there is no document.
 */
export async function readDocument(
  file: string,
  bytes: Uint8Array,
  known: WorkFacts = {},
): Promise<ReadResult> {
  const name = toNfc(file);
  const type = typeOfName(name);
  if (type === undefined) return refused(name, 'unknown-type', extname(name));
  const { maxBytes, mostBytesHere } = FORMATS[type];
  if (bytes.length > maxBytes) return refused(name, 'too-large', String(maxBytes));
  if (bytes.length === 0) return refused(name, 'empty');
  const content = sniffType(name, bytes);
  if (content === undefined)
    return refused(name, type === '.pdf' || type === '.docx' ? 'malformed' : 'binary');
  if (content !== type) return refused(name, 'misnamed', content);
  const job = { file: name, type, bytes, known };
  return bytes.length > mostBytesHere ? sharedParser.parse(job) : parseDocument(job);
}
