// Where the person at the keyboard sits: who they are, which channel they are in, which form is open.
import type { Answer } from '../people/answer.js';
import type { Exchange } from '../people/exchange.js';
import type { Person } from '../people/person.js';
import type { Discord } from '../start-discord.js';
import type { Channel } from '../world/channel.js';
import { renderModal } from './render-message.js';
import { Screen } from './screen.js';

/** Discord's own deadline, with a little for the way. */
const CALLBACK_TIMEOUT_MS = 3_500;
/** An update that only acknowledges may never be followed by anything. */
const UPDATE_TIMEOUT_MS = 5_000;
const QUIET_MS = 300;

export class Seat {
  readonly discord: Discord;
  readonly screen: Screen;
  readonly print: (text: string) => void;
  readonly #timeoutMs: number;
  readonly #people: Map<string, Person>;
  person: Person;
  place: Channel;
  /** The answer that opened a form, until another one does. */
  form: Answer | undefined;

  constructor(discord: Discord, print: (text: string) => void, timeoutMs: number) {
    this.discord = discord;
    this.print = print;
    this.screen = new Screen(discord.world, print);
    this.#timeoutMs = timeoutMs;
    this.#people = new Map(
      [discord.member, discord.moderator, discord.owner].map((person) => [person.name, person]),
    );
    this.person = discord.member;
    this.place = discord.channel;
  }

  become(name: string): void {
    this.person = this.#people.get(name) ?? this.discord.addPerson(name);
    this.#people.set(name, this.person);
  }

  show(): void {
    this.screen.show(this.person);
  }

  async watchExchange(exchange: Exchange): Promise<void> {
    await this.#wait(exchange.settled({ timeoutMs: this.#timeoutMs, quietMs: QUIET_MS }));
  }

  async watchAnswer(answer: Answer): Promise<void> {
    await this.#wait(this.#answered(answer));
    if (!answer.modal) return;
    this.form = answer;
    this.print(renderModal(answer.modal));
  }

  async #answered(answer: Answer): Promise<unknown> {
    await answer.waitFor((a) => a.callbackType !== undefined, CALLBACK_TIMEOUT_MS);
    if (answer.callbackType !== 6) return answer.settled({ timeoutMs: this.#timeoutMs, quietMs: QUIET_MS });
    return answer.settled({ timeoutMs: UPDATE_TIMEOUT_MS, quietMs: QUIET_MS }).catch(() => undefined);
  }

  async #wait(deed: Promise<unknown>): Promise<void> {
    const failure: unknown = await deed.then(
      () => undefined,
      (error: unknown) => error,
    );
    this.show();
    if (failure)
      this.print(
        `! The application did not respond. ${failure instanceof Error ? failure.message : 'Unknown'}`,
      );
  }
}
