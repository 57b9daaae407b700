// What the bot did about one ordinary message (a mention, a direct message), to look at and to wait for.
import type { SentMessage } from '../world/sent-message.js';
import type { World } from '../world/world.js';
import type { Waiting } from './answer.js';

export class Exchange {
  readonly #typingsBefore: number;

  readonly #world: World;
  /** What the person said. */
  readonly said: SentMessage;

  constructor(world: World, said: SentMessage) {
    this.#world = world;
    this.said = said;
    this.#typingsBefore = said.channel.typings;
  }

  /** The bot's messages after it: those that reply to it and those that reply to nothing, in the same channel or in a thread made from it. */
  get replies(): SentMessage[] {
    const { channel, id } = this.said;
    return [...this.#world.messages.values()].filter((message) => {
      if (message.author !== this.#world.bot || message.onlyFor || BigInt(message.id) <= BigInt(id))
        return false;
      if (message.channel.id === id) return true;
      const target = message.raw.message_reference?.message_id;
      return (
        message.channel === channel &&
        !message.raw.interaction_metadata &&
        (target === undefined || target === id)
      );
    });
  }

  /** The first reply, for tests that are sure of it. */
  get reply(): SentMessage {
    const [first] = this.replies;
    if (!first) throw new Error(`the bot did not reply to ${JSON.stringify(this.said.content)}`);
    return first;
  }

  /** Whether the bot showed "is typing" since. */
  get sawTyping(): boolean {
    return this.said.channel.typings > this.#typingsBefore;
  }

  get text(): string {
    return this.replies.map((message) => message.text).join('\n');
  }

  /** Waits for a first reply, and then until nothing new came for a moment. */
  async settled({ timeoutMs = 15_000, quietMs = 60 }: Waiting = {}): Promise<this> {
    await this.waitFor(() => this.replies.length > 0, timeoutMs);
    await this.#world.changes.quiet(quietMs, () =>
      this.replies.reduce((sum, message) => sum + message.versions.length, 0),
    );
    return this;
  }

  async waitFor(test: (exchange: this) => boolean, timeoutMs = 15_000): Promise<this> {
    await this.#world.changes.until(
      () => test(this),
      timeoutMs,
      () =>
        `no such reply to ${JSON.stringify(this.said.content)}; replies: ${JSON.stringify(this.text.slice(0, 300))}`,
    );
    return this;
  }

  /** Waits `ms` and fails if the bot said anything. */
  async silent(ms = 200): Promise<void> {
    await new Promise((resolve) => setTimeout(resolve, ms));
    if (this.replies.length > 0) throw new Error(`the bot should have been silent, but said: ${this.text}`);
  }
}
