// Refuses the message bodies that Discord refuses: lengths, totals, components and Components V2 rules.
import { z } from 'zod';
import { COMPONENT, messageComponent, walkComponents, type AnyComponent } from './component-shape.js';
import { invalidForm, refusals, type Complaint } from './refusal.js';
import { countChars, fault, list, parseOrRefuse, snowflake, text, url } from './shape.js';

export const FLAG = {
  suppressEmbeds: 1 << 2,
  ephemeral: 1 << 6,
  loading: 1 << 7,
  silent: 1 << 12,
  v2: 1 << 15,
} as const;

export interface UploadedFile {
  readonly field: string;
  readonly name: string;
  readonly type: string;
  readonly bytes: Buffer;
}

export interface MessageContext {
  readonly files: readonly UploadedFile[];
  /** Where the message stands in the request's body: ['data'] in a callback. */
  readonly at?: readonly PropertyKey[];
  readonly attachmentLimit?: number;
  /** An update by callback must say again that it is Components V2; an edit by PATCH need not. */
  readonly mustRepeatV2?: boolean;
  /** What an edit starts from; absent when a message is made. */
  readonly before?: MessageBefore;
}

export interface MessageBefore {
  readonly content: string;
  readonly flags: number;
  readonly embeds: number;
  readonly components: number;
  readonly attachments: number;
}

export type MessageBody = z.output<typeof messageShape>;

/** Returns the parsed body, or throws 50035 or 50006. */
export function checkMessage(body: unknown, context: MessageContext): MessageBody {
  const at = context.at ?? [];
  const message = parseOrRefuse(messageShape, body ?? {}, at);
  const flags = (message.flags ?? 0) | ((context.before?.flags ?? 0) & FLAG.v2);
  const isV2 = (flags & FLAG.v2) !== 0;
  const complaints = [
    ...checkFiles(message, context),
    ...checkComponents(message, context.mustRepeatV2 ? ((message.flags ?? 0) & FLAG.v2) !== 0 : isV2),
    ...(isV2 ? checkV2(message, context) : []),
  ];
  if (complaints.length > 0) throw invalidForm(complaints.map((c) => ({ ...c, path: [...at, ...c.path] })));
  if (isEmpty(message, context)) throw refusals.emptyMessage();
  return message;
}

const embed = z.object({
  title: text(0, 256).nullish(),
  description: text(0, 4096).nullish(),
  url: url.nullish(),
  timestamp: z.string().nullish(),
  color: z.int().min(0).max(0xffffff).nullish(),
  footer: z.object({ text: text(1, 2048), icon_url: url.nullish() }).nullish(),
  image: z.object({ url }).nullish(),
  thumbnail: z.object({ url }).nullish(),
  author: z.object({ name: text(1, 256), url: url.nullish(), icon_url: url.nullish() }).nullish(),
  fields: list(
    z.object({ name: visible(256), value: visible(1024), inline: z.boolean().nullish() }),
    0,
    25,
  ).nullish(),
});

const allowedMentions = z
  .object({
    parse: z.array(z.enum(['roles', 'users', 'everyone'])).nullish(),
    roles: list(snowflake, 0, 100).nullish(),
    users: list(snowflake, 0, 100).nullish(),
    replied_user: z.boolean().nullish(),
  })
  .check((ctx) => {
    for (const kind of ['users', 'roles'] as const) {
      if (!ctx.value.parse?.includes(kind) || !ctx.value[kind]?.length) continue;
      ctx.issues.push(
        fault(
          ctx.value,
          'MESSAGE_ALLOWED_MENTIONS_PARSE_EXCLUSIVE',
          `parse:["${kind}"] and ${kind}: [ids...] are mutually exclusive.`,
        ),
      );
    }
  });

const messageShape = z.object({
  content: text(0, 2000).nullish(),
  embeds: list(embed, 0, 10)
    .check((ctx) => {
      if (sum(ctx.value.map(countEmbed)) > 6000) {
        ctx.issues.push(
          fault(ctx.value, 'MAX_EMBED_SIZE_EXCEEDED', 'Embed size exceeds maximum size of 6000'),
        );
      }
    })
    .nullish(),
  components: z.array(messageComponent).nullish(),
  flags: z.int().min(0).nullish(),
  tts: z.boolean().nullish(),
  nonce: z.union([z.string(), z.int()]).nullish(),
  enforce_nonce: z.boolean().nullish(),
  allowed_mentions: allowedMentions.nullish(),
  message_reference: z
    .object({
      message_id: snowflake,
      channel_id: snowflake.nullish(),
      guild_id: snowflake.nullish(),
      fail_if_not_exists: z.boolean().nullish(),
      type: z.int().nullish(),
    })
    .nullish(),
  attachments: list(
    z.looseObject({ id: snowflake, filename: z.string().nullish(), description: text(0, 1024).nullish() }),
    0,
    10,
  ).nullish(),
  poll: z.looseObject({}).nullish(),
  sticker_ids: list(snowflake, 0, 3).nullish(),
});

function visible(max: number): z.ZodString {
  return text(1, max).check((ctx) => {
    if (ctx.value.length > 0 && ctx.value.trim() === '')
      ctx.issues.push(fault(ctx.value, 'BASE_TYPE_REQUIRED', 'This field is required'));
  });
}

