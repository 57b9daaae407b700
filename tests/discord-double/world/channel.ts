// A place where people and the bot talk: a server's text channel, a thread, or a direct message.
import { PERMISSION_BITS, toBits, type Overwrite, type PermissionName } from './permissions.js';
import type { Guild } from './guild.js';
import type { SentMessage } from './sent-message.js';
import { userJson, type User } from './user.js';
import type { World } from './world.js';

export interface ChannelOptions {
  readonly kind: 'text' | 'thread' | 'dm';
  readonly name: string;
  readonly guild?: Guild | undefined;
  readonly topic?: string | undefined;
  readonly parent?: Channel | undefined;
  readonly recipient?: User | undefined;
  /** A thread made from a message shares its id. */
  readonly id?: string | undefined;
  readonly starter?: User | undefined;
}

export class Channel {
  readonly id: string;
  readonly kind: 'text' | 'thread' | 'dm';
  readonly name: string;
  readonly guild: Guild | undefined;
  readonly parent: Channel | undefined;
  readonly recipient: User | undefined;
  /** How often the bot showed "is typing" here. */
  typings = 0;
  /** True once the channel was deleted: requests about it answer 10003. */
  deleted = false;
  archived = false;
  readonly threadMembers = new Set<string>();
  readonly #ownOverwrites = new Map<string, Overwrite>();
  readonly #topic: string | null;
  readonly #createdAt: string;

  readonly world: World;
  readonly #options: ChannelOptions;

  constructor(world: World, options: ChannelOptions) {
    this.world = world;
    this.#options = options;
    this.id = options.id ?? world.nextId();
    this.kind = options.kind;
    this.name = options.name;
    this.guild = options.guild;
    this.parent = options.parent;
    this.recipient = options.recipient;
    this.#topic = options.topic ?? null;
    this.#createdAt = new Date(world.clock.nowMs()).toISOString();
  }

  /** Everything that was ever sent here, ephemeral and deleted messages included, oldest first. */
  get messages(): SentMessage[] {
    return [...this.world.messages.values()].filter((message) => message.channel === this);
  }

  get overwrites(): readonly Overwrite[] {
    return this.parent ? this.parent.overwrites : [...this.#ownOverwrites.values()];
  }

  /** Takes permissions from the bot (or somebody else) in this channel. */
  deny(permissions: readonly PermissionName[], user: User = this.world.bot): void {
    this.#overwrite(user, 0n, toBits(permissions));
  }

  allow(permissions: readonly PermissionName[], user: User = this.world.bot): void {
    this.#overwrite(user, toBits(permissions), 0n);
  }

  addThread(name: string, options: { from?: SentMessage; starter?: User } = {}): Channel {
    const thread = new Channel(this.world, {
      kind: 'thread',
      name,
      guild: this.guild,
      parent: this,
      id: options.from?.id,
      starter: options.starter,
    });
    this.world.channels.set(thread.id, thread);
    this.world.tell(thread, 'THREAD_CREATE', { ...thread.toJson(), newly_created: true });
    return thread;
  }

  delete(): void {
    this.deleted = true;
    this.world.tell(this, this.kind === 'thread' ? 'THREAD_DELETE' : 'CHANNEL_DELETE', this.toJson());
    this.world.changes.ring();
  }

  permissionsOf(user: User): bigint {
    if (this.kind === 'dm') return ~0n & ((1n << 53n) - 1n);
    return this.guild?.permissionsOf(user, this) ?? 0n;
  }

  allows(user: User, permission: PermissionName): boolean {
    return (this.permissionsOf(user) & PERMISSION_BITS[permission]) !== 0n;
  }

  toJson(): Record<string, unknown> {
    const common = { id: this.id, last_message_id: this.messages.at(-1)?.id ?? null, flags: 0 };
    if (this.kind === 'dm')
      return { ...common, type: 1, recipients: this.recipient ? [userJson(this.recipient)] : [] };
    const placed = { ...common, guild_id: this.guild?.id, name: this.name, rate_limit_per_user: 0 };
    if (this.kind === 'text') {
      return {
        ...placed,
        type: 0,
        parent_id: null,
        topic: this.#topic,
        position: this.guild?.channels.filter((c) => c.kind === 'text').indexOf(this) ?? 0,
        nsfw: false,
        permission_overwrites: this.overwrites.map((o) => ({
          ...o,
          allow: o.allow.toString(),
          deny: o.deny.toString(),
        })),
      };
    }
    const count = this.messages.filter((message) => !message.onlyFor).length;
    return {
      ...placed,
      type: 11,
      parent_id: this.parent?.id,
      owner_id: this.#options.starter?.id ?? this.world.bot.id,
      thread_metadata: {
        archived: this.archived,
        archive_timestamp: this.#createdAt,
        auto_archive_duration: 1440,
        locked: false,
        create_timestamp: this.#createdAt,
      },
      message_count: count,
      member_count: this.threadMembers.size,
      total_message_sent: count,
    };
  }

  #overwrite(user: User, allow: bigint, deny: bigint): void {
    if (this.kind !== 'text')
      throw new Error(
        `${this.kind} ${this.name} has no permissions of its own: change them in its parent channel`,
      );
    const before = this.#ownOverwrites.get(user.id);
    this.#ownOverwrites.set(user.id, {
      id: user.id,
      type: 1,
      allow: ((before?.allow ?? 0n) & ~deny) | allow,
      deny: ((before?.deny ?? 0n) & ~allow) | deny,
    });
    this.world.tell(this, 'CHANNEL_UPDATE', this.toJson());
  }
}
