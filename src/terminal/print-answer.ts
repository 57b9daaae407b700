// An answer as lines of text for the terminal; colours only where the terminal shows them.
import pc from 'picocolors';
import type { Answer, DocumentCard, Locale, NotFoundAnswer, Place, Quote, Span } from '../domain.js';
import { cliTexts, type CliTexts } from '../i18n/cli.js';

export type Paint = Pick<ReturnType<typeof pc.createColors>, 'bold' | 'dim' | 'yellow'>;

/** The whole answer, with a line break after each line but the last. */
export function printAnswer(answer: Answer, locale: Locale, paint: Paint = pc): string {
  const texts = cliTexts[locale];
  if (answer.kind === 'not-found') return printNotFound(answer, texts, paint);
  const quotes = answer.quotes.map((quote) => printQuote(quote, texts, paint));
  return [paint.bold(texts.found(answer.quotes.length)), ...quotes].join('\n\n');
}

function printNotFound(answer: NotFoundAnswer, texts: CliTexts, paint: Paint): string {
  if (answer.reason === 'empty-question') return texts.emptyQuestion;
  const lines = [paint.bold(texts.notFound(answer.documentCount))];
  if (answer.missing.length > 0) lines.push(texts.missing(answer.missing.map(visible).join(', ')));
  if (answer.nearest.length > 0)
    lines.push(texts.nearest, ...answer.nearest.map((document) => `  · ${visible(document.title)}`));
  return lines.join('\n');
}

function printQuote(quote: Quote, texts: CliTexts, paint: Paint): string {
  const { citation } = quote;
  const number = paint.yellow(`[${citation.number}]`);
  const lines = [
    `${number} “${quote.cutBefore ? '… ' : ''}${emphasised(quote, paint)}${quote.cutAfter ? ' …' : ''}”`,
    paint.dim(`    — ${describeCard(citation.document)}, ${describePlace(citation.place, texts)}`),
  ];
  const { url, after } = citation.document;
  if (after && after.length > 0)
    lines.push(
      paint.dim(
        `      ${texts.after(after.map((work) => joined(work.title, work.publisher, work.date)).join('; '))}`,
      ),
    );
  if (url !== undefined) lines.push(paint.dim(`      ${visible(url)}`));
  if (quote.alsoIn.length > 0)
    lines.push(
      paint.dim(`      ${texts.alsoIn(quote.alsoIn.map(({ title }) => visible(title)).join('; '))}`),
    );
  return lines.join('\n');
}

function emphasised({ text, span, best }: Quote, paint: Paint): string {
  const inside: Span = { start: best.start - span.start, end: best.end - span.start };
  const whole = inside.start === 0 && inside.end === text.length;
  const middle = visible(text.slice(inside.start, inside.end));
  return (
    visible(text.slice(0, inside.start)) +
    (whole ? middle : paint.bold(middle)) +
    visible(text.slice(inside.end))
  );
}

function describeCard({ title, publisher, date }: DocumentCard): string {
  return joined(title, publisher, date);
}

function joined(...parts: readonly (string | undefined)[]): string {
  return parts
    .filter((part) => part !== undefined)
    .map(visible)
    .join(', ');
}

function describePlace({ page, section, paragraph, line }: Place, texts: CliTexts): string {
  return [
    page === undefined ? undefined : texts.page(page),
    section === undefined ? undefined : texts.section(visible(section)),
    texts.paragraph(paragraph),
    texts.line(line),
  ]
    .filter((part) => part !== undefined)
    .join(', ');
}

/** Control characters (colour codes, cursor jumps) from documents and questions never reach the terminal. */
function visible(text: string): string {
  return text.replace(/[\u0000-\u0008\u000B-\u001F\u007F-\u009F]/g, '');
}
