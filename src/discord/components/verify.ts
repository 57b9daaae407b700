// Verify: reads the source again and says identical, changed or gone.
import { everyone } from '../commands/audience.js';
import type { ComponentHandler } from '../commands/command.js';
import { readRef } from '../ids/custom-id.js';
import { renderVerification } from '../render/render-verification.js';
import { outdatedButton } from './outdated-button.js';

export const verify: ComponentHandler = {
  action: 'verify',
  ack: 'private',
  audience: everyone,
  cost: 'press',
  async run({ args, locale, services }) {
    const ref = readRef(args[0], args[1]);
    return ref === undefined
      ? outdatedButton(locale)
      : renderVerification(await services.app.verify(ref), locale);
  },
};
