// More passages: those that the answer had no room for, opened from its own generation.
import type { Quote } from '../../domain.js';
import type { Unavailable } from '../../app-types.js';
import { everyone } from '../commands/audience.js';
import type { ComponentHandler } from '../commands/command.js';
import { unpackPlaces } from '../ids/custom-id.js';
import { renderMore } from '../render/render-answer.js';
import { renderUnavailable } from '../render/render-unavailable.js';
import { outdatedButton } from './outdated-button.js';

export const morePassages: ComponentHandler = {
  action: 'more',
  ack: 'private',
  audience: everyone,
  cost: 'press',
  async run({ args, locale, services }) {
    const [generation = '', number = '', packed = ''] = args;
    const refs = unpackPlaces(generation, packed);
    if (refs.length === 0 || !/^\d{1,3}$/.test(number)) return outdatedButton(locale);
    const opened = await Promise.all(refs.map((ref) => services.app.openQuote(ref)));
    const quotes = opened.filter((quote): quote is Quote => !('state' in quote));
    const [unavailable] = opened.filter((quote): quote is Unavailable => 'state' in quote);
    if (quotes.length === 0 && unavailable !== undefined) return renderUnavailable(unavailable, locale);
    return renderMore(generation, quotes, Number(number), { locale, purpose: 'ask', isPrivate: true });
  },
};
