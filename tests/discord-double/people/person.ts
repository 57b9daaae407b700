// Somebody who uses the bot: types commands, presses buttons, fills forms, mentions it, writes to it.
import { INTERACTION } from '../limits/check-callback.js';
import { walkComponents } from '../limits/component-shape.js';
import type { Traffic } from '../record-traffic.js';
import type { Channel } from '../world/channel.js';
import type { RegisteredCommand } from '../world/command-registry.js';
import type { SentMessage } from '../world/sent-message.js';
import { userJson, type User } from '../world/user.js';
import type { World } from '../world/world.js';
import { Answer } from './answer.js';
import { Exchange } from './exchange.js';
import { findCommand } from './find-command.js';
import { fillModal, type FieldValue } from './fill-modal.js';
import { raiseInteraction } from './raise-interaction.js';
import { resolveOptions, type OptionValue } from './resolve-options.js';
import { writeMessage, type Words } from './write-message.js';

export interface Where {
  /** The default server's first channel when left out. */
  readonly channel?: Channel;
  /** In the direct messages with the bot. */
  readonly dm?: boolean;
  /** Overrides the person's own language. */
  readonly locale?: string;
  /** The server did not install the app, this person did. */
  readonly userInstalled?: boolean;
  /** The server's admins gave this person the command, whatever its default permissions say. */
  readonly overridePermissions?: boolean;
}

export class Person {
  readonly #world: World;
  readonly #traffic: Traffic;
  readonly user: User;
  readonly #home: () => Channel;

  constructor(world: World, traffic: Traffic, user: User, home: () => Channel) {
    this.#world = world;
    this.#traffic = traffic;
    this.user = user;
    this.#home = home;
  }

  get id(): string {
    return this.user.id;
  }

  get name(): string {
    return this.user.name;
  }

  get locale(): string {
    return this.user.locale;
  }

  set locale(locale: string) {
    this.user.locale = locale;
  }

  /** Types a slash command; sub-commands follow its name: `slash('corpus status')`. */
  slash(command: string, options: Readonly<Record<string, OptionValue>> = {}, where: Where = {}): Answer {
    return this.#command(INTERACTION.command, command, options, where);
  }

