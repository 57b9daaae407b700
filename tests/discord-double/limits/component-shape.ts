// The shapes of message components and of modal fields, each with Discord's own limits.
import { z } from 'zod';
import { countChars, fault, list, snowflake, text, url } from './shape.js';

export const COMPONENT = {
  row: 1,
  button: 2,
  stringSelect: 3,
  textInput: 4,
  section: 9,
  text: 10,
  thumbnail: 11,
  gallery: 12,
  file: 13,
  separator: 14,
  container: 17,
  label: 18,
} as const;

const id = z
  .int()
  .min(0)
  .max(2 ** 31 - 1)
  .nullish();
const customId = text(1, 100);
const emoji = z
  .looseObject({ id: snowflake.nullish(), name: z.string().nullish(), animated: z.boolean().nullish() })
  .nullish();

const button = z
  .object({
    type: z.literal(COMPONENT.button),
    id,
    style: z.int().min(1).max(6),
    label: text(0, 80).nullish(),
    emoji,
    custom_id: customId.nullish(),
    url: url.nullish(),
    sku_id: snowflake.nullish(),
    disabled: z.boolean().nullish(),
  })
  .check((ctx) => {
    const { style, custom_id, label, emoji: face, sku_id, url: link } = ctx.value;
    const complain = (field: string, message: string): void => {
      ctx.issues.push(fault(ctx.value, 'BUTTON_COMPONENT_INVALID', message, [field]));
    };
    if (style === 5) {
      if (!link) complain('url', 'A url is required');
      if (custom_id) complain('custom_id', 'A custom id and url cannot both be specified');
      if (countChars(link) > 512) complain('url', 'Must be 512 or fewer in length.');
    } else if (style === 6) {
      if (!sku_id) complain('sku_id', 'A SKU ID is required');
    } else {
      if (!custom_id) complain('custom_id', 'A custom id is required');
      if (link) complain('url', 'A custom id and url cannot both be specified');
    }
    if (style !== 6 && !label && !face) complain('label', 'A label or an emoji is required');
  });

const selectOption = z.object({
  label: text(1, 100),
  value: text(1, 100),
  description: text(0, 100).nullish(),
  emoji,
  default: z.boolean().nullish(),
});

const selectBase = {
  id,
  custom_id: customId,
  placeholder: text(0, 150).nullish(),
  min_values: z.int().min(0).max(25).nullish(),
  max_values: z.int().min(1).max(25).nullish(),
  disabled: z.boolean().nullish(),
  required: z.boolean().nullish(),
};

const stringSelect = z
  .object({ type: z.literal(COMPONENT.stringSelect), ...selectBase, options: list(selectOption, 1, 25) })
  .check((ctx) => {
    const values = ctx.value.options.map((option) => option.value);
    values.forEach((value, i) => {
      if (values.indexOf(value) === i) return;
      ctx.issues.push(
        fault(
          value,
          'SELECT_COMPONENT_OPTION_VALUE_DUPLICATED',
          'The specified option value is already used',
          ['options', i, 'value'],
        ),
      );
    });
    if ((ctx.value.max_values ?? 1) <= values.length) return;
    ctx.issues.push(
      fault(ctx.value, 'SELECT_COMPONENT_TOO_FEW_OPTIONS', 'max_values exceeds the number of options', [
        'max_values',
      ]),
    );
  });

const entitySelect = z.object({
  type: z.union([z.literal(5), z.literal(6), z.literal(7), z.literal(8)]),
  ...selectBase,
  channel_types: z.array(z.int()).nullish(),
  default_values: z.array(z.looseObject({})).nullish(),
});

const row = z
  .object({
    type: z.literal(COMPONENT.row),
    id,
    components: list(z.discriminatedUnion('type', [button, stringSelect, entitySelect]), 1, 5),
  })
  .check((ctx) => {
    const { components } = ctx.value;
    if (components.length < 2 || components.every((c) => c.type === COMPONENT.button)) return;
    ctx.issues.push(
      fault(
        ctx.value,
        'COMPONENT_LAYOUT_WIDTH_EXCEEDED',
        'The specified component exceeds the maximum width',
        ['components', 1],
      ),
    );
  });

