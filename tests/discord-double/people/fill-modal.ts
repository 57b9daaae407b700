// Fills in a form that the bot opened, field by field, as Discord sends it back.
import { countChars } from '../limits/shape.js';
import type { ModalBody } from '../limits/component-shape.js';

export type FieldValue = string | readonly string[];

/** Values are named by a field's custom id or its label; fields left out keep their preset. */
export function fillModal(
  modal: ModalBody,
  values: Readonly<Record<string, FieldValue>>,
): Record<string, unknown> {
  const fields = (modal.components as readonly Part[]).flatMap(
    (part) => part.component ?? part.components ?? [],
  );
  const names = (modal.components as readonly Part[]).flatMap((part) => [
    part.label,
    ...fields.flatMap((f) => [f.custom_id, f.label]),
  ]);
  const unknown = Object.keys(values).filter((name) => !names.includes(name));
  if (unknown.length > 0) throw new Error(`the form "${modal.title}" has no field "${unknown.join('", "')}"`);
  const fill = (field: Field, label: string | undefined): Record<string, unknown> =>
    answerField(field, values[field.custom_id] ?? (label === undefined ? undefined : values[label]));
  const components = (modal.components as readonly Part[]).map((part, i) => {
    const base = { type: part.type, id: part.id ?? i + 1 };
    if (part.component) return { ...base, component: fill(part.component, part.label) };
    return part.components
      ? { ...base, components: part.components.map((field) => fill(field, field.label)) }
      : base;
  });
  return { custom_id: modal.custom_id, components };
}

/** A label around one field, or an old-fashioned row around one. */
interface Part {
  readonly type: number;
  readonly id?: number | null;
  readonly label?: string;
  readonly component?: Field;
  readonly components?: readonly Field[];
}

interface Field {
  readonly type: number;
  readonly id?: number | null;
  readonly custom_id: string;
  readonly label?: string;
  readonly value?: string | null;
  readonly required?: boolean | null;
  readonly min_length?: number | null;
  readonly max_length?: number | null;
  readonly options?: readonly { readonly value: string; readonly label: string }[];
}

function answerField(field: Field, given: FieldValue | undefined): Record<string, unknown> {
  const base = { type: field.type, id: field.id ?? 1, custom_id: field.custom_id };
  if (field.type !== 4)
    return {
      ...base,
      values:
        given === undefined
          ? []
          : [given].flat().map((v) => field.options?.find((o) => o.label === v)?.value ?? v),
    };
  const value = typeof given === 'string' ? given : (field.value ?? '');
  const length = countChars(value);
  if (length === 0 && (field.required ?? true))
    throw new Error(`the field "${field.custom_id}" must be filled in`);
  if (length > 0 && length < (field.min_length ?? 0))
    throw new Error(`the field "${field.custom_id}" needs at least ${field.min_length} characters`);
  if (length > (field.max_length ?? 4000))
    throw new Error(`the field "${field.custom_id}" takes at most ${field.max_length ?? 4000} characters`);
  return { ...base, value };
}
