// /corpus rollback: asks before it goes back to an earlier index; what was offered stands in the button.
import { ApplicationCommandOptionType } from 'discord.js';
import type { Locale } from '../../../domain.js';
import { VerbatimError } from '../../../errors.js';
import type { HistoryEntry } from '../../../keeper-types.js';
import { COMMAND_TEXTS } from '../../../i18n/discord/command-texts.js';
import { sentencesFor } from '../../../i18n/discord/sentences-for.js';
import { writeCustomId } from '../../ids/custom-id.js';
import { button, buttonRows } from '../../render/component-rows.js';
import { renderCounts, renderGeneration, renderMoment } from '../../render/corpus/render-figures.js';
import { plainLine } from '../../render/render-inline.js';
import { plainMessage, type OutgoingMessage } from '../../reply/outgoing-message.js';
import type { Services } from '../../services.js';
import { localize } from '../localize.js';
import type { Choices } from '../command.js';
import type { Subcommand } from './subcommand.js';

export const rollback: Subcommand = {
  name: 'rollback',
  options: [
    {
      ...localize(COMMAND_TEXTS.corpus.options.generation),
      type: ApplicationCommandOptionType.String,
      autocomplete: true,
    },
  ],
  complete: (interaction, services) => suggestGenerations(interaction.options.getFocused(), services),
  async run({ interaction, locale, services }) {
    const texts = sentencesFor(locale).corpus;
    const entries = await services.keeper.history();
    const wanted = interaction.options.getString('generation');
    const live = entries.find(({ isLive }) => isLive);
    const target = entries.find(({ generation, isPrevious }) =>
      wanted === null ? isPrevious : generation === wanted,
    );
    if (target === undefined)
      return plainMessage(wanted === null ? texts.rollback.none : texts.rollback.unknown);
    if (target.isHeld) throw new VerbatimError('index/held', { generation: target.generation });
    if (target.isLive) return plainMessage(texts.rollback.isLive);
    if (!target.fits)
      return plainMessage(`\`${renderGeneration(target.generation)}\`: ${texts.history.unfit}.`);
    return askForRollback(target, live, locale);
  },
};

function askForRollback(
  target: HistoryEntry,
  live: HistoryEntry | undefined,
  locale: Locale,
): OutgoingMessage {
  const { rollback: texts, button: labels } = sentencesFor(locale).corpus;
  const id = writeCustomId('corpus-rollback', target.generation, live?.generation ?? '');
  return {
    content: [
      texts.ask(renderGeneration(target.generation), renderMoment(target.builtAt)),
      renderCounts(target, locale),
      texts.explain(renderGeneration(live?.generation ?? '–')),
    ].join('\n'),
    rows: buttonRows([
      button(id, labels.rollback, 'danger'),
      button(writeCustomId('corpus-stay'), labels.stay),
    ]),
  };
}

async function suggestGenerations(typed: string, { keeper }: Services): Promise<Choices> {
  const entries = await keeper.history();
  return entries
    .filter(
      ({ generation, isLive, isHeld, fits }) =>
        !isLive && !isHeld && fits && generation.includes(typed.trim()),
    )
    .slice(0, 25)
    .map(({ generation, builtAt, documents, passages }) => ({
      name: plainLine(
        `${builtAt.slice(0, 16).replace('T', ' ')} · ${documents} / ${passages} · ${generation}`,
        100,
      ),
      value: generation,
    }));
}