const media = z.object({ url });
const textDisplay = z.object({ type: z.literal(COMPONENT.text), id, content: text(1, 4000) });
const thumbnail = z.object({
  type: z.literal(COMPONENT.thumbnail),
  id,
  media,
  description: text(0, 1024).nullish(),
  spoiler: z.boolean().nullish(),
});
const section = z.object({
  type: z.literal(COMPONENT.section),
  id,
  components: list(textDisplay, 1, 3),
  accessory: z.discriminatedUnion('type', [button, thumbnail]),
});
const gallery = z.object({
  type: z.literal(COMPONENT.gallery),
  id,
  items: list(
    z.object({ media, description: text(0, 1024).nullish(), spoiler: z.boolean().nullish() }),
    1,
    10,
  ),
});
const file = z.object({ type: z.literal(COMPONENT.file), id, file: media, spoiler: z.boolean().nullish() });
const separator = z.object({
  type: z.literal(COMPONENT.separator),
  id,
  divider: z.boolean().nullish(),
  spacing: z.union([z.literal(1), z.literal(2)]).nullish(),
});
const inContainer = z.discriminatedUnion('type', [row, section, textDisplay, gallery, file, separator]);
const container = z.object({
  type: z.literal(COMPONENT.container),
  id,
  accent_color: z.int().min(0).max(0xffffff).nullish(),
  spoiler: z.boolean().nullish(),
  components: list(inContainer, 1, 40),
});

export const messageComponent = z.discriminatedUnion('type', [
  row,
  section,
  textDisplay,
  gallery,
  file,
  separator,
  container,
]);

const textInput = z.object({
  type: z.literal(COMPONENT.textInput),
  id,
  custom_id: customId,
  style: z.union([z.literal(1), z.literal(2)]),
  label: text(1, 45).nullish(),
  min_length: z.int().min(0).max(4000).nullish(),
  max_length: z.int().min(1).max(4000).nullish(),
  required: z.boolean().nullish(),
  value: text(0, 4000).nullish(),
  placeholder: text(0, 100).nullish(),
});
const fileUpload = z.object({
  type: z.literal(19),
  id,
  custom_id: customId,
  min_values: z.int().nullish(),
  max_values: z.int().nullish(),
  required: z.boolean().nullish(),
});
const choiceGroup = z.looseObject({
  type: z.union([z.literal(21), z.literal(22), z.literal(23)]),
  custom_id: customId,
});
const label = z.object({
  type: z.literal(COMPONENT.label),
  id,
  label: text(1, 45),
  description: text(0, 100).nullish(),
  component: z.discriminatedUnion('type', [textInput, stringSelect, entitySelect, fileUpload, choiceGroup]),
});
const inputRow = z.object({
  type: z.literal(COMPONENT.row),
  id,
  components: list(textInput.extend({ label: text(1, 45) }), 1, 1),
});

export const modalShape = z.object({
  custom_id: customId,
  title: text(1, 45),
  components: list(z.discriminatedUnion('type', [inputRow, label, textDisplay]), 1, 5),
});

export type MessageComponent = z.output<typeof messageComponent>;
export type ModalBody = z.output<typeof modalShape>;

/** A component with its children, loosely typed, for walks that only count or collect. */
export interface AnyComponent {
  readonly type: number;
  readonly id?: number | null;
  readonly custom_id?: string | null;
  readonly content?: string;
  readonly components?: readonly AnyComponent[];
  readonly accessory?: AnyComponent;
  readonly component?: AnyComponent;
}

export function walkComponents(
  components: readonly AnyComponent[],
  visit: (component: AnyComponent, path: readonly PropertyKey[]) => void,
  at: readonly PropertyKey[] = ['components'],
): void {
  components.forEach((component, i) => visitOne(component, [...at, i], visit));
}

function visitOne(
  component: AnyComponent,
  path: readonly PropertyKey[],
  visit: (component: AnyComponent, path: readonly PropertyKey[]) => void,
): void {
  visit(component, path);
  if (component.components) walkComponents(component.components, visit, [...path, 'components']);
  if (component.accessory) visitOne(component.accessory, [...path, 'accessory'], visit);
  if (component.component) visitOne(component.component, [...path, 'component'], visit);
}
