// Shows a message as plain text, with everything that can be pressed on it numbered.
import { COMPONENT, type AnyComponent, type ModalBody } from '../limits/component-shape.js';
import type { SentMessage } from '../world/sent-message.js';

/** What `click 2` or `choose 2 …` may mean. */
export interface Control {
  readonly kind: 'button' | 'menu';
  readonly customId: string;
  readonly label: string;
}

export interface Rendered {
  readonly text: string;
  readonly controls: readonly Control[];
}

export function renderMessage(message: SentMessage): Rendered {
  const controls: Control[] = [];
  const lines = [
    ...splitLines(message.content),
    ...message.embeds.flatMap((embed) => [
      ...[embed.author?.name, embed.title, embed.description].flatMap((part) =>
        splitLines(part).map((l) => `▌ ${l}`),
      ),
      ...(embed.fields ?? []).flatMap((field) =>
        splitLines(`${field.name}: ${field.value}`).map((l) => `▌ ${l}`),
      ),
      ...splitLines(embed.footer?.text).map((l) => `▌ ${l}`),
    ]),
    ...message.components.flatMap((component) => renderComponent(component, controls)),
    ...message.attachments.map((file) => `📎 ${file.filename} (${file.size} bytes) ${file.url}`),
  ];
  const marks = [message.isEphemeral ? 'only you see this' : '', message.isEdited ? 'edited' : ''].filter(
    Boolean,
  );
  const head = `${message.author.displayName}${marks.length > 0 ? ` (${marks.join(', ')})` : ''}`;
  return { text: [head, ...lines.map((l) => `│ ${l}`)].join('\n'), controls };
}

export function renderModal(modal: ModalBody): string {
  const fields = modalFields(modal).map((field, i) => {
    const options = field.options?.length ? ` one of: ${field.options.map((o) => o.label).join(', ')}` : '';
    return `│ ${i + 1}. ${field.label}${field.required === false ? ' (optional)' : ''}${options}${field.value ? ` [${field.value}]` : ''}`;
  });
  return [`Form: ${modal.title}`, ...fields, '│ → fill first | second | …'].join('\n');
}

export interface ModalField {
  readonly customId: string;
  readonly label: string;
  readonly required: boolean | undefined;
  readonly value: string | undefined;
  readonly options: readonly { readonly label: string }[] | undefined;
}

export function modalFields(modal: ModalBody): ModalField[] {
  return (modal.components as readonly RawField[]).flatMap((part) => {
    const fields = part.component ? [part.component] : (part.components ?? []);
    return fields.map((field) => ({
      customId: field.custom_id ?? '',
      label: part.label ?? field.label ?? field.custom_id ?? '',
      required: field.required ?? undefined,
      value: field.value ?? undefined,
      options: field.options,
    }));
  });
}

interface RawField extends AnyComponent {
  readonly label?: string;
  readonly required?: boolean | null;
  readonly value?: string | null;
  readonly options?: readonly { readonly label: string }[];
  readonly component?: RawField;
  readonly components?: readonly RawField[];
}

interface Shown extends AnyComponent {
  readonly label?: string;
  readonly url?: string;
  readonly disabled?: boolean;
  readonly emoji?: { readonly name?: string };
  readonly placeholder?: string;
  readonly options?: readonly { readonly label: string; readonly value: string }[];
  readonly file?: { readonly url: string };
  readonly items?: readonly { readonly media: { readonly url: string } }[];
}

function renderComponent(component: AnyComponent, controls: Control[]): string[] {
  const shown = component as Shown;
  const inner = (): string[] =>
    (component.components ?? []).flatMap((child) => renderComponent(child, controls));
  switch (component.type) {
    case COMPONENT.row:
      return [inner().join('  ')];
    case COMPONENT.button:
      return [renderButton(shown, controls)];
    case COMPONENT.text:
      return splitLines(component.content);
    case COMPONENT.section:
      return [...inner(), ...(component.accessory ? renderComponent(component.accessory, controls) : [])];
    case COMPONENT.container:
      return inner().map((line) => `┃ ${line}`);
    case COMPONENT.separator:
      return ['───'];
    case COMPONENT.file:
      return [`📎 ${shown.file?.url ?? ''}`];
    case COMPONENT.gallery:
      return (shown.items ?? []).map((item) => `🖼 ${item.media.url}`);
    case COMPONENT.thumbnail:
      return [];
    default:
      return [renderMenu(shown, controls)];
  }
}

function renderButton(button: Shown, controls: Control[]): string {
  const label = [button.emoji?.name, button.label].filter(Boolean).join(' ');
  if (button.url) return `[${label} → ${button.url}]`;
  if (button.disabled) return `[- ${label}]`;
  controls.push({ kind: 'button', customId: button.custom_id ?? '', label });
  return `[${controls.length} ${label}]`;
}

function renderMenu(menu: Shown, controls: Control[]): string {
  const label = menu.placeholder ?? 'choose';
  controls.push({ kind: 'menu', customId: menu.custom_id ?? '', label });
  return `[${controls.length} ▾ ${label}: ${(menu.options ?? []).map((o) => o.label).join(' · ')}]`;
}

function splitLines(text: string | null | undefined): string[] {
  return text ? text.split('\n') : [];
}
