// A message as it stands now, with all its earlier states and everything that can be pressed on it.
import type { APIMessage } from 'discord.js';
import { FLAG } from '../limits/check-message.js';
import { COMPONENT, walkComponents, type AnyComponent } from '../limits/component-shape.js';
import type { Channel } from './channel.js';
import type { User } from './user.js';

export interface Button {
  readonly label: string;
  readonly customId: string | undefined;
  readonly url: string | undefined;
  readonly style: number;
  readonly disabled: boolean;
}

export interface Select {
  readonly type: number;
  readonly customId: string;
  readonly placeholder: string;
  readonly disabled: boolean;
  readonly minValues: number;
  readonly maxValues: number;
  readonly options: readonly {
    readonly label: string;
    readonly value: string;
    readonly description?: string;
    readonly default?: boolean;
  }[];
}

export class SentMessage {
  deleted = false;
  readonly #versions: APIMessage[];

  readonly channel: Channel;
  readonly author: User;
  /** The one person who sees it, when it is ephemeral. */
  readonly onlyFor: User | undefined;

  constructor(channel: Channel, author: User, first: APIMessage, onlyFor: User | undefined) {
    this.channel = channel;
    this.author = author;
    this.onlyFor = onlyFor;
    this.#versions = [first];
  }

  /** Every state, oldest first; the last one is the present one. */
  get versions(): readonly APIMessage[] {
    return this.#versions;
  }

  get raw(): APIMessage {
    return this.#versions.at(-1) as APIMessage;
  }

  get id(): string {
    return this.raw.id;
  }

  get content(): string {
    return this.raw.content;
  }

  get embeds(): APIMessage['embeds'] {
    return this.raw.embeds;
  }

  get attachments(): APIMessage['attachments'] {
    return this.raw.attachments;
  }

  get flags(): number {
    return Number(this.raw.flags ?? 0);
  }

  get isEphemeral(): boolean {
    return (this.flags & FLAG.ephemeral) !== 0;
  }

  /** True while it only says "… is thinking". */
  get isThinking(): boolean {
    return (this.flags & FLAG.loading) !== 0;
  }

  /** Filling a "… is thinking" is no edit to a reader. */
  get isEdited(): boolean {
    return this.raw.edited_timestamp !== null;
  }

  get components(): readonly AnyComponent[] {
    return this.raw.components ?? [];
  }

  /** All the words that a reader sees outside buttons: content, embeds, text displays. */
  get text(): string {
    const displays: string[] = [];
    walkComponents(this.components, (c) => {
      if (c.type === COMPONENT.text && c.content) displays.push(c.content);
    });
    const embeds = this.embeds.flatMap((e) => [
      e.author?.name,
      e.title,
      e.description,
      ...(e.fields ?? []).flatMap((f) => [f.name, f.value]),
      e.footer?.text,
    ]);
    return [this.content, ...embeds, ...displays].filter(Boolean).join('\n');
  }

  get buttons(): Button[] {
    return this.#collect([COMPONENT.button]).map((b) => ({
      label: str(b['label']) ?? emojiName(b['emoji']),
      customId: str(b['custom_id']),
      url: str(b['url']),
      style: Number(b['style']),
      disabled: b['disabled'] === true,
    }));
  }

  get selects(): Select[] {
    return this.#collect([COMPONENT.stringSelect, 5, 6, 7, 8]).map((s) => ({
      type: Number(s['type']),
      customId: str(s['custom_id']) ?? '',
      placeholder: str(s['placeholder']) ?? '',
      disabled: s['disabled'] === true,
      minValues: Number(s['min_values'] ?? 1),
      maxValues: Number(s['max_values'] ?? 1),
      options: (s['options'] ?? []) as Select['options'],
    }));
  }

  visibleTo(user: User): boolean {
    if (this.deleted || (this.onlyFor && this.onlyFor !== user)) return false;
    return this.channel.kind === 'dm'
      ? this.channel.recipient === user || user.isBot
      : this.channel.allows(user, 'ViewChannel');
  }

  change(next: APIMessage): void {
    this.#versions.push(next);
  }

  #collect(types: readonly number[]): Record<string, unknown>[] {
    const found: Record<string, unknown>[] = [];
    walkComponents(this.components, (c) => {
      if (types.includes(c.type)) found.push(c as unknown as Record<string, unknown>);
    });
    return found;
  }
}

function str(value: unknown): string | undefined {
  return typeof value === 'string' ? value : undefined;
}

function emojiName(emoji: unknown): string {
  return (emoji as { name?: string } | undefined)?.name ?? '';
}
