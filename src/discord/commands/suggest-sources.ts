// Documents to choose from while somebody types: titles to read, ids to send.
import type { APIApplicationCommandOptionChoice } from 'discord.js';
import type { App } from '../../app-types.js';
import type { DocumentId } from '../../domain.js';
import { plainLine } from '../render/render-inline.js';

const MOST_CHOICES = 25;
const LONGEST_NAME = 100;

export function suggestSources(app: App, typed: string): APIApplicationCommandOptionChoice<string>[] {
  return app
    .suggestDocuments(typed, MOST_CHOICES)
    .slice(0, MOST_CHOICES)
    .map((card) => {
      const details = [card.publisher, card.date?.slice(0, 4)].filter(
        (part) => part !== undefined && part !== '',
      );
      const name = details.length === 0 ? card.title : `${card.title} – ${details.join(', ')}`;
      return { name: plainLine(name, LONGEST_NAME) || card.id, value: card.id };
    });
}

/** The chosen document; typed words count where exactly one document fits them. */
export function findSource(app: App, chosen: string): DocumentId | undefined {
  const known = app.documents().find((card) => card.id === chosen);
  if (known !== undefined) return known.id;
  const fitting = app.suggestDocuments(chosen, 2);
  return fitting.length === 1 ? fitting[0]?.id : undefined;
}
