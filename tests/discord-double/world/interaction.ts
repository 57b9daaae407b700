// One thing that a person did to the bot (a command, a click, a form), with all that the bot answered.
import type { Choice } from '../limits/check-callback.js';
import type { ModalBody } from '../limits/component-shape.js';
import type { Channel } from './channel.js';
import type { SentMessage } from './sent-message.js';
import type { User } from './user.js';

export const CALLBACK_DEADLINE_MS = 3_000;
export const TOKEN_LIFE_MS = 15 * 60_000;
export const USER_INSTALL_FOLLOW_UPS = 5;

export interface Interaction {
  readonly id: string;
  readonly token: string;
  readonly type: number;
  readonly user: User;
  readonly channel: Channel;
  readonly createdMs: number;
  readonly attachmentLimit: number;
  /** True when only the user installed the app: five follow-ups, no channel access. */
  readonly userInstalled: boolean;
  /** True when the server forbids external apps to speak up: every answer is ephemeral. */
  readonly forcedEphemeral: boolean;
  /** The message whose component was used, or whose component opened the modal. */
  readonly source: SentMessage | undefined;
  readonly metadata: Record<string, unknown>;

  callback: { readonly type: number; readonly atMs: number } | undefined;
  /** What "@original" names: the response, or after an update the source message. */
  original: SentMessage | undefined;
  readonly followUps: SentMessage[];
  /** How often the bot edited @original after the callback. */
  edits: number;
  originalDeleted: boolean;
  choices: readonly Choice[] | undefined;
  modal: ModalBody | undefined;
  /** Requests about this interaction that were refused. */
  readonly refused: { readonly request: string; readonly status: number; readonly code: number }[];
}
