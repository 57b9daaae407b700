// The rows of a message that Discord sends back with a press, as plain data.
import { ComponentType, type Message } from 'discord.js';
import { readCustomId } from '../ids/custom-id.js';
import type { Row } from '../reply/outgoing-message.js';

/** Without the numbers that Discord gave the components: new ones are given to new rows. */
export function rowsOf(message: Pick<Message, 'components'>): Row[] {
  return message.components.flatMap((component) => {
    if (component.type !== ComponentType.ActionRow) return [];
    const row = component.toJSON() as Row;
    return [{ type: row.type, components: row.components.map(withoutId) }];
  });
}

/** The actions of a row's buttons and menus. */
export function actionsIn(row: Row): string[] {
  return row.components.flatMap((component) => {
    const action = 'custom_id' in component ? readCustomId(component.custom_id)?.action : undefined;
    return action === undefined ? [] : [action];
  });
}

function withoutId(component: Row['components'][number]): Row['components'][number] {
  const copy = { ...component };
  delete copy.id;
  return copy;
}
