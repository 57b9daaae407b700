// The shape of a command and of what reacts to buttons and menus; a new one is a file and a line in its list.
import type {
  APIApplicationCommandOptionChoice,
  AutocompleteInteraction,
  ChatInputCommandInteraction,
  MessageComponentInteraction,
  MessageContextMenuCommandInteraction,
  RESTPostAPIChatInputApplicationCommandsJSONBody,
  RESTPostAPIContextMenuApplicationCommandsJSONBody,
} from 'discord.js';
import type { Locale } from '../../domain.js';
import type { AckKind } from '../reply/acknowledge.js';
import type { InteractionDoor } from '../reply/interaction-door.js';
import type { OutgoingMessage } from '../reply/outgoing-message.js';
import type { Services } from '../services.js';
import type { Audience } from './audience.js';

/** What a use counts as in the rate limits. */
export type Cost = 'question' | 'press';

export interface Request<I> {
  readonly interaction: I;
  readonly locale: Locale;
  readonly services: Services;
  /** For more than the one message that `run` returns. */
  readonly door: InteractionDoor;
}

interface Handler {
  /** Who may use it; checked at every use, whatever Discord lets through. */
  readonly audience: Audience;
  readonly cost: Cost;
  /** How long it may take; 45 s when left out. */
  readonly patienceMs?: number;
  /** Its users can mend what fails: they are told of every expected failure what it is. */
  readonly explainsFailures?: true;
}

export interface ChatCommand extends Handler {
  readonly kind: 'chat';
  readonly definition: RESTPostAPIChatInputApplicationCommandsJSONBody;
  /** Decided before the first answer, which cannot be changed from one to the other. */
  isPrivate(interaction: ChatInputCommandInteraction): boolean;
  /** `undefined`: it says the rest itself, through the door. */
  run(request: Request<ChatInputCommandInteraction>): Promise<OutgoingMessage | undefined>;
  /** Quickly: each keystroke asks, and there is no second chance. The audience has been checked. */
  complete?(interaction: AutocompleteInteraction, services: Services): Choices | Promise<Choices>;
}

export type Choices = readonly APIApplicationCommandOptionChoice<string>[];

export interface MessageCommand extends Handler {
  readonly kind: 'message';
  readonly definition: RESTPostAPIContextMenuApplicationCommandsJSONBody;
  run(request: Request<MessageContextMenuCommandInteraction>): Promise<OutgoingMessage>;
}

export type Command = ChatCommand | MessageCommand;

export interface ComponentRequest extends Request<MessageComponentInteraction> {
  /** The arguments of the custom id; anybody's invention until checked. */
  readonly args: readonly string[];
  /** What was chosen in a menu. */
  readonly values: readonly string[];
}

/** A sentence for the one who pressed, which leaves the message under the button alone. */
export interface Notice {
  readonly notice: string;
}

export interface ComponentHandler extends Handler {
  readonly action: string;
  readonly ack: AckKind;
  /** `undefined`: nothing to show. */
  run(request: ComponentRequest): Promise<OutgoingMessage | Notice | undefined>;
}
