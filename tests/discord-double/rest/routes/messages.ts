// Routes for ordinary messages in channels, with the permissions that each of them needs.
import type { APIMessage } from 'discord.js';
import { checkMessage, FLAG, type MessageBody } from '../../limits/check-message.js';
import { invalidForm, refusals } from '../../limits/refusal.js';
import { buildMessage, editMessage } from '../../world/build-message.js';
import type { Channel } from '../../world/channel.js';
import type { SentMessage } from '../../world/sent-message.js';
import { userJson } from '../../world/user.js';
import { messageForBot } from '../../world/withhold-content.js';
import type { World } from '../../world/world.js';
import { channelFor, requirePermission } from '../channel-access.js';
import { checkAutoMod, stateOf } from '../message-rules.js';
import { json, noContent, type ApiAnswer, type Call, type Routes } from '../router.js';

const BASE = '/channels/:channel/messages';

export const messageRoutes: Routes = {
  [`GET ${BASE}`]: (call) => {
    const channel = channelFor(call);
    requirePermission(call.world, channel, 'ReadMessageHistory');
    const { before, after } = Object.fromEntries(call.query);
    const limit = Number(call.query.get('limit') ?? 50);
    const fitting = channel.messages
      .filter((m) => !m.deleted && !m.onlyFor)
      .filter((m) => (!before || BigInt(m.id) < BigInt(before)) && (!after || BigInt(m.id) > BigInt(after)));
    const page = after ? fitting.slice(0, limit) : fitting.slice(-limit);
    return json(page.reverse().map((m) => messageForBot(call.world, m)));
  },
  [`POST ${BASE}`]: (call) => send(call, channelFor(call)),
  [`GET ${BASE}/:message`]: (call) => {
    const channel = channelFor(call);
    requirePermission(call.world, channel, 'ReadMessageHistory');
    return json(messageForBot(call.world, messageIn(call, channel)));
  },
  [`PATCH ${BASE}/:message`]: (call) => {
    const { world, files, body } = call;
    const message = messageIn(call, channelFor(call));
    if (message.author !== world.bot) throw refusals.notAuthor();
    const parsed = checkMessage(body, { files, before: stateOf(message) });
    checkAutoMod(world, parsed);
    world.change(message, editMessage(world, message.channel, message.raw, parsed, files));
    return json(message.raw);
  },
  [`DELETE ${BASE}/:message`]: (call) => {
    const message = messageIn(call, channelFor(call));
    if (message.author !== call.world.bot) {
      if (message.channel.kind === 'dm') throw refusals.dmAction();
      requirePermission(call.world, message.channel, 'ManageMessages');
    }
    call.world.deleteMessage(message);
    return noContent;
  },
  [`PUT ${BASE}/:message/reactions/:emoji/@me`]: (call) => {
    const channel = channelFor(call);
    messageIn(call, channel);
    requirePermission(call.world, channel, 'AddReactions');
    return noContent;
  },
  [`DELETE ${BASE}/:message/reactions/:emoji/@me`]: (call) => {
    messageIn(call, channelFor(call));
    return noContent;
  },
  'POST /channels/:channel/typing': (call) => {
    const channel = channelFor(call);
    requirePermission(
      call.world,
      channel,
      channel.kind === 'thread' ? 'SendMessagesInThreads' : 'SendMessages',
    );
    channel.typings += 1;
    call.world.changes.ring();
    return noContent;
  },
};

export function messageIn(call: Call, channel: Channel): SentMessage {
  const message = call.world.messages.get(call.param('message'));
  if (!message || message.channel !== channel || message.deleted || message.onlyFor)
    throw refusals.unknownMessage();
  return message;
}

function send(call: Call, channel: Channel): ApiAnswer {
  const { world, body, files } = call;
  requirePermission(world, channel, channel.kind === 'thread' ? 'SendMessagesInThreads' : 'SendMessages');
  if (channel.kind === 'dm' && channel.recipient?.dmsClosed) throw refusals.dmsClosed();
  const parsed = checkMessage(body, { files });
  const sent = parsed.enforce_nonce ? sentWithNonce(world, channel, parsed.nonce) : undefined;
  if (sent) return json(messageForBot(world, sent));
  if (files.length > 0) requirePermission(world, channel, 'AttachFiles');
  if (parsed.embeds?.length) requirePermission(world, channel, 'EmbedLinks');
  checkAutoMod(world, parsed);
  const reply = replyFields(world, channel, parsed);
  const raw = buildMessage(world, {
    body: parsed,
    files,
    author: world.bot,
    channel,
    type: reply ? 19 : 0,
    flags: (parsed.flags ?? 0) & ~FLAG.ephemeral,
    extra: reply?.fields ?? {},
  });
  if (reply) pingAuthor(raw, reply, parsed);
  const message = world.store(channel, world.bot, raw);
  return json(messageForBot(world, message));
}

/** A reply pings whom it answers, unless the bot said otherwise. */
function pingAuthor(raw: APIMessage, { target }: Reply, { allowed_mentions }: MessageBody): void {
  if (!(allowed_mentions?.replied_user ?? !allowed_mentions)) return;
  if (!raw.mentions.some(({ id }) => id === target.author.id))
    raw.mentions.push(userJson(target.author) as never);
}

/** A request repeated with the same enforced nonce makes no second message. */
function sentWithNonce(world: World, channel: Channel, nonce: unknown): SentMessage | undefined {
  if (nonce === undefined || nonce === null) return undefined;
  return channel.messages.find((message) => message.author === world.bot && message.raw.nonce === nonce);
}

interface Reply {
  readonly target: SentMessage;
  readonly fields: Record<string, unknown>;
}

/** A reply to a deleted message fails, unless the bot said that it may go out as a plain message. */
function replyFields(world: World, channel: Channel, body: MessageBody): Reply | undefined {
  const reference = body.message_reference;
  if (!reference) return undefined;
  if (channel.kind !== 'dm' && !channel.allows(world.bot, 'ReadMessageHistory'))
    throw refusals.noHistoryForReply();
  const target = world.messages.get(reference.message_id);
  const exists = target !== undefined && !target.deleted && !target.onlyFor && target.channel === channel;
  if (!exists && reference.fail_if_not_exists !== false) {
    throw invalidForm([
      { path: ['message_reference'], code: 'REPLIES_UNKNOWN_MESSAGE', message: 'Unknown message' },
    ]);
  }
  if (!exists) return undefined;
  return {
    target,
    fields: {
      message_reference: {
        type: 0,
        channel_id: channel.id,
        message_id: target.id,
        ...(channel.guild ? { guild_id: channel.guild.id } : {}),
      },
    },
  };
}
