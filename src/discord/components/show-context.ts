// Show in context, and ◀ ▶ below it: the text around a quote, from the generation that was quoted.
import type { QuoteRef } from '../../app-types.js';
import { everyone } from '../commands/audience.js';
import type { ComponentHandler, ComponentRequest, Notice } from '../commands/command.js';
import { readCustomId, readRef, refArgs, writeCustomId } from '../ids/custom-id.js';
import { readPart, renderPage, type PagePart } from '../render/render-page.js';
import { renderUnavailable } from '../render/render-unavailable.js';
import type { OutgoingMessage } from '../reply/outgoing-message.js';
import { outdatedButton } from './outdated-button.js';

export const showContext: ComponentHandler = {
  action: 'context',
  ack: 'private',
  audience: everyone,
  cost: 'press',
  run: (request) => openAt(request, readRef(request.args[0], request.args[1]), 0, 'marked'),
};

export const turnContext: ComponentHandler = {
  action: 'turn',
  ack: 'update',
  audience: everyone,
  cost: 'press',
  run(request) {
    const [generation, packed, turn = '', part] = request.args;
    const isNumber = /^-?\d{1,5}$/.test(turn);
    return openAt(request, isNumber ? readRef(generation, packed) : undefined, Number(turn), readPart(part));
  },
};

/** The menu under looked-up words: the hit in its context. */
export const openHit: ComponentHandler = {
  action: 'hit',
  ack: 'private',
  audience: everyone,
  cost: 'press',
  run(request) {
    const [, generation, packed] = readCustomId(request.values[0] ?? '')?.args ?? [];
    return openAt(request, readRef(generation, packed), 0, 'marked');
  },
};

async function openAt(
  { locale, services }: ComponentRequest,
  ref: QuoteRef | undefined,
  turn: number,
  part: PagePart,
): Promise<OutgoingMessage | Notice> {
  if (ref === undefined) return outdatedButton(locale);
  const page = await services.app.openContext(ref, turn);
  if ('state' in page) return renderUnavailable(page, locale);
  return renderPage(page, part, locale, (next) =>
    writeCustomId('turn', ...refArgs(ref), turn + next.by, next.part),
  );
}
