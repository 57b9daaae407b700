// Which handler an interaction belongs to, and how it wants to be acknowledged.
import type { ChatInputCommandInteraction, CommandInteractionOption, Interaction } from 'discord.js';
import type { Locale } from '../../domain.js';
import type { Audience } from '../commands/audience.js';
import type { Command, ComponentHandler, Cost, Notice, Request } from '../commands/command.js';
import { readCustomId } from '../ids/custom-id.js';
import type { AckKind } from '../reply/acknowledge.js';
import type { InteractionDoor } from '../reply/interaction-door.js';
import type { OutgoingMessage } from '../reply/outgoing-message.js';
import type { Services } from '../services.js';

export interface Task {
  /** For the log. */
  readonly name: string;
  readonly ack: AckKind;
  readonly audience: Audience;
  readonly cost: Cost;
  readonly patienceMs?: number;
  readonly explainsFailures?: true;
  /** What the person typed, to be kept out of the log. */
  readonly words: readonly string[];
  run(tools: Tools): Promise<OutgoingMessage | Notice | undefined>;
}

export interface Tools {
  readonly locale: Locale;
  readonly services: Services;
  readonly door: InteractionDoor;
}

/** `undefined`: nothing here knows it (an older registration, an older message). */
export function findTask(
  interaction: Interaction,
  commands: readonly Command[],
  components: readonly ComponentHandler[],
): Task | undefined {
  if (interaction.isChatInputCommand()) {
    const command = commands.find(
      (one) => one.kind === 'chat' && one.definition.name === interaction.commandName,
    );
    if (command?.kind !== 'chat') return undefined;
    return {
      ...command,
      name: nameOf(interaction),
      ack: command.isPrivate(interaction) ? 'private' : 'public',
      words: interaction.options.data.flatMap(wordsIn),
      run: (tools) => command.run(withTools(interaction, tools)),
    };
  }
  if (interaction.isMessageContextMenuCommand()) {
    const command = commands.find(
      (one) => one.kind === 'message' && one.definition.name === interaction.commandName,
    );
    if (command?.kind !== 'message') return undefined;
    return {
      ...command,
      name: interaction.commandName,
      ack: 'private',
      words: [interaction.targetMessage.content],
      run: (tools) => command.run(withTools(interaction, tools)),
    };
  }
  if (interaction.isMessageComponent()) {
    const id = readCustomId(interaction.customId);
    const component = components.find((one) => one.action === id?.action);
    if (id === undefined || component === undefined) return undefined;
    const values = interaction.isAnySelectMenu() ? interaction.values : [];
    return {
      ...component,
      name: id.action,
      words: [],
      run: (tools) => component.run({ ...withTools(interaction, tools), args: id.args, values }),
    };
  }
  return undefined;
}

/** With its subcommand. */
function nameOf({ commandName, options }: ChatInputCommandInteraction): string {
  const subcommand = options.getSubcommand(false);
  return subcommand === null ? commandName : `${commandName} ${subcommand}`;
}

function wordsIn({ value, options = [] }: CommandInteractionOption): string[] {
  return [...(typeof value === 'string' ? [value] : []), ...options.flatMap(wordsIn)];
}

function withTools<I>(interaction: I, tools: Tools): Request<I> {
  return { interaction, ...tools };
}