  /** Types `text` into an option and asks for suggestions: the answer's `choices`. */
  autocomplete(
    command: string,
    option: string,
    text: string | number,
    where: Where & { readonly others?: Readonly<Record<string, OptionValue>> } = {},
  ): Answer {
    return this.#command(
      INTERACTION.autocomplete,
      command,
      { ...where.others, [option]: text },
      where,
      option,
    );
  }

  /** Apps → a command, on somebody's message. */
  messageCommand(name: string, target: SentMessage, where: Where = {}): Answer {
    const at: Where = { channel: target.channel, ...where };
    const command = findCommand(this.#world, this.user, this.#place(at), { name, type: 3, ...at });
    const { author } = target;
    const data = {
      ...commandJson(command),
      target_id: target.id,
      resolved: { messages: { [target.id]: target.raw }, users: { [author.id]: userJson(author) } },
    };
    return this.#raise(INTERACTION.command, data, at, { metadata: { target_message_id: target.id } });
  }

  /** Presses a button, found by its label or its custom id. */
  click(message: SentMessage, labelOrId: string, where: Where = {}): Answer {
    this.#mustSee(message);
    const button =
      message.buttons.find((b) => b.customId === labelOrId) ??
      message.buttons.find((b) => b.label === labelOrId);
    if (!button)
      throw new Error(
        `no button "${labelOrId}", only: ${message.buttons.map((b) => b.label || b.customId).join(', ') || 'none'}`,
      );
    if (button.url) throw new Error(`"${labelOrId}" is a link to ${button.url}; the bot does not hear of it`);
    if (button.disabled) throw new Error(`button "${labelOrId}" is disabled`);
    return this.#component(message, { component_type: 2, custom_id: button.customId }, where);
  }

  /** Chooses from a menu, found by its custom id or placeholder; values by value or label. */
  select(
    message: SentMessage,
    idOrPlaceholder: string,
    choices: readonly string[],
    where: Where = {},
  ): Answer {
    this.#mustSee(message);
    const select = message.selects.find(
      (s) => s.customId === idOrPlaceholder || s.placeholder === idOrPlaceholder,
    );
    if (!select)
      throw new Error(
        `no menu "${idOrPlaceholder}", only: ${message.selects.map((s) => s.customId).join(', ') || 'none'}`,
      );
    if (select.disabled) throw new Error(`menu "${idOrPlaceholder}" is disabled`);
    const values = choices.map((choice) => {
      const option = select.options.find((o) => o.value === choice || o.label === choice);
      if (!option && select.type === 3)
        throw new Error(
          `menu "${idOrPlaceholder}" has no "${choice}", only: ${select.options.map((o) => o.label).join(', ')}`,
        );
      return option?.value ?? choice;
    });
    if (values.length < select.minValues || values.length > select.maxValues)
      throw new Error(`menu "${idOrPlaceholder}" takes ${select.minValues} to ${select.maxValues} values`);
    return this.#component(
      message,
      { component_type: select.type, custom_id: select.customId, values },
      where,
    );
  }

  /** Fills in the form that an answer opened, and sends it. */
  submitModal(opened: Answer, values: Readonly<Record<string, FieldValue>> = {}, where: Where = {}): Answer {
    if (!opened.modal) throw new Error(`no form was opened: ${opened.describe()}`);
    const { channel, source } = opened.interaction;
    const data = fillModal(opened.modal, values);
    return this.#raise(
      INTERACTION.modalSubmit,
      data,
      { channel, ...where },
      { source, metadata: { triggering_interaction_metadata: opened.interaction.metadata } },
    );
  }

  /** Says something in a channel. Without the content intent the bot gets no words, unless it is mentioned. */
  say(text: string, words: Omit<Words, 'text'> = {}): Exchange {
    return this.#write(words.channel ?? this.#home(), { ...words, text });
  }

  /** Says something to the bot in a channel: "@Verbatim …". */
  mention(text: string, words: Omit<Words, 'text'> = {}): Exchange {
    return this.say(`<@${this.#world.bot.id}> ${text}`, words);
  }

  /** Writes to the bot directly. */
  dm(text: string, words: Omit<Words, 'text' | 'channel'> = {}): Exchange {
    return this.#write(this.#world.dmWith(this.user), { ...words, text });
  }

  /** Deletes a message of one's own. */
  delete(message: SentMessage): void {
    if (message.author !== this.user) throw new Error(`${this.name} did not write that message`);
    this.#world.deleteMessage(message);
  }

  /** What this person sees in a channel now, oldest first. */
  sees(channel: Channel = this.#home()): SentMessage[] {
    return channel.messages.filter((message) => message.visibleTo(this.user));
  }

  #write(channel: Channel, words: Words): Exchange {
    return new Exchange(this.#world, writeMessage(this.#world, this.user, channel, words));
  }

  #command(
    type: number,
    line: string,
    values: Readonly<Record<string, OptionValue>>,
    where: Where,
    focused?: string,
  ): Answer {
    const [name = '', ...path] = line.replace(/^\//, '').split(' ');
    const command = findCommand(this.#world, this.user, this.#place(where), { name, type: 1, ...where });
    const { options, resolved } = resolveOptions(this.#world, this.#place(where), {
      command: command.body,
      path,
      values,
      focused,
    });
    const data = {
      ...commandJson(command),
      options,
      ...(Object.keys(resolved).length > 0 ? { resolved } : {}),
    };
    return this.#raise(type, data, where, {});
  }

  #component(message: SentMessage, data: Record<string, unknown>, where: Where): Answer {
    let id: number | undefined;
    walkComponents(message.components, (c) => {
      if (c.custom_id === data['custom_id']) id = c.id ?? undefined;
    });
    return this.#raise(
      INTERACTION.component,
      { ...data, id },
      { channel: message.channel, ...where },
      { source: message, metadata: { interacted_message_id: message.id } },
    );
  }

  #raise(
    type: number,
    data: Record<string, unknown>,
    where: Where,
    more: { source?: SentMessage | undefined; metadata?: Record<string, unknown> },
  ): Answer {
    const channel = this.#place(where);
    const userInstalled = where.userInstalled ?? (channel.guild !== undefined && !channel.guild.withBot);
    const interaction = raiseInteraction(this.#world, this.#traffic, {
      type,
      user: this.user,
      channel,
      data,
      locale: where.locale ?? this.locale,
      userInstalled,
      ...more,
    });
    return new Answer(this.#world, interaction);
  }

  #place(where: Where): Channel {
    return where.dm ? this.#world.dmWith(this.user) : (where.channel ?? this.#home());
  }

  #mustSee(message: SentMessage): void {
    if (!message.visibleTo(this.user)) throw new Error(`${this.name} cannot see that message`);
  }
}

function commandJson({ id, body, guildId }: RegisteredCommand): Record<string, unknown> {
  return { id, name: body.name, type: body.type, ...(guildId ? { guild_id: guildId } : {}) };
}
