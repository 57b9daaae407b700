// What the person at the keyboard sees: prints the bot's new and changed messages, and knows what can be pressed.
import type { Person } from '../people/person.js';
import type { SentMessage } from '../world/sent-message.js';
import type { World } from '../world/world.js';
import { renderMessage, type Control } from './render-message.js';

const DELETED = -1;

export class Screen {
  readonly #world: World;
  readonly #print: (text: string) => void;
  /** The state in which each message was last printed. */
  readonly #printed = new Map<string, number>();
  #controls: readonly Control[] = [];
  #pressable: SentMessage | undefined;
  #last: SentMessage | undefined;

  constructor(world: World, print: (text: string) => void) {
    this.#world = world;
    this.#print = print;
  }

  /** The bot's last message that was printed. */
  get last(): SentMessage {
    if (!this.#last) throw new Error('the bot has said nothing yet');
    return this.#last;
  }

  /** The last message with something to press. */
  get pressable(): SentMessage {
    if (!this.#pressable || this.#pressable.deleted) throw new Error('there is nothing to press yet');
    return this.#pressable;
  }

  /** By the number that was printed, the label (its beginning, where only one has it) or the custom id. */
  control(word: string): Control | undefined {
    if (/^\d+$/.test(word)) return this.#controls[Number(word) - 1];
    const exact = this.#controls.find((control) => control.label === word || control.customId === word);
    const beginning = this.#controls.filter((control) => control.label.startsWith(word));
    return exact ?? (beginning.length === 1 ? beginning[0] : undefined);
  }

  /** Prints what is new for this person since the last time. */
  show(person: Person): void {
    for (const message of this.#world.messages.values()) {
      if (message.author === this.#world.bot && !message.isThinking) this.#showOne(message, person);
    }
  }

  #showOne(message: SentMessage, person: Person): void {
    const before = this.#printed.get(message.id);
    const now = message.deleted ? DELETED : message.versions.length;
    if (before === now || (!message.deleted && !message.visibleTo(person.user))) return;
    this.#printed.set(message.id, now);
    if (message.deleted) {
      if (before !== undefined) this.#print('(a message of the bot was deleted)');
      return;
    }
    const { text, controls } = renderMessage(message);
    this.#print(text);
    this.#last = message;
    if (controls.length === 0) return;
    this.#controls = controls;
    this.#pressable = message;
  }
}
