// Read, and ◀ ▶ below it: the pages of a document as it is now; ◀ ▶ under looked-up words.
import { sentencesFor } from '../../i18n/discord/sentences-for.js';
import { everyone } from '../commands/audience.js';
import type { ComponentHandler } from '../commands/command.js';
import { showHits } from '../commands/lookup.js';
import { writeCustomId } from '../ids/custom-id.js';
import { readQuestion } from '../render/read-question.js';
import { readPart, renderPage } from '../render/render-page.js';
import { renderUnavailable } from '../render/render-unavailable.js';
import { outdatedButton } from './outdated-button.js';

export const turnPage: ComponentHandler = {
  action: 'page',
  ack: 'update',
  audience: everyone,
  cost: 'press',
  run({ args, locale, services }) {
    const [documentId = '', number = '', part] = args;
    if (!/^\d{1,6}$/.test(number)) return Promise.resolve(outdatedButton(locale));
    const page = services.app.openDocument(documentId, Number(number));
    if (page === undefined) return Promise.resolve(renderUnavailable({ state: 'removed' }, locale));
    return Promise.resolve(
      renderPage(page, readPart(part), locale, (turn) =>
        writeCustomId('page', documentId, Math.max(0, page.page + turn.by), turn.part),
      ),
    );
  },
};

export const turnHits: ComponentHandler = {
  action: 'hits',
  ack: 'update',
  audience: everyone,
  cost: 'press',
  run({ interaction, args, locale, services }) {
    const words = readQuestion(interaction.message.content);
    const [offset = ''] = args;
    if (words === undefined || !/^\d{1,7}$/.test(offset)) {
      return Promise.resolve({ notice: sentencesFor(locale).refusal.outdatedButton });
    }
    return Promise.resolve(showHits(words, Number(offset), locale, services));
  },
};
