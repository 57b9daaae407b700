// A message as the bot sends it: text and rows of components; mentions and previews are switched off in one place.
import {
  MessageFlags,
  type APIActionRowComponent,
  type APIComponentInMessageActionRow,
  type RESTPatchAPIInteractionOriginalResponseJSONBody,
} from 'discord.js';

export type Row = APIActionRowComponent<APIComponentInMessageActionRow>;

export interface OutgoingMessage {
  /** At most `CONTENT_LIMIT` UTF-16 units. */
  readonly content: string;
  readonly rows: readonly Row[];
  /** Left out: an edit keeps the files that the message has. */
  readonly files?: readonly OutgoingFile[];
}

export interface OutgoingFile {
  readonly name: string;
  readonly text: string;
}

/** Discord counts code points; UTF-16 units are never fewer. */
export const CONTENT_LIMIT = 2000;

export function plainMessage(content: string): OutgoingMessage {
  return { content, rows: [] };
}

/** The only place where a message's body is made. */
export function toBody(message: OutgoingMessage) {
  return {
    content: message.content,
    components: [...message.rows],
    allowed_mentions: { parse: [] },
    flags: MessageFlags.SuppressEmbeds as number,
    ...(message.files === undefined
      ? {}
      : { attachments: message.files.map(({ name }, id) => ({ id: String(id), filename: name })) }),
  } satisfies RESTPatchAPIInteractionOriginalResponseJSONBody;
}
