// Routes under an interaction's token: the original answer, follow-ups, edits, for fifteen minutes.
import { checkMessage, FLAG } from '../../limits/check-message.js';
import { refusals } from '../../limits/refusal.js';
import { buildMessage, editMessage } from '../../world/build-message.js';
import { TOKEN_LIFE_MS, USER_INSTALL_FOLLOW_UPS, type Interaction } from '../../world/interaction.js';
import type { SentMessage } from '../../world/sent-message.js';
import { checkAutoMod, stateOf } from '../message-rules.js';
import { json, noContent, type ApiAnswer, type Call, type Routes } from '../router.js';

const BASE = '/webhooks/:app/:token';

export const webhookRoutes: Routes = {
  [`POST ${BASE}`]: (call) => followUp(call, interactionOf(call)),
  [`GET ${BASE}/messages/@original`]: (call) => json(originalOf(interactionOf(call)).raw),
  [`PATCH ${BASE}/messages/@original`]: (call) => editOriginal(call, interactionOf(call)),
  [`DELETE ${BASE}/messages/@original`]: (call) => remove(call, interactionOf(call), '@original'),
  [`GET ${BASE}/messages/:message`]: (call) => json(messageOf(call, interactionOf(call)).raw),
  [`PATCH ${BASE}/messages/:message`]: (call) => {
    const interaction = interactionOf(call);
    const message = messageOf(call, interaction);
    return message === interaction.original
      ? editOriginal(call, interaction)
      : json(edit(call, interaction, message).raw);
  },
  [`DELETE ${BASE}/messages/:message`]: (call) => remove(call, interactionOf(call), call.param('message')),
};

/** Before the callback the token's webhook does not exist yet. */
function interactionOf(call: Call): Interaction {
  const interaction = call.world.interactions.get(call.param('token'));
  if (!interaction || call.param('app') !== call.world.applicationId) throw refusals.unknownWebhook();
  if (call.world.clock.nowMs() - interaction.createdMs > TOKEN_LIFE_MS) throw refusals.invalidWebhookToken();
  if (!interaction.callback) throw refusals.unknownWebhook();
  return interaction;
}

function originalOf(interaction: Interaction): SentMessage {
  if (!interaction.original || interaction.original.deleted) throw refusals.unknownMessage();
  return interaction.original;
}

function messageOf(call: Call, interaction: Interaction): SentMessage {
  const message = [interaction.original, ...interaction.followUps].find(
    (m) => m?.id === call.param('message'),
  );
  if (!message || message.deleted) throw refusals.unknownMessage();
  return message;
}

function editOriginal(call: Call, interaction: Interaction): ApiAnswer {
  const message = edit(call, interaction, originalOf(interaction));
  interaction.edits += 1;
  call.world.changes.ring();
  return json(message.raw);
}

function edit(call: Call, interaction: Interaction, message: SentMessage): SentMessage {
  const { world, files, body } = call;
  const parsed = checkMessage(body, {
    files,
    before: stateOf(message),
    attachmentLimit: interaction.attachmentLimit,
  });
  checkAutoMod(world, parsed);
  world.change(message, editMessage(world, message.channel, message.raw, parsed, files));
  return message;
}

function followUp(call: Call, interaction: Interaction): ApiAnswer {
  const { world, files, body } = call;
  // A follow-up to an answer that still "thinks" fills that answer.
  if (interaction.original?.isThinking && !interaction.original.deleted)
    return editOriginal(call, interaction);
  if (interaction.userInstalled && interaction.followUps.length >= USER_INSTALL_FOLLOW_UPS)
    throw refusals.tooManyFollowUps();
  const parsed = checkMessage(body, { files, attachmentLimit: interaction.attachmentLimit });
  checkAutoMod(world, parsed);
  const { channel, original } = interaction;
  const flags = (parsed.flags ?? 0) | (interaction.forcedEphemeral ? FLAG.ephemeral : 0);
  const raw = buildMessage(world, {
    body: parsed,
    files,
    author: world.bot,
    channel,
    type: original ? 19 : 0,
    flags,
    extra: {
      application_id: world.applicationId,
      webhook_id: world.applicationId,
      interaction_metadata: {
        ...interaction.metadata,
        ...(original ? { original_response_message_id: original.id } : {}),
      },
      ...(original
        ? { message_reference: { type: 0, channel_id: channel.id, message_id: original.id } }
        : {}),
    },
  });
  const message = world.store(channel, world.bot, raw, flags & FLAG.ephemeral ? interaction.user : undefined);
  interaction.followUps.push(message);
  world.changes.ring();
  return json(message.raw);
}

function remove(call: Call, interaction: Interaction, which: string): ApiAnswer {
  const message = which === '@original' ? originalOf(interaction) : messageOf(call, interaction);
  if (message === interaction.original) interaction.originalDeleted = true;
  call.world.deleteMessage(message);
  return noContent;
}
