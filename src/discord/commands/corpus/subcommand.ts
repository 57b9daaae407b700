// The shape of a subcommand of /corpus; a new one is a file and a line in the list of commands/corpus.ts.
import type {
  APIApplicationCommandBasicOption,
  AutocompleteInteraction,
  ChatInputCommandInteraction,
} from 'discord.js';
import type { COMMAND_TEXTS } from '../../../i18n/discord/command-texts.js';
import type { OutgoingMessage } from '../../reply/outgoing-message.js';
import type { Services } from '../../services.js';
import type { Choices, Request } from '../command.js';

export interface Subcommand {
  readonly name: keyof (typeof COMMAND_TEXTS)['corpus']['subcommands'];
  readonly options: readonly APIApplicationCommandBasicOption[];
  run(request: Request<ChatInputCommandInteraction>): Promise<OutgoingMessage | undefined>;
  complete?(interaction: AutocompleteInteraction, services: Services): Promise<Choices>;
}
