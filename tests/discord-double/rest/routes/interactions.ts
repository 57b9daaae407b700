// The callback route: the bot's first answer to an interaction, with Discord's deadline and its "once only".
import { CALLBACK, checkCallback, type Callback } from '../../limits/check-callback.js';
import { FLAG, type MessageBody, type UploadedFile } from '../../limits/check-message.js';
import { refusals } from '../../limits/refusal.js';
import { buildMessage, editMessage } from '../../world/build-message.js';
import { CALLBACK_DEADLINE_MS, type Interaction } from '../../world/interaction.js';
import type { SentMessage } from '../../world/sent-message.js';
import type { World } from '../../world/world.js';
import { checkAutoMod, stateOf } from '../message-rules.js';
import { json, noContent, type Routes } from '../router.js';

export const interactionRoutes: Routes = {
  'POST /interactions/:id/:token/callback': ({ world, param, body, files, query }) => {
    const interaction = world.interactions.get(param('token'));
    if (!interaction || interaction.id !== param('id')) throw refusals.unknownInteraction();
    if (interaction.callback) throw refusals.alreadyAcknowledged();
    if (world.clock.nowMs() - interaction.createdMs > CALLBACK_DEADLINE_MS)
      throw refusals.unknownInteraction();
    const message = acknowledge(world, interaction, body, files);
    world.changes.ring();
    return query.get('with_response') === 'true' ? json(responseJson(interaction, message)) : noContent;
  },
};

function acknowledge(
  world: World,
  interaction: Interaction,
  body: unknown,
  files: readonly UploadedFile[],
): SentMessage | undefined {
  const { source } = interaction;
  const callback = checkCallback(body, {
    interactionType: interaction.type,
    hasMessage: source !== undefined,
    files,
    attachmentLimit: interaction.attachmentLimit,
    ...(source ? { before: stateOf(source) } : {}),
  });
  if ('message' in callback) checkAutoMod(world, callback.message);
  const message = carryOut(world, interaction, callback, files);
  interaction.callback = { type: callback.type, atMs: world.clock.nowMs() };
  return message;
}

function carryOut(
  world: World,
  interaction: Interaction,
  callback: Callback,
  files: readonly UploadedFile[],
): SentMessage | undefined {
  const { source } = interaction;
  switch (callback.type) {
    case CALLBACK.message:
      return (interaction.original = respond(
        world,
        interaction,
        callback.message,
        files,
        callback.message.flags ?? 0,
      ));
    case CALLBACK.deferMessage: {
      // Of a deferred reply only EPHEMERAL and Components V2 are kept.
      const kept = callback.flags & (FLAG.ephemeral | FLAG.v2);
      return (interaction.original = respond(world, interaction, {}, [], kept | FLAG.loading));
    }
    case CALLBACK.deferUpdate:
      interaction.original = source;
      return source;
    case CALLBACK.update:
      interaction.original = source;
      if (source)
        world.change(source, editMessage(world, source.channel, source.raw, callback.message, files));
      return source;
    case CALLBACK.choices:
      interaction.choices = callback.choices;
      return undefined;
    case CALLBACK.modal:
      interaction.modal = callback.modal;
      return undefined;
  }
}

function respond(
  world: World,
  interaction: Interaction,
  body: MessageBody,
  files: readonly UploadedFile[],
  flags: number,
): SentMessage {
  const { channel, user, source } = interaction;
  const allFlags = interaction.forcedEphemeral ? flags | FLAG.ephemeral : flags;
  const isCommand = interaction.type === 2;
  const raw = buildMessage(world, {
    body,
    files,
    author: world.bot,
    channel,
    type: isCommand ? (interaction.metadata['target_message_id'] ? 23 : 20) : 19,
    flags: allFlags,
    extra: {
      application_id: world.applicationId,
      webhook_id: world.applicationId,
      interaction_metadata: interaction.metadata,
      ...(source ? { message_reference: { type: 0, channel_id: channel.id, message_id: source.id } } : {}),
    },
  });
  return world.store(channel, world.bot, raw, allFlags & FLAG.ephemeral ? user : undefined);
}

function responseJson(interaction: Interaction, message: SentMessage | undefined): Record<string, unknown> {
  const { callback, channel } = interaction;
  const type = callback?.type;
  const about = {
    id: interaction.id,
    type: interaction.type,
    channel_id: channel.id,
    ...(channel.guild ? { guild_id: channel.guild.id } : {}),
    ...(message
      ? {
          response_message_id: message.id,
          response_message_loading: message.isThinking,
          response_message_ephemeral: message.isEphemeral,
        }
      : {}),
  };
  if (!message || type === CALLBACK.deferUpdate) return { interaction: about };
  const resourceType = type === CALLBACK.deferMessage ? CALLBACK.deferMessage : type;
  return { interaction: about, resource: { type: resourceType, message: message.raw } };
}
