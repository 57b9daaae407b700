// The rows under an answer: a menu where there are several quotes, what can be done with the chosen one, the rest.
import type { QuoteRef } from '../../app-types.js';
import type { Locale, Quote } from '../../domain.js';
import { sentencesFor } from '../../i18n/discord/sentences-for.js';
import { packPlaces, refArgs, writeCustomId } from '../ids/custom-id.js';
import type { Row } from '../reply/outgoing-message.js';
import { button, buttonRows, menuRow } from './component-rows.js';
import { plainLine } from './render-inline.js';

export interface AnswerRowsInput {
  readonly generation: string;
  readonly shown: readonly Quote[];
  readonly more: readonly Quote[];
  readonly firstNumber: number;
  readonly locale: Locale;
  readonly isPrivate: boolean;
}

export function answerRows(input: AnswerRowsInput): Row[] {
  const { locale, firstNumber, generation } = input;
  const refOf = (quote: Quote): QuoteRef => ({
    generation,
    documentId: quote.citation.document.id,
    span: quote.span,
  });
  const choices = input.shown.map((quote, index) => ({
    ref: refOf(quote),
    number: firstNumber + index,
    label: plainLine(
      sentencesFor(locale).button.quoteOption(firstNumber + index, quote.citation.document.title),
      90,
    ),
    description: plainLine(quote.text, 100),
  }));
  const first = choices[0];
  if (first === undefined) return closingRows(input);
  const several = choices.length > 1;
  return [
    ...(several ? [pickQuoteRow(choices, first.number, locale)] : []),
    ...quoteRows(first.ref, several ? first.number : undefined, locale),
    ...closingRows(input, moreId(input.more.map(refOf), firstNumber + input.shown.length)),
  ];
}

/** Buttons that act on one quote; numbered where there are several, so that nobody presses the wrong one. */
export function quoteRows(ref: QuoteRef, number: number | undefined, locale: Locale): Row[] {
  const texts = sentencesFor(locale).button;
  const id = (action: string) => writeCustomId(action, ...refArgs(ref));
  return buttonRows([
    button(id('context'), texts.context(number), 'main'),
    button(id('verify'), texts.verify(number)),
    button(id('cite'), texts.cite(number)),
    button(id('like'), texts.like(number)),
    button(id('dislike'), texts.dislike(number)),
  ]);
}

export interface QuoteChoice {
  readonly ref: QuoteRef;
  readonly number: number;
  readonly label: string;
  readonly description: string;
}

/** The chosen quote is the menu's default, so the choice lives in the message itself. */
export function pickQuoteRow(choices: readonly QuoteChoice[], chosen: number, locale: Locale): Row {
  return menuRow(
    writeCustomId('quote', locale),
    sentencesFor(locale).button.pickQuote,
    choices.map(({ ref, number, label, description }) => ({
      label,
      ...(description === '' ? {} : { description }),
      value: writeCustomId('q', number, ...refArgs(ref)),
      default: number === chosen,
    })),
  );
}

/** *More passages*, *Delete*; *Share* instead of *Delete* where only one person sees the message. */
export function closingRows(
  frame: { readonly locale: Locale; readonly isPrivate: boolean },
  more?: string,
): Row[] {
  const texts = sentencesFor(frame.locale).button;
  return buttonRows([
    ...(more === undefined ? [] : [button(more, texts.more)]),
    frame.isPrivate
      ? button(writeCustomId('share', frame.locale), texts.share)
      : button(writeCustomId('delete'), texts.delete, 'danger'),
  ]);
}

/** Carries the places of the further passages, as many as fit. */
function moreId(more: readonly QuoteRef[], nextNumber: number): string | undefined {
  const generation = more[0]?.generation;
  if (generation === undefined) return undefined;
  const used = writeCustomId('more', generation, nextNumber, '').length;
  const packed = packPlaces(more, used);
  return packed === '' ? undefined : writeCustomId('more', generation, nextNumber, packed);
}
