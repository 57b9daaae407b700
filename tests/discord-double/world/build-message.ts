// Turns the body of a request into the message that Discord would store: ids, defaults, attachments, mentions.
import type { APIMessage } from 'discord.js';
import type { MessageBody, UploadedFile } from '../limits/check-message.js';
import { FLAG } from '../limits/check-message.js';
import type { AttachmentStore, StoredAttachment } from './attachments.js';
import { componentsJson, dropEmpty, mediaUrl } from './build-components.js';
import type { Channel } from './channel.js';
import { userJson, type User } from './user.js';
import type { World } from './world.js';

export interface Draft {
  readonly body: MessageBody;
  readonly files: readonly UploadedFile[];
  readonly author: User;
  readonly channel: Channel;
  readonly type: number;
  readonly flags: number;
  readonly extra?: Record<string, unknown>;
}

export function buildMessage(world: World, draft: Draft): APIMessage {
  const { body, channel, author } = draft;
  const id = world.nextId();
  const content = body.content ?? '';
  const attachments = storeFiles(world.attachments, channel, draft);
  return {
    id,
    channel_id: channel.id,
    type: draft.type,
    author: userJson(author),
    content,
    timestamp: new Date(world.clock.nowMs()).toISOString(),
    edited_timestamp: null,
    tts: false,
    pinned: false,
    flags: draft.flags,
    ...mentionFields(world, channel, content, body),
    attachments,
    embeds: embedsJson(body.embeds, attachments),
    components: componentsJson(world.nextId, body.components ?? [], attachments),
    ...(body.nonce === undefined || body.nonce === null ? {} : { nonce: body.nonce }),
    ...draft.extra,
  } as unknown as APIMessage;
}

/** Applies an edit: absent fields stay, null clears. */
export function editMessage(
  world: World,
  channel: Channel,
  before: APIMessage,
  body: MessageBody,
  files: readonly UploadedFile[],
): APIMessage {
  const kept = body.attachments
    ? before.attachments.filter((a) => body.attachments?.some((k) => k.id === a.id))
    : before.attachments;
  const attachments = [
    ...kept,
    ...(storeFiles(world.attachments, channel, { body, files }) as unknown as APIMessage['attachments']),
  ];
  const content = body.content === undefined ? before.content : (body.content ?? '');
  const changeable = FLAG.suppressEmbeds | FLAG.v2;
  const wasThinking = (Number(before.flags ?? 0) & FLAG.loading) !== 0;
  const keptFlags = Number(before.flags ?? 0) & ~FLAG.loading;
  const flags =
    body.flags === undefined || body.flags === null
      ? keptFlags
      : (keptFlags & ~FLAG.suppressEmbeds) | (body.flags & changeable);
  return {
    ...before,
    content,
    ...mentionFields(world, channel, content, body),
    edited_timestamp: wasThinking ? null : new Date(world.clock.nowMs()).toISOString(),
    flags,
    attachments,
    embeds: body.embeds === undefined ? before.embeds : embedsJson(body.embeds, attachments),
    components:
      body.components === undefined
        ? before.components
        : componentsJson(world.nextId, body.components ?? [], attachments),
  } as unknown as APIMessage;
}

function storeFiles(
  store: AttachmentStore,
  channel: Channel,
  draft: Pick<Draft, 'body' | 'files'>,
): StoredAttachment[] {
  return draft.files.map((file) => {
    const index = /\d+/.exec(file.field)?.[0];
    const described = draft.body.attachments?.find((a) => a.id === index);
    return store.add(channel, {
      name: described?.filename ?? file.name,
      type: file.type,
      bytes: file.bytes,
      description: described?.description ?? undefined,
    });
  });
}

function mentionFields(
  world: World,
  channel: Channel,
  content: string,
  body: MessageBody,
): Record<string, unknown> {
  const allowed = body.allowed_mentions;
  const may = (kind: 'users' | 'roles', id: string): boolean =>
    !allowed || Boolean(allowed.parse?.includes(kind)) || Boolean(allowed[kind]?.includes(id));
  const ids = (pattern: RegExp): string[] => [
    ...new Set([...content.matchAll(pattern)].map((match) => match[1] as string)),
  ];
  // allowed_mentions decides who is pinged, and only the pinged stand in these fields.
  const users = ids(/<@!?(\d+)>/g)
    .filter((id) => may('users', id))
    .flatMap((id) => world.users.get(id) ?? []);
  const pingsAll =
    /@(everyone|here)/.test(content) && (!allowed || Boolean(allowed.parse?.includes('everyone')));
  return {
    mentions: users.map(userJson),
    mention_roles: channel.guild ? ids(/<@&(\d+)>/g).filter((id) => may('roles', id)) : [],
    mention_everyone: pingsAll,
  };
}

function embedsJson(embeds: MessageBody['embeds'], attachments: readonly StoredAttachment[]): unknown[] {
  return (embeds ?? []).map((embed) => {
    const image = embed.image && { url: mediaUrl(embed.image.url, attachments) };
    const thumbnail = embed.thumbnail && { url: mediaUrl(embed.thumbnail.url, attachments) };
    const fields = embed.fields?.map((field) => ({ ...field, inline: field.inline ?? false }));
    const timestamp = embed.timestamp && new Date(embed.timestamp).toISOString();
    return dropEmpty({
      type: 'rich',
      ...embed,
      image,
      thumbnail,
      fields,
      timestamp,
      footer: embed.footer && dropEmpty(embed.footer),
      author: embed.author && dropEmpty(embed.author),
    });
  });
}
