// Refuses the interaction callbacks that Discord refuses: wrong kinds, too many choices, bad modals.
import { z } from 'zod';
import { checkMessage, type MessageBody, type UploadedFile } from './check-message.js';
import { modalShape, walkComponents, type AnyComponent, type ModalBody } from './component-shape.js';
import { invalidForm } from './refusal.js';
import { list, parseOrRefuse, text } from './shape.js';

export const CALLBACK = {
  message: 4,
  deferMessage: 5,
  deferUpdate: 6,
  update: 7,
  choices: 8,
  modal: 9,
} as const;
export const INTERACTION = { command: 2, component: 3, autocomplete: 4, modalSubmit: 5 } as const;

export interface Choice {
  readonly name: string;
  readonly value: string | number;
}

export type Callback =
  | { readonly type: 4; readonly message: MessageBody }
  | { readonly type: 5; readonly flags: number }
  | { readonly type: 6 }
  | { readonly type: 7; readonly message: MessageBody }
  | { readonly type: 8; readonly choices: readonly Choice[] }
  | { readonly type: 9; readonly modal: ModalBody };

export interface CallbackContext {
  readonly interactionType: number;
  /** A modal that was opened from a message's component may update that message. */
  readonly hasMessage: boolean;
  readonly files: readonly UploadedFile[];
  readonly attachmentLimit: number;
  readonly before?: NonNullable<Parameters<typeof checkMessage>[1]['before']>;
}

export function checkCallback(body: unknown, context: CallbackContext): Callback {
  const { type, data } = parseOrRefuse(callbackShape, body);
  const allowed = allowedTypes(context);
  if (!allowed.includes(type)) {
    throw invalidForm([
      { path: ['type'], code: 'BASE_TYPE_CHOICES', message: `Value must be one of {${allowed.join(', ')}}.` },
    ]);
  }
  const files = { files: context.files, at: ['data'], attachmentLimit: context.attachmentLimit };
  switch (type) {
    case CALLBACK.message:
      return { type, message: checkMessage(data, files) };
    case CALLBACK.deferMessage:
      return {
        type,
        flags: parseOrRefuse(z.object({ flags: z.int().nullish() }), data ?? {}, ['data']).flags ?? 0,
      };
    case CALLBACK.update:
      return {
        type,
        message: checkMessage(data, {
          ...files,
          mustRepeatV2: true,
          ...(context.before ? { before: context.before } : {}),
        }),
      };
    case CALLBACK.choices:
      return { type, choices: parseOrRefuse(choicesShape, data, ['data']).choices };
    case CALLBACK.modal:
      return { type, modal: checkModal(data) };
    default:
      return { type: CALLBACK.deferUpdate };
  }
}

const callbackShape = z.object({ type: z.int(), data: z.unknown().optional() });

const choicesShape = z.object({
  choices: list(z.object({ name: text(1, 100), value: z.union([text(1, 100), z.number()]) }), 0, 25),
});

function allowedTypes({ interactionType, hasMessage }: CallbackContext): number[] {
  if (interactionType === INTERACTION.command) return [4, 5, 9];
  if (interactionType === INTERACTION.component) return [4, 5, 6, 7, 9];
  if (interactionType === INTERACTION.autocomplete) return [8];
  return hasMessage ? [4, 5, 6, 7] : [4, 5];
}

function checkModal(data: unknown): ModalBody {
  const modal = parseOrRefuse(modalShape, data, ['data']);
  const seen = new Set<string>();
  walkComponents(modal.components as readonly AnyComponent[], ({ custom_id }, path) => {
    if (!custom_id) return;
    if (seen.has(custom_id))
      throw invalidForm([
        {
          path: ['data', ...path, 'custom_id'],
          code: 'COMPONENT_CUSTOM_ID_DUPLICATED',
          message: 'Component custom id cannot be duplicated',
        },
      ]);
    seen.add(custom_id);
  });
  return modal;
}
