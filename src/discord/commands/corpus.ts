// /corpus: everything moderators do with the documents; each subcommand is a file in the folder of this name.
import {
  ApplicationCommandOptionType,
  type APIApplicationCommandSubcommandOption,
  type ChatInputCommandInteraction,
  type RESTPostAPIChatInputApplicationCommandsJSONBody,
} from 'discord.js';
import { COMMAND_TEXTS } from '../../i18n/discord/command-texts.js';
import { corpusModerators } from './audience.js';
import type { ChatCommand, Request } from './command.js';
import { add } from './corpus/add.js';
import { diff } from './corpus/diff.js';
import { feedback } from './corpus/feedback.js';
import { history } from './corpus/history.js';
import { reindex } from './corpus/reindex.js';
import { remove } from './corpus/remove.js';
import { rollback } from './corpus/rollback.js';
import { status } from './corpus/status.js';
import { unanswered } from './corpus/unanswered.js';
import type { Subcommand } from './corpus/subcommand.js';
import { localize } from './localize.js';
import { forModerators, type ModeratorReach } from './reach.js';

const SUBCOMMANDS: readonly Subcommand[] = [
  status,
  add,
  remove,
  diff,
  reindex,
  rollback,
  history,
  unanswered,
  feedback,
];

export function createCorpusCommand(reach: ModeratorReach): ChatCommand {
  return {
    kind: 'chat',
    audience: corpusModerators,
    cost: 'press',
    // Comparing a large corpus takes minutes; what takes longer goes on by itself.
    patienceMs: 13 * 60_000,
    explainsFailures: true,
    definition: define(reach),
    isPrivate: () => true,
    async run(request) {
      return await subcommandOf(request)?.run(request);
    },
    complete: async (interaction, services) =>
      (await find(interaction.options.getSubcommand(false))?.complete?.(interaction, services)) ?? [],
  };
}

function define(reach: ModeratorReach): RESTPostAPIChatInputApplicationCommandsJSONBody {
  return {
    ...localize(COMMAND_TEXTS.corpus),
    ...forModerators(reach),
    options: SUBCOMMANDS.map(({ name, options }): APIApplicationCommandSubcommandOption => ({
      ...localize(COMMAND_TEXTS.corpus.subcommands[name]),
      type: ApplicationCommandOptionType.Subcommand,
      options: [...options],
    })),
  };
}

function subcommandOf({ interaction }: Request<ChatInputCommandInteraction>): Subcommand | undefined {
  return find(interaction.options.getSubcommand(false));
}

function find(name: string | null): Subcommand | undefined {
  return SUBCOMMANDS.find((one) => one.name === name);
}
