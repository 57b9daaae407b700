// The state of the double's Discord: who and what exists, with the events that tell the bot about it.
import type { APIMessage } from 'discord.js';
import { Changes } from '../changes.js';
import type { Clock } from '../clock.js';
import { AttachmentStore } from './attachments.js';
import { Channel } from './channel.js';
import { CommandRegistry } from './command-registry.js';
import { Guild, type GuildOptions } from './guild.js';
import type { Interaction } from './interaction.js';
import { SentMessage } from './sent-message.js';
import { createSnowflakes } from './snowflakes.js';
import type { User } from './user.js';
import { messageForBot } from './withhold-content.js';

export interface WorldOptions {
  readonly clock: Clock;
  readonly origin: () => string;
  readonly botName: string;
  /** Whether the app may read every message (the privileged intent). */
  readonly readsContent: boolean;
}

export interface TeamMember {
  readonly user: User;
  readonly role: 'admin' | 'developer' | 'read_only';
  readonly hasAccepted: boolean;
}

/** An event for the gateway; `channel` decides who may hear it. */
export interface WorldEvent {
  readonly name: string;
  readonly data: Record<string, unknown>;
  readonly guild?: Guild | undefined;
  readonly channel?: Channel | undefined;
}

export class World {
  readonly clock: Clock;
  readonly nextId: () => string;
  readonly changes = new Changes();
  readonly users = new Map<string, User>();
  readonly guilds = new Map<string, Guild>();
  readonly channels = new Map<string, Channel>();
  readonly messages = new Map<string, SentMessage>();
  readonly interactions = new Map<string, Interaction>();
  readonly attachments: AttachmentStore;
  readonly commands: CommandRegistry;
  readonly applicationId: string;
  readonly bot: User;
  readonly appOwner: User;
  readonly readsContent: boolean;
  /** Where a team owns the application. */
  team: readonly TeamMember[] | undefined;
  /** Texts of the bot that match are refused with 200000, as AutoMod does. */
  autoMod: RegExp | undefined;
  #listener: (event: WorldEvent) => void = () => undefined;

  constructor(options: WorldOptions) {
    this.clock = options.clock;
    this.nextId = createSnowflakes(options.clock);
    this.attachments = new AttachmentStore(options.clock, this.nextId, options.origin);
    this.appOwner = this.addUser('app-owner');
    this.bot = this.addUser(options.botName, { isBot: true });
    this.applicationId = this.bot.id;
    this.commands = new CommandRegistry(this.applicationId, this.nextId);
    this.readsContent = options.readsContent;
  }

  onEvent(listener: (event: WorldEvent) => void): void {
    this.#listener = listener;
  }

  addUser(name: string, options: { locale?: string; displayName?: string; isBot?: boolean } = {}): User {
    const user: User = {
      id: this.nextId(),
      name,
      displayName: options.displayName ?? name,
      isBot: options.isBot ?? false,
      locale: options.locale ?? 'en-US',
      dmsClosed: false,
    };
    this.users.set(user.id, user);
    return user;
  }

  addGuild(options: GuildOptions = {}): Guild {
    const guild = new Guild(this, options.owner ?? this.appOwner, options);
    this.guilds.set(guild.id, guild);
    if (guild.withBot) this.#listener({ name: 'GUILD_CREATE', data: this.guildCreateJson(guild), guild });
    return guild;
  }

  dmWith(user: User): Channel {
    const known = [...this.channels.values()].find(
      (channel) => channel.kind === 'dm' && channel.recipient === user,
    );
    if (known) return known;
    const channel = new Channel(this, { kind: 'dm', name: user.name, recipient: user });
    this.channels.set(channel.id, channel);
    return channel;
  }

  /** Tells the bot something about a channel. */
  tell(channel: Channel, name: string, data: Record<string, unknown>): void {
    this.#listener({ name, data, guild: channel.guild, channel });
  }

  store(channel: Channel, author: User, raw: APIMessage, onlyFor?: User): SentMessage {
    const message = new SentMessage(channel, author, raw, onlyFor);
    this.messages.set(message.id, message);
    if (!onlyFor) this.tell(channel, 'MESSAGE_CREATE', this.#messageEvent(message));
    this.changes.ring();
    return message;
  }

  change(message: SentMessage, raw: APIMessage): void {
    message.change(raw);
    if (!message.onlyFor) this.tell(message.channel, 'MESSAGE_UPDATE', this.#messageEvent(message));
    this.changes.ring();
  }

  deleteMessage(message: SentMessage): void {
    message.deleted = true;
    const { id, channel } = message;
    if (!message.onlyFor)
      this.tell(channel, 'MESSAGE_DELETE', {
        id,
        channel_id: channel.id,
        ...(channel.guild ? { guild_id: channel.guild.id } : {}),
      });
    this.changes.ring();
  }

  guildCreateJson(guild: Guild): Record<string, unknown> {
    const me = guild.members.get(this.bot.id);
    const member = me && { ...guild.memberJson(me), user: userStub(this.bot) };
    return {
      ...guild.toJson(),
      joined_at: me?.joinedAt,
      large: false,
      unavailable: false,
      member_count: guild.members.size,
      voice_states: [],
      members: member ? [member] : [],
      channels: guild.channels.filter((c) => c.kind === 'text' && !c.deleted).map((c) => c.toJson()),
      threads: guild.channels
        .filter((c) => c.kind === 'thread' && !c.deleted && !c.archived)
        .map((c) => c.toJson()),
      presences: [],
      stage_instances: [],
      guild_scheduled_events: [],
      soundboard_sounds: [],
    };
  }

  #messageEvent(message: SentMessage): Record<string, unknown> {
    const { guild } = message.channel;
    const member = guild?.members.get(message.author.id);
    return {
      ...messageForBot(this, message),
      // discord.js makes the channel object of a first direct message from this field.
      channel_type: { text: 0, dm: 1, thread: 11 }[message.channel.kind],
      ...(guild ? { guild_id: guild.id } : {}),
      ...(guild && member ? { member: guild.memberJson(member) } : {}),
    };
  }
}

function userStub(user: User): Record<string, unknown> {
  return {
    id: user.id,
    username: user.name,
    discriminator: '0001',
    global_name: null,
    avatar: null,
    bot: user.isBot,
  };
}
