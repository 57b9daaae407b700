// /corpus remove: lays the removal of a document ready and shows what it would change.
import { createHash } from 'node:crypto';
import { ApplicationCommandOptionType } from 'discord.js';
import { COMMAND_TEXTS } from '../../../i18n/discord/command-texts.js';
import { sentencesFor } from '../../../i18n/discord/sentences-for.js';
import { showPlan } from '../../moderation/show-plan.js';
import { plainLine, renderInline } from '../../render/render-inline.js';
import { plainMessage } from '../../reply/outgoing-message.js';
import type { Services } from '../../services.js';
import type { Choices } from '../command.js';
import { localize } from '../localize.js';
import type { Subcommand } from './subcommand.js';

export const remove: Subcommand = {
  name: 'remove',
  options: [
    {
      ...localize(COMMAND_TEXTS.corpus.options.document),
      type: ApplicationCommandOptionType.String,
      required: true,
      autocomplete: true,
    },
  ],
  complete: (interaction, services) => suggestFiles(interaction.options.getFocused(), services),
  async run(request) {
    const { interaction, locale, services } = request;
    const typed = interaction.options.getString('document', true);
    const texts = sentencesFor(locale).corpus.remove;
    const file = await findFile(typed, services);
    if (!(await services.keeper.remove(file))) return plainMessage(texts.unknown(renderInline(typed, 200)));
    return showPlan(request, texts.staged(renderInline(file, 200)));
  },
};

const MOST_CHOICES = 25;
const LONGEST = 100;

/** By the file's name or the document's title. */
async function suggestFiles(typed: string, { app, keeper }: Services): Promise<Choices> {
  const titles = new Map(app.documents().map(({ file, title }) => [file, title]));
  const byTitle = app.suggestDocuments(typed, MOST_CHOICES).map(({ file }) => file);
  const files = new Set([...(await keeper.suggestFiles(typed, MOST_CHOICES)), ...byTitle]);
  return [...files].slice(0, MOST_CHOICES).map((file) => {
    const title = titles.get(file);
    const name = plainLine(title === undefined ? file : `${file} – ${title}`, LONGEST);
    return { name: name || valueOf(file), value: valueOf(file) };
  });
}

/** A path that is too long for a choice is named by its document's id. */
function valueOf(file: string): string {
  return [...file].length <= LONGEST ? file : idOf(file);
}

function idOf(file: string): string {
  return createHash('sha256').update(file).digest('hex').slice(0, 12);
}

async function findFile(chosen: string, { keeper }: Services): Promise<string> {
  if (!/^[0-9a-f]{12}$/.test(chosen)) return chosen;
  const files = await keeper.suggestFiles('', Number.MAX_SAFE_INTEGER);
  return files.find((file) => idOf(file) === chosen) ?? chosen;
}
