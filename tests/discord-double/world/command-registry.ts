// The application's registered commands, as bulk overwrites and single requests leave them.
import type { CommandBody } from '../limits/check-commands.js';

export interface RegisteredCommand {
  readonly id: string;
  readonly version: string;
  readonly guildId: string | undefined;
  readonly body: CommandBody;
}

export class CommandRegistry {
  readonly #commands = new Map<string, RegisteredCommand>();
  /** How many bulk overwrites arrived: a bot that registers on every start shows here. */
  overwrites = 0;

  readonly #applicationId: string;
  readonly #nextId: () => string;

  constructor(applicationId: string, nextId: () => string) {
    this.#applicationId = applicationId;
    this.#nextId = nextId;
  }

  all(guildId?: string): RegisteredCommand[] {
    return [...this.#commands.values()].filter((command) => command.guildId === guildId);
  }

  get(id: string): RegisteredCommand | undefined {
    return this.#commands.get(id);
  }

  /** By name or by a translation of it. */
  find(name: string, type: number, guildId?: string): RegisteredCommand | undefined {
    const candidates = [...this.all(guildId), ...(guildId ? this.all() : [])].filter(
      (command) => command.body.type === type,
    );
    return (
      candidates.find((command) => command.body.name === name) ??
      candidates.find((command) => Object.values(command.body.name_localizations ?? {}).includes(name))
    );
  }

  /** Commands that keep their name keep their id, as on Discord. */
  replaceAll(bodies: readonly CommandBody[], guildId?: string): RegisteredCommand[] {
    this.overwrites += 1;
    const before = this.all(guildId);
    for (const command of before) this.#commands.delete(command.id);
    return bodies.map((body) =>
      this.put(body, guildId, before.find((c) => c.body.name === body.name && c.body.type === body.type)?.id),
    );
  }

  put(body: CommandBody, guildId?: string, id?: string): RegisteredCommand {
    const known = this.all(guildId).find(
      (command) => command.body.name === body.name && command.body.type === body.type,
    );
    const command = { id: id ?? known?.id ?? this.#nextId(), version: this.#nextId(), guildId, body };
    this.#commands.set(command.id, command);
    return command;
  }

  delete(id: string): boolean {
    return this.#commands.delete(id);
  }

  toJson({ id, version, guildId, body }: RegisteredCommand): Record<string, unknown> {
    return {
      id,
      application_id: this.#applicationId,
      version,
      default_member_permissions: body.default_member_permissions ?? null,
      type: body.type,
      name: body.name,
      name_localizations: body.name_localizations ?? null,
      description: body.description,
      description_localizations: body.description_localizations ?? null,
      ...(guildId
        ? { guild_id: guildId }
        : {
            dm_permission: body.dm_permission ?? true,
            contexts: body.contexts ?? null,
            integration_types: body.integration_types ?? [0],
          }),
      options: body.options.map((option) => dropNulls(option)),
      nsfw: body.nsfw ?? false,
    };
  }
}

function dropNulls(value: unknown): unknown {
  if (Array.isArray(value)) return value.map(dropNulls);
  if (typeof value !== 'object' || value === null) return value;
  return Object.fromEntries(
    Object.entries(value)
      .filter(([, v]) => v !== null && v !== undefined)
      .map(([k, v]) => [k, dropNulls(v)]),
  );
}
