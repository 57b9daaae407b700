// What the bot did about one interaction, to look at and to wait for.
import type { Choice } from '../limits/check-callback.js';
import { CALLBACK } from '../limits/check-callback.js';
import type { ModalBody } from '../limits/component-shape.js';
import type { Interaction } from '../world/interaction.js';
import type { SentMessage } from '../world/sent-message.js';
import type { World } from '../world/world.js';

export interface Waiting {
  /** 15,000 when left out. */
  readonly timeoutMs?: number;
  /** How long nothing may happen before an answer counts as finished; 40 when left out. */
  readonly quietMs?: number;
}

export interface AnswerSummary {
  readonly callbackType: number | undefined;
  readonly text: string;
  readonly isEphemeral: boolean;
  readonly buttons: readonly string[];
  readonly followUps: readonly string[];
  readonly edits: number;
  readonly isDeleted: boolean;
  readonly refused: readonly number[];
}

export class Answer {
  readonly #world: World;
  readonly interaction: Interaction;

  constructor(world: World, interaction: Interaction) {
    this.#world = world;
    this.interaction = interaction;
  }

  /** The type of the callback: 4 message, 5 deferred, 6 deferred update, 7 update, 8 choices, 9 modal. */
  get callbackType(): number | undefined {
    return this.interaction.callback?.type;
  }

  /** Milliseconds from the event to the callback. */
  get latencyMs(): number | undefined {
    const { callback, createdMs } = this.interaction;
    return callback && callback.atMs - createdMs;
  }

  /** "@original": the response, or the message whose button was pressed when the bot updates that. */
  get message(): SentMessage | undefined {
    return this.interaction.original;
  }

  /** Like `message`, for tests that are sure of it. */
  get shown(): SentMessage {
    const { original } = this.interaction;
    if (!original) throw new Error(`there is no answer to look at: ${this.describe()}`);
    return original;
  }

  get text(): string {
    return this.message?.text ?? '';
  }

  get isEphemeral(): boolean {
    return this.message?.isEphemeral ?? false;
  }

  get followUps(): readonly SentMessage[] {
    return this.interaction.followUps;
  }

  /** How often @original was edited after the callback. */
  get edits(): number {
    return this.interaction.edits;
  }

  get isDeleted(): boolean {
    return this.interaction.originalDeleted;
  }

  /** What autocomplete offered. */
  get choices(): readonly Choice[] {
    return this.interaction.choices ?? [];
  }

  get modal(): ModalBody | undefined {
    return this.interaction.modal;
  }

  /** The answer as plain data, for `toEqual` and `toMatchObject` (which cannot look into the objects here). */
  get summary(): AnswerSummary {
    const { message, followUps, callbackType, refused, edits, isDeleted } = this;
    return {
      callbackType,
      text: this.text,
      isEphemeral: this.isEphemeral,
      buttons: message?.buttons.map((button) => button.label) ?? [],
      followUps: followUps.map((followUp) => followUp.text),
      edits,
      isDeleted,
      refused: refused.map((refusal) => refusal.code),
    };
  }

  /** The bot's requests about this interaction that Discord refused. */
  get refused(): Interaction['refused'] {
    return this.interaction.refused;
  }

  /** Waits until the bot has answered for good: no "thinking…" left, and then nothing new for a moment. */
  async settled({ timeoutMs = 15_000, quietMs = 40 }: Waiting = {}): Promise<this> {
    await this.waitFor(() => this.#isAnswered(), timeoutMs);
    await this.#world.changes.quiet(quietMs, () => this.#activity());
    return this;
  }

  /** Waits until `test` says true. */
  async waitFor(test: (answer: this) => boolean, timeoutMs = 15_000): Promise<this> {
    await this.#world.changes.until(
      () => test(this),
      timeoutMs,
      () => `waited in vain: ${this.describe()}`,
    );
    return this;
  }

  /** For messages of failed tests: where this interaction stands. */
  describe(): string {
    const { callback, refused, followUps, edits } = this.interaction;
    const first = callback ? `callback ${callback.type} after ${this.latencyMs} ms` : 'no callback';
    const refusals = refused.map((r) => `${r.status}/${r.code} ${r.request.replace(/\/[\w-]{40,}/, '/…')}`);
    return [
      `interaction type ${this.interaction.type}: ${first}`,
      `${edits} edits, ${followUps.length} follow-ups`,
      ...refusals,
      `now: ${JSON.stringify(this.text.slice(0, 200))}`,
    ].join('; ');
  }

  #isAnswered(): boolean {
    const { callback, original, edits, followUps, originalDeleted } = this.interaction;
    if (!callback) return false;
    if (callback.type === CALLBACK.deferMessage) return originalDeleted || !original?.isThinking;
    if (callback.type === CALLBACK.deferUpdate) return originalDeleted || edits > 0 || followUps.length > 0;
    return true;
  }

  #activity(): number {
    const { followUps, edits, refused, original } = this.interaction;
    return (
      edits +
      refused.length +
      (original?.versions.length ?? 0) +
      followUps.reduce((sum, m) => sum + m.versions.length, 0)
    );
  }
}
