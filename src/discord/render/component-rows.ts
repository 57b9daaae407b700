// Rows of buttons and menus as plain data.
import {
  ButtonStyle,
  ComponentType,
  type APIButtonComponentWithCustomId,
  type APISelectMenuOption,
} from 'discord.js';
import type { Row } from '../reply/outgoing-message.js';

type ButtonLook = 'plain' | 'main' | 'danger';

export function button(
  id: string,
  label: string,
  look: ButtonLook = 'plain',
  disabled = false,
): APIButtonComponentWithCustomId {
  const style = {
    plain: ButtonStyle.Secondary,
    main: ButtonStyle.Primary,
    danger: ButtonStyle.Danger,
  } as const;
  return {
    type: ComponentType.Button,
    custom_id: id,
    label,
    style: style[look],
    ...(disabled ? { disabled } : {}),
  };
}

/** Five buttons a row. */
export function buttonRows(buttons: readonly APIButtonComponentWithCustomId[]): Row[] {
  const rows: Row[] = [];
  for (let at = 0; at < buttons.length; at += 5) {
    rows.push({ type: ComponentType.ActionRow, components: buttons.slice(at, at + 5) });
  }
  return rows;
}

export function menuRow(id: string, placeholder: string, options: readonly APISelectMenuOption[]): Row {
  return {
    type: ComponentType.ActionRow,
    components: [
      {
        type: ComponentType.StringSelect,
        custom_id: id,
        placeholder,
        options: [...options],
        min_values: 1,
        max_values: 1,
      },
    ],
  };
}
