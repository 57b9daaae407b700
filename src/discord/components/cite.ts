// Cite: a citation to copy.
import { everyone } from '../commands/audience.js';
import type { ComponentHandler } from '../commands/command.js';
import { readRef } from '../ids/custom-id.js';
import { renderCopyable } from '../render/render-copyable.js';
import { renderUnavailable } from '../render/render-unavailable.js';
import { outdatedButton } from './outdated-button.js';

export const cite: ComponentHandler = {
  action: 'cite',
  ack: 'private',
  audience: everyone,
  cost: 'press',
  async run({ args, locale, services }) {
    const ref = readRef(args[0], args[1]);
    if (ref === undefined) return outdatedButton(locale);
    const quote = await services.app.openQuote(ref);
    return 'state' in quote ? renderUnavailable(quote, locale) : renderCopyable(quote, locale);
  },
};
