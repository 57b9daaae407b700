// Where a long job shows itself: the interaction's own message, and a message in the channel when that can be changed no longer.
import { InteractionContextType, PermissionFlagsBits, Routes, type BaseInteraction } from 'discord.js';
import type { Locale } from '../../domain.js';
import { sentencesFor } from '../../i18n/discord/sentences-for.js';
import { describeError, type Logger } from '../log.js';
import type { InteractionDoor } from '../reply/interaction-door.js';
import { plainMessage, toBody, type OutgoingMessage } from '../reply/outgoing-message.js';
import { sendAgain } from '../reply/send-again.js';
import { toRequest } from '../reply/to-request.js';
import { withFiles } from '../reply/with-files.js';

/** Nothing here rejects: the job goes on, whether anybody sees it or not. */
export interface ProgressScreen {
  show(message: OutgoingMessage): Promise<void>;
  /** The last word: tried also where progress is shown no longer. */
  finish(message: OutgoingMessage): Promise<void>;
  /** To a message in the channel, sent with the bot's own token, which does not end after 15 minutes. */
  move(message: OutgoingMessage): Promise<void>;
}

interface Place {
  readonly interaction: BaseInteraction;
  readonly door: InteractionDoor;
  readonly locale: Locale;
  readonly log: Logger;
}

export function openProgressScreen({ interaction, door, locale, log }: Place): ProgressScreen {
  const { rest } = interaction.client;
  const texts = sentencesFor(locale).corpus.progress;
  let sentId: string | undefined;
  let isBlind = false;
  let last: Promise<void> = Promise.resolve();
  const inTurn = (step: () => Promise<void>): Promise<void> => {
    last = last.then(step).catch((error: unknown) => {
      log.warn({ error: describeError(error) }, 'the progress could not be shown');
    });
    return last;
  };
  const editSent = async (messageId: string, message: OutgoingMessage): Promise<void> => {
    const route = Routes.channelMessage(interaction.channelId ?? '', messageId);
    await withFiles(message, async (sent) => {
      const request = await toRequest(toBody(sent), sent.files);
      await sendAgain(() => rest.patch(route, request));
    });
  };
  const send = async (message: OutgoingMessage): Promise<void> => {
    const body = { ...toBody(message), nonce: interaction.id, enforce_nonce: true };
    const route = Routes.channelMessages(interaction.channelId ?? '');
    const sent = (await sendAgain(() => rest.post(route, { body }))) as { readonly id: string };
    sentId = sent.id;
    const place = `${interaction.guildId ?? '@me'}/${interaction.channelId ?? ''}/${sent.id}`;
    await door.edit(plainMessage(texts.movedTo(`https://discord.com/channels/${place}`)));
  };

  const write = (message: OutgoingMessage) =>
    sentId === undefined ? door.edit(message) : editSent(sentId, message);

  return {
    show: (message) => inTurn(async () => (isBlind ? undefined : write(message))),
    finish: (message) => inTurn(() => write(message)),
    move: (message) =>
      inTurn(async () => {
        try {
          if (mayWrite(interaction)) return await send(message);
        } catch (error) {
          log.warn({ error: describeError(error) }, 'no message for the progress');
        }
        if (sentId !== undefined) return;
        isBlind = true;
        log.warn({ doing: 'progress' }, 'the progress cannot move: the bot may not write into that channel');
        await door.edit(plainMessage(texts.cannotMove));
      }),
  };
}

/** Permissions as Discord stated them with the interaction; in direct messages with the bot there is nothing to ask. */
function mayWrite({ appPermissions, channel, context }: BaseInteraction): boolean {
  if (context === InteractionContextType.BotDM) return true;
  if (context === InteractionContextType.PrivateChannel) return false;
  const needed =
    channel?.isThread() === true
      ? PermissionFlagsBits.SendMessagesInThreads
      : PermissionFlagsBits.SendMessages;
  return appPermissions.has([PermissionFlagsBits.ViewChannel, needed]);
}
