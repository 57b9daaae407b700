// Reader of PDF: the text layer by Mozilla's pdf.js, page by page.
import type { ReadableStream } from 'node:stream/web';
import { constants, inflateSync } from 'node:zlib';
import type { TextContent, TextItem } from 'pdfjs-dist/types/src/display/api.js';
import { getDocument, PasswordResponses, VerbosityLevel } from 'pdfjs-dist/legacy/build/pdf.mjs';
import type { PDFDocumentProxy, PDFPageProxy } from 'pdfjs-dist/legacy/build/pdf.mjs';
import { composeText, type ParsedBlock } from '../compose-text.js';
import { Refusal, type FileWarning } from '../file-report.js';
import { pdfBlocks, type PdfLine } from '../pdf-blocks.js';
import type { DocumentReader, WorkFacts } from '../reader.js';
import { readWorkFacts } from '../work-facts.js';

const MOST_PAGES = 3000;

export const pdfReader: DocumentReader = {
  read: async (bytes) => {
    measureStreams(bytes);
    const pdf = await openPdf(bytes);
    try {
      if (pdf.numPages > MOST_PAGES) throw new Refusal('too-complex');
      const blocks: ParsedBlock[] = [];
      const empty: number[] = [];
      for (let page = 1; page <= pdf.numPages; page++) {
        const found = pdfBlocks(await linesOf(pdf, page), page);
        if (found.length === 0) empty.push(page);
        blocks.push(...found);
      }
      const { text, drafts, warnings } = composeText(blocks);
      return {
        text,
        drafts,
        stated: {},
        found: await factsOf(pdf),
        warnings: [...warnings, ...emptyPages(empty)],
        pages: pdf.numPages,
      };
    } finally {
      await pdf.destroy();
    }
  },
};

/** Unpacked size of one stream that is no picture; the text of a thousand pages has some 5 MiB. */
const MOST_UNPACKED = 64 * 1024 * 1024;

/**
 * Unpacks each packed stream once, so that most bombs are found out in no time; pdf.js unpacks a hundred times slower.
 * What is packed in several layers gets through, and meets the limits of the process.
 */
function measureStreams(bytes: Uint8Array): void {
  const file = Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  for (let at = file.indexOf('FlateDecode'); at >= 0; at = file.indexOf('FlateDecode', at + 1)) {
    const begin = Math.max(0, at - LONGEST_DICTIONARY);
    const head = begin + Math.max(0, file.subarray(begin, at).lastIndexOf('obj'));
    const dictionary = file.toString('latin1', head, at + LONGEST_DICTIONARY);
    const start = /stream\r?\n/.exec(dictionary);
    if (start === null || /\/Image\b/.test(dictionary.slice(0, start.index))) continue;
    const from = head + start.index + start[0].length;
    try {
      inflateSync(file.subarray(from), {
        maxOutputLength: MOST_UNPACKED,
        finishFlush: constants.Z_SYNC_FLUSH,
      });
    } catch (error) {
      if ((error as NodeJS.ErrnoException).code === 'ERR_BUFFER_TOO_LARGE') throw new Refusal('too-complex');
    }
  }
}

/** Bytes before and after the name of the packing within which a stream's dictionary is looked for. */
const LONGEST_DICTIONARY = 1000;

async function openPdf(bytes: Uint8Array): Promise<PDFDocumentProxy> {
  try {
    // A copy: pdf.js takes the buffer over.
    const task = getDocument({
      data: Uint8Array.from(bytes),
      isEvalSupported: false,
      disableFontFace: true,
      useSystemFonts: false,
      stopAtErrors: false,
      verbosity: VerbosityLevel.ERRORS,
    });
    return await task.promise;
  } catch (error) {
    const { code, name } = error as { code?: number; name?: string };
    const locked = code === PasswordResponses.NEED_PASSWORD || name === 'PasswordException';
    throw new Refusal(locked ? 'encrypted' : 'malformed', undefined, error);
  }
}

async function linesOf(pdf: PDFDocumentProxy, number: number): Promise<PdfLine[]> {
  const page = await pdf.getPage(number);
  const lines: PdfLine[] = [];
  let text = '';
  let height = 0;
  let y: number | undefined;
  const end = (): void => {
    if (text.trim() !== '') lines.push({ text: text.trim(), height, y: y ?? 0 });
    text = '';
    height = 0;
    y = undefined;
  };
  for await (const item of itemsOf(page)) {
    text += item.str;
    if (item.str.trim() !== '') {
      height = Math.max(height, item.height);
      y ??= (item.transform as number[])[5] ?? 0;
    }
    if (item.hasEOL) end();
  }
  end();
  page.cleanup();
  return lines;
}

/** Pieces of text on one page; a dense page has some thousands. */
const MOST_ITEMS = 50_000;

/** Taken piece by piece: forms that show each other make billions of pieces. */
async function* itemsOf(page: PDFPageProxy): AsyncGenerator<TextItem> {
  const stream = page.streamTextContent() as ReadableStream<TextContent>;
  let count = 0;
  for await (const { items } of stream) {
    count += items.length;
    if (count > MOST_ITEMS) throw new Refusal('too-complex');
    for (const item of items) if ('str' in item) yield item;
  }
}

/** The title that the file states, unless a program made it up. Dates in PDF are those of the file, not of the work. */
async function factsOf(pdf: PDFDocumentProxy): Promise<WorkFacts> {
  try {
    const { info } = (await pdf.getMetadata()) as { info: { Title?: unknown } };
    const { facts } = readWorkFacts({ title: info.Title });
    const madeUp =
      /^(?:microsoft|untitled|document\d*$|slide \d|powerpoint)|\.(?:docx?|pptx?|indd|pdf|odt|qxd|tex)$/i;
    return facts.title === undefined || madeUp.test(facts.title) ? {} : { title: facts.title };
  } catch {
    return {};
  }
}

function emptyPages(empty: readonly number[]): FileWarning[] {
  if (empty.length === 0) return [];
  const named = empty.slice(0, 10).join(', ') + (empty.length > 10 ? ' …' : '');
  return [{ code: 'empty-pages', detail: named }];
}
