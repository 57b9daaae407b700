// Reader of PDF: the text layer by Mozilla's pdf.js, page by page.
import { getDocument, PasswordResponses, VerbosityLevel } from 'pdfjs-dist/legacy/build/pdf.mjs';
import type { PDFDocumentProxy } from 'pdfjs-dist/legacy/build/pdf.mjs';
import { composeText, type ParsedBlock } from '../compose-text.js';
import { Refusal, type FileWarning } from '../file-report.js';
import { pdfBlocks, type PdfLine } from '../pdf-blocks.js';
import type { DocumentReader, WorkFacts } from '../reader.js';
import { readWorkFacts } from '../work-facts.js';

const MIB = 1024 * 1024;
const MOST_PAGES = 3000;

export const pdfReader: DocumentReader = {
  maxBytes: 50 * MIB,
  read: async (bytes) => {
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
  for (const item of (await page.getTextContent()).items) {
    if (!('str' in item)) continue;
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

/** The title that the file states, unless a program made it up. Dates in PDF are those of the file, not of the work. */
async function factsOf(pdf: PDFDocumentProxy): Promise<WorkFacts> {
  try {
    const { info } = (await pdf.getMetadata()) as { info: { Title?: unknown } };
    const { facts } = readWorkFacts({ title: info.Title });
    const madeUp = /^(?:microsoft|untitled|document\d*$|slide \d|powerpoint)|\.(?:docx?|pptx?|indd|pdf|odt|qxd|tex)$/i;
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
