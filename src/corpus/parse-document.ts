// A file's bytes to a document with its report, by the reader of its format; nothing here touches the disk.
import { createHash } from 'node:crypto';
import { basename, extname } from 'node:path';
import type { Block, DocumentCard, LanguageCode, SourceDocument } from '../domain.js';
import { detectLanguage } from '../language/detect-language.js';
import { toNfc } from '../language/fold.js';
import { classifyBlocks } from './classify-blocks.js';
import { Refusal, type FileReport, type FileWarning, type RefusalReason } from './file-report.js';
import type { Extract, WorkFacts } from './reader.js';
import { FORMATS } from './readers.js';
import type { DocumentType } from './sniff-type.js';
import { factsOfFirstLines, mergeFacts } from './work-facts.js';
import { looksLikeLegacyVietnamese } from './legacy-vietnamese.js';

export interface ReadResult {
  /** Absent where the file was refused or is empty. */
  readonly document?: SourceDocument;
  readonly report: FileReport;
}

/** A file that is to be parsed, as it goes to the process that does it. */
export interface ParseJob {
  /** Path below the corpus folder with `/`, NFC. */
  readonly file: string;
  readonly type: DocumentType;
  readonly bytes: Uint8Array;
  /** What sources.json says of it. */
  readonly known: WorkFacts;
}

/** Parses a file. Never throws for what the bytes are: the report says why there is no document. */
export async function parseDocument({ file, type, bytes, known }: ParseJob): Promise<ReadResult> {
  try {
    const reader = await FORMATS[type].load();
    return documentOf(file, await reader.read(bytes), known);
  } catch (error) {
    if (error instanceof Refusal) return refused(file, error.reason, error.detail);
    return refused(file, error instanceof RangeError ? 'too-complex' : 'malformed');
  }
}

/** The report of a file that gave no document. */
export function refused(file: string, reason: RefusalReason, detail?: string): ReadResult {
  return {
    report: {
      file,
      status: reason === 'empty' || reason === 'only-furniture' ? 'empty' : 'refused',
      reason,
      ...(detail === undefined ? {} : { detail }),
      warnings: [],
      languages: [],
      characters: 0,
      furnitureCharacters: 0,
    },
  };
}

/** First 12 hex digits of the SHA-256 of the path below the corpus folder. */
function documentId(file: string): string {
  return sha256(toNfc(file)).slice(0, 12);
}

const sha256 = (text: string): string => createHash('sha256').update(text, 'utf8').digest('hex');

function documentOf(file: string, extract: Extract, known: WorkFacts): ReadResult {
  const { text } = extract;
  const blocks = classifyBlocks(text, extract.drafts);
  if (blocks.length === 0) return refused(file, extract.pages === undefined ? 'empty' : 'no-text-layer');
  if (blocks.every((block) => block.kind === 'furniture')) return refused(file, 'only-furniture');
  const facts = mergeFacts(extract.stated, known, extract.found, factsOfFirstLines(text, blocks));
  const document = { card: cardOf(file, facts), text, hash: sha256(text), blocks };
  const languages = languagesOf(document);
  const furnitureCharacters = charactersOf(blocks.filter((block) => block.kind === 'furniture'));
  const warnings: FileWarning[] = [...extract.warnings];
  if (facts.title === undefined) warnings.push({ code: 'title-from-file-name' });
  if (looksLikeLegacyVietnamese(text)) warnings.push({ code: 'legacy-vietnamese' });
  if (languages.length > 1) warnings.push({ code: 'mixed-languages', detail: languages.join(', ') });
  if (languages.length === 0) warnings.push({ code: 'unknown-language' });
  if (furnitureCharacters * 2 > charactersOf(blocks)) warnings.push({ code: 'mostly-furniture' });
  const report: FileReport = {
    file,
    status: 'read',
    warnings,
    languages,
    characters: text.length,
    furnitureCharacters,
    ...(extract.pages === undefined ? {} : { pages: extract.pages }),
  };
  return { document, report };
}

function cardOf(file: string, facts: WorkFacts): DocumentCard {
  const { title, publisher, date, url, after } = facts;
  return {
    id: documentId(file),
    file,
    title: title ?? basename(file, extname(file)).replace(/[_-]+/g, ' ').trim(),
    ...(publisher === undefined ? {} : { publisher }),
    ...(date === undefined ? {} : { date }),
    ...(url === undefined ? {} : { url }),
    ...(after === undefined ? {} : { after }),
  };
}

function charactersOf(blocks: readonly Block[]): number {
  return blocks.reduce((sum, { span }) => sum + span.end - span.start, 0);
}

/** Blocks whose language is looked at; more tell no more about a document. */
const MOST_BLOCKS = 400;

/** Languages of the text, by how much of it is written in each; those of less than a fiftieth are names and quotations. */
function languagesOf(document: SourceDocument): LanguageCode[] {
  const amounts = new Map<LanguageCode, number>();
  let whole = 0;
  const bodies = document.blocks.filter((block) => block.kind === 'paragraph' || block.kind === 'list-item');
  for (const { span } of evenly(bodies, MOST_BLOCKS)) {
    const language = detectLanguage(document.text.slice(span.start, span.end));
    whole += span.end - span.start;
    if (language !== 'und') amounts.set(language, (amounts.get(language) ?? 0) + span.end - span.start);
  }
  return [...amounts]
    .filter(([, amount]) => amount * 50 >= whole)
    .sort((a, b) => b[1] - a[1])
    .map(([language]) => language);
}

function evenly<T>(items: readonly T[], most: number): T[] {
  const step = Math.max(1, items.length / most);
  return Array.from({ length: Math.min(items.length, most) }, (_, at) => items[Math.floor(at * step)] as T);
}