function countEmbed(e: z.output<typeof embed>): number {
  const fields = (e.fields ?? []).map((f) => countChars(f.name) + countChars(f.value));
  return sum([
    countChars(e.title),
    countChars(e.description),
    countChars(e.footer?.text),
    countChars(e.author?.name),
    ...fields,
  ]);
}

function checkFiles(message: MessageBody, context: MessageContext): Complaint[] {
  const limit = context.attachmentLimit ?? 10 * 1024 * 1024;
  const tooBig = context.files.filter((file) => file.bytes.length > limit);
  const uploaded = new Set(context.files.map((file) => /\d+/.exec(file.field)?.[0]));
  const dangling = context.before ? [] : (message.attachments ?? []).filter((a) => !uploaded.has(a.id));
  return [
    ...(context.files.length > 10
      ? [{ path: ['attachments'], code: 'BASE_TYPE_MAX_LENGTH', message: 'Must be 10 or fewer in length.' }]
      : []),
    ...tooBig.map((file) => ({
      path: [file.field],
      code: 'BASE_TYPE_FILE_TOO_LARGE',
      message: `File too large, the limit is ${limit} bytes`,
    })),
    ...dangling.map((a) => ({
      path: ['attachments'],
      code: 'ATTACHMENT_NOT_FOUND',
      message: `No file was sent for attachment ${a.id}`,
    })),
  ];
}

const V2_ONLY: readonly number[] = [
  COMPONENT.section,
  COMPONENT.text,
  COMPONENT.thumbnail,
  COMPONENT.gallery,
  COMPONENT.file,
  COMPONENT.separator,
  COMPONENT.container,
];

function checkComponents(message: MessageBody, isV2: boolean): Complaint[] {
  const complaints: Complaint[] = [];
  const customIds = new Set<string>();
  const ids = new Set<number>();
  walkComponents((message.components ?? []) as readonly AnyComponent[], (component, path) => {
    if (!isV2 && V2_ONLY.includes(component.type)) {
      complaints.push({
        path,
        code: 'UNION_TYPE_CHOICES',
        message: 'Value of field "type" must be one of (1,). Set the flag IS_COMPONENTS_V2.',
      });
    }
    if (component.custom_id) {
      if (customIds.has(component.custom_id))
        complaints.push({
          path: [...path, 'custom_id'],
          code: 'COMPONENT_CUSTOM_ID_DUPLICATED',
          message: 'Component custom id cannot be duplicated',
        });
      customIds.add(component.custom_id);
    }
    if (component.id) {
      if (ids.has(component.id))
        complaints.push({
          path: [...path, 'id'],
          code: 'COMPONENT_ID_DUPLICATED',
          message: 'Component id cannot be duplicated',
        });
      ids.add(component.id);
    }
  });
  const rows = message.components?.length ?? 0;
  if (!isV2 && rows > 5)
    complaints.push({
      path: ['components'],
      code: 'BASE_TYPE_BAD_LENGTH',
      message: 'Must be between 1 and 5 in length.',
    });
  return complaints;
}

function checkV2(message: MessageBody, context: MessageContext): Complaint[] {
  let components = 0;
  let chars = 0;
  walkComponents((message.components ?? []) as readonly AnyComponent[], (component) => {
    components += 1;
    if (component.type === COMPONENT.text) chars += countChars(component.content);
  });
  const stays = {
    content: message.content === undefined ? context.before?.content : message.content,
    embeds: message.embeds === undefined ? context.before?.embeds : message.embeds?.length,
    poll: message.poll,
    sticker_ids: message.sticker_ids?.length,
  };
  const banned = Object.entries(stays).filter(([, value]) => Boolean(value));
  return [
    ...banned.map(([field]) => ({
      path: [field],
      code: 'MESSAGE_CANNOT_USE_LEGACY_FIELDS_WITH_COMPONENTS_V2',
      message: `The '${field}' field cannot be used when using MessageFlags.IS_COMPONENTS_V2`,
    })),
    ...(components > 40
      ? [
          {
            path: ['components'],
            code: 'COMPONENT_MAX_TOTAL_COMPONENTS_EXCEEDED',
            message: 'The total number of components cannot exceed 40',
          },
        ]
      : []),
    ...(chars > 4000
      ? [
          {
            path: ['components'],
            code: 'COMPONENT_DISPLAYABLE_TEXT_SIZE_EXCEEDED',
            message: 'The total displayable text cannot exceed 4000 characters',
          },
        ]
      : []),
  ];
}

function isEmpty(message: MessageBody, { files, before }: MessageContext): boolean {
  const after = <K extends 'content' | 'embeds' | 'components'>(field: K): unknown =>
    message[field] === undefined ? before?.[field] : message[field]?.length;
  const kept =
    message.attachments === undefined ? before?.attachments : before && message.attachments?.length;
  const isBlank = typeof message.content === 'string' && message.content.trim() === '';
  const parts = [
    isBlank ? 0 : after('content'),
    after('embeds'),
    after('components'),
    kept,
    files.length,
    message.poll,
    message.sticker_ids?.length,
  ];
  return !parts.some(Boolean);
}

function sum(numbers: readonly number[]): number {
  return numbers.reduce((a, b) => a + b, 0);
}
